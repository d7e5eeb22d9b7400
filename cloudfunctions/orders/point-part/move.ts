/**
 * The points of an order on the book (rules.md §12). They are the buyer's, and reserved, from the moment it is
 * placed until it settles: an order that closes or is refunded before gives back what nobody else has had.
 */
import { formatUnits } from '../../units/decimals';
import type { PointUnits } from '../../units/amounts';
import { MALL, memberHolder, merchantHolder } from '../../ledger/accounts';
import type { Book, PointSide } from '../../ledger/book';
import { demandNoDebt } from '../../ledger/point-debts';
import { refuse } from '../../platform/refusal';
import type { Order } from '../documents';

type Whose = Pick<Order, 'memberId' | 'merchantId' | 'kind'>;

const custodial = (memberId: string): PointSide => ({ holder: memberHolder(memberId), place: 'custodial' });
const reserved = (memberId: string): PointSide => ({ holder: memberHolder(memberId), place: 'frozen' });
/** Points for the platform's goods burn; a merchant's join its stock. */
const taker = ({ kind, merchantId }: Whose): PointSide =>
  kind === 'exchange' ? { mall: MALL.burned } : { holder: merchantHolder(merchantId), place: 'points' };

/** Refuses `POINTS_OWED`, `POINTS_SHORT`. */
export function reservePoints(book: Book, memberId: string, units: PointUnits): void {
  const holder = memberHolder(memberId);
  demandNoDebt(book, holder);
  if (book.holder(holder).custodial < units) refuse('POINTS_SHORT');
  book.movePoints(custodial(memberId), reserved(memberId), units, 'reserve');
}

/** Before settlement: what was reserved is free again. */
export function releasePoints(book: Book, { memberId }: Whose, units: PointUnits): void {
  book.movePoints(reserved(memberId), custodial(memberId), units, 'reserve.back');
}

/** The order settles. */
export function payPoints(book: Book, order: Whose, units: PointUnits): void {
  const why = order.kind === 'exchange' ? 'exchange.burn' : 'pointsPaid';
  book.movePoints(reserved(order.memberId), taker(order), units, why);
}

/**
 * After settlement, by a compensating entry: to the custodialAccount, or reserved again for a use that is undone.
 * Burned points come back out of `burned`. Refuses `MERCHANT_SHORT_OF_POINTS` while the merchant has spent them.
 */
export function repayPoints(book: Book, order: Whose, units: PointUnits, to: 'refund' | 'undo'): void {
  const from = taker(order);
  if ('holder' in from) {
    const owed = book.context.policy.merchants.maxOwedPointUnits;
    const missing = units - book.holder(from.holder).points - owed;
    if (missing > 0) refuseShort(order, missing);
  }
  const why = order.kind === 'exchange' ? 'refund.exchange' : 'refund.pointsPaid';
  const back = to === 'refund' ? custodial(order.memberId) : reserved(order.memberId);
  book.movePoints(from, back, units, why);
}

function refuseShort({ merchantId }: Whose, missing: PointUnits): never {
  const missingPoints = formatUnits(missing, 6);
  const sentence = `商家的积分储备还差 ${missingPoints} 积分，补足后才能把顾客支付的积分退回`;
  return refuse('MERCHANT_SHORT_OF_POINTS', { merchantId, missingPoints }, sentence);
}
