/** Part of what is placed is paid in points: as many as the person has confirmed, or nothing is placed. */
import type { PointUnits } from '../../units/amounts';
import { formatUnits } from '../../units/decimals';
import { memberHolder } from '../../ledger/accounts';
import type { Book } from '../../ledger/book';
import { refuse } from '../../platform/refusal';
import type { Merchant } from '../../stores/documents';
import { cover, shareBpOf, sumOf } from '../point-part/cover';
import { reservePoints } from '../point-part/move';
import type { OrderDraft } from './create';

/** Points as the person has agreed to them, let through by the pay password. */
export interface PointsAgreed {
  /** Of all orders together, as the page before showed them. */
  readonly units: PointUnits;
  readonly password: string;
}

/** Refuses `POINTS_CHANGED` when the day's price, the balance or a merchant's terms make it another number by now. */
export function payPartly(
  book: Book,
  memberId: string,
  drafts: readonly OrderDraft[],
  merchants: ReadonlyMap<string, Merchant>,
  { units }: PointsAgreed,
): OrderDraft[] {
  const { state, policy } = book.context;
  const covered = cover(drafts, {
    shareBpOf: (merchantId) => shareBpOf(merchants.get(merchantId), policy),
    price: state.price,
    available: book.holder(memberHolder(memberId)).custodial,
  });
  if (covered.some((draft) => draft.kind === 'exchange' && !isWhole(draft))) refuse('POINTS_SHORT');
  const { units: needed } = sumOf(covered);
  if (needed !== units || needed === 0) refuse('POINTS_CHANGED', { points: formatUnits(needed, 6) });
  reservePoints(book, memberId, needed);
  return covered;
}

/** Goods for points cost points alone. */
const isWhole = ({ lines }: OrderDraft): boolean => lines.every((line) => line.amountFen === 0);
