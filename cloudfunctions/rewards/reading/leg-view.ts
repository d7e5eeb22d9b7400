/** One reward of one settlement as its receiver sees it. Pure. */
import { cumulativeStep } from '../../units/shares';
import type { Day } from '../../units/days';
import type { Settlement } from '../../orders/documents';
import type { HeldLeg } from '../documents';
import type { RewardLeg } from '../legs';
import { KIND_OF, type RewardKind } from './kinds';

/**
 * pending: paid, not settled · held: waits for the verified name · effective · partlyReversed ·
 * reversed: taken back with the order's money · lapsed: no name within the time.
 */
export type RewardState = 'pending' | 'held' | 'effective' | 'partlyReversed' | 'reversed' | 'lapsed';

export interface LegView {
  readonly kind: RewardKind;
  readonly asset: 'SV' | 'POINTS';
  /** As it was counted at first; while pending, what is expected. */
  readonly units: number;
  /** What refunds have taken back of it. */
  readonly reversedUnits: number;
  /** 0 where it is no rate. */
  readonly rateBp: number;
  /** Section of the rule book. */
  readonly rule: string;
  readonly state: RewardState;
  /** Use of a session card; 1 for everything else. */
  readonly use: number;
  /** The day it became, or becomes, effective; null while nobody can know. */
  readonly day: Day | null;
  /** While held: the last day on which a verified name still brings it. */
  readonly heldThrough: Day | null;
}

/** The legs of the settlement that the holder received. */
export function legViews(
  settlement: Settlement,
  to: RewardLeg['to'],
  held: ReadonlyMap<string, HeldLeg>,
): LegView[] {
  return settlement.legs.filter((leg) => leg.to === to).map((leg) => legView(settlement, leg, held));
}

export function legView(settlement: Settlement, leg: RewardLeg, held: ReadonlyMap<string, HeldLeg>): LegView {
  const waiting = leg.heldAs === undefined ? undefined : held.get(leg.heldAs);
  const reversedUnits = reversedOf(settlement, leg);
  return {
    ...KIND_OF[leg.why],
    asset: leg.asset,
    units: leg.units,
    reversedUnits,
    rateBp: leg.rateBp,
    state: stateOf(leg.units, reversedUnits, settlement.reversed, waiting),
    use: settlement.use,
    day: settlement.day,
    heldThrough: waiting?.state === 'held' ? waiting.lapsesAfter : null,
  };
}

/** After refunds of f out of F: ⌊leg·f/F⌋ (rules.md §10); undone uses carry no money and are whole. */
function reversedOf({ reversed, refundedFen, amountFen }: Settlement, { units }: RewardLeg): number {
  return reversed ? units : cumulativeStep(units, 0, refundedFen, Math.max(1, amountFen));
}

function stateOf(
  units: number,
  reversedUnits: number,
  isWhole: boolean,
  waiting: HeldLeg | undefined,
): RewardState {
  if (isWhole || (units > 0 && reversedUnits === units)) return 'reversed';
  if (waiting?.state === 'held') return 'held';
  if (waiting?.state === 'lapsed') return 'lapsed';
  return reversedUnits > 0 ? 'partlyReversed' : 'effective';
}
