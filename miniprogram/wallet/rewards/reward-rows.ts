/** Orders with what they brought, as the list shows them, and what narrows the list. Pure. */
import {
  amountText,
  KIND_WORDS,
  rowTitle,
  stateWords,
  type KindSum,
  type Leg,
  type RewardRow,
  type StateWords,
} from '../../services/reward-words';
import { dayText } from '../../services/times';

export interface LegLine extends StateWords {
  readonly key: string;
  readonly name: string;
  readonly amount: string;
  /** What refunds took back of it; empty where none did. */
  readonly reversed: string;
}

export interface RowView {
  readonly orderId: string;
  readonly title: string;
  readonly placed: string;
  readonly kinds: readonly Leg['kind'][];
  readonly legs: readonly LegLine[];
}

export interface Filter {
  readonly kind: Leg['kind'] | '';
  readonly label: string;
}

export function rowView(row: RewardRow): RowView {
  const legs = together(row.legs);
  return {
    orderId: row.orderId,
    title: rowTitle(row),
    placed: dayText(row.placedAt),
    kinds: [...new Set(legs.map(({ kind }) => kind))],
    legs: legs.map(legLine),
  };
}

/** Uses of a session card that brought the same and stand the same are one line. */
function together(legs: readonly Leg[]): Leg[] {
  const lines = new Map<string, Leg>();
  for (const leg of legs) {
    const key = keyOf(leg);
    const before = lines.get(key);
    lines.set(key, {
      ...leg,
      units: leg.units + (before?.units ?? 0),
      reversedUnits: leg.reversedUnits + (before?.reversedUnits ?? 0),
    });
  }
  return [...lines.values()];
}

const keyOf = ({ kind, asset, state, day }: Leg): string => [kind, asset, state, day ?? ''].join(' ');

function legLine(leg: Leg): LegLine {
  const { kind, asset, units, reversedUnits } = leg;
  return {
    key: keyOf(leg),
    name: KIND_WORDS[kind],
    amount: amountText(asset, units),
    reversed: reversedUnits === 0 ? '' : `退款扣回 ${amountText(asset, reversedUnits)}`,
    ...stateWords(leg),
  };
}

/** Of the kinds that ever brought this person something; none where there is nothing to choose between. */
export function filtersOf(sums: readonly KindSum[], rows: readonly RowView[]): Filter[] {
  const kinds = new Set([...sums.map(({ kind }) => kind), ...rows.flatMap((row) => row.kinds)]);
  if (kinds.size < 2) return [];
  const own = [...kinds].map((kind) => ({ kind, label: KIND_WORDS[kind] }));
  return [{ kind: '', label: '全部' }, ...own];
}

export function matches({ kinds }: RowView, kind: Filter['kind']): boolean {
  return kind === '' || kinds.includes(kind);
}
