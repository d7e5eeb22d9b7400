/** The payments and refunds that WeChat Pay's bill of a day must list, as the mall has them. */
import type { Fen } from '../units/amounts';
import type { Day } from '../units/days';
import { wechatAccount } from '../ledger/accounts';
import type { Entry } from '../ledger/entry';
import { journal } from '../ledger/state';
import { findAll, getAll, type Reader } from '../platform/database';
import type { BillLine } from '../platform/wechat-pay/wechat-pay';
import type { CashHouse } from './cash-house';
import { orders, payments, refunds, type Order } from './documents';
import { confirmPayment } from './paying/confirm-payment';
import { refundIdOf, refundNumber } from './refunding/send-refunds';

export interface MoneyMove {
  readonly kind: 'payment' | 'refund';
  readonly orderId: string;
  /** The number at WeChat Pay; empty for a payment. */
  readonly refundNumber: string;
  readonly subMchid: string;
  readonly amountFen: Fen;
  /** Whether the journal has it. */
  readonly booked: boolean;
}

export async function moneyOfDay(reader: Reader, day: Day): Promise<MoneyMove[]> {
  const [paid, refunded] = await Promise.all([
    findAll(reader, payments, { billDay: day }),
    findAll(reader, refunds, { billDay: day }),
  ]);
  const parts = paid.flatMap((payment) =>
    payment.received.map((part) => ({ ...part, entryId: `pay:${payment._id}`, refundNumber: '' })),
  );
  const backs = refunded.map((refund) => ({
    orderId: refund.orderId,
    amountFen: refund.amountFen,
    // A late payment and its way back are one entry.
    entryId: refund._id === `late-${refund.orderId}` ? `pay:${refund.paymentId}` : `refund:${refund._id}`,
    refundNumber: refundNumber(refund),
  }));
  const all = [...parts, ...backs];
  const ordered = await getAll(
    reader,
    orders,
    all.map((one) => one.orderId),
  );
  const entries = await getAll(
    reader,
    journal,
    all.map((one) => one.entryId),
  );
  return all.map(({ orderId, amountFen, entryId, refundNumber: number }) => {
    const order = ordered.get(orderId);
    const kind = number === '' ? 'payment' : 'refund';
    const booked = isBooked(entries.get(entryId), order, kind, amountFen);
    return { kind, orderId, refundNumber: number, subMchid: order?.subMchid ?? '', amountFen, booked };
  });
}

function isBooked(
  entry: Entry | undefined,
  order: Order | undefined,
  kind: MoneyMove['kind'],
  amountFen: Fen,
): boolean {
  if (entry === undefined || order === undefined) return false;
  const account = wechatAccount(order.merchantId);
  const units = kind === 'payment' ? amountFen : -amountFen;
  return entry.legs.some((leg) => leg.account === account && leg.why === kind && leg.units === units);
}

/** What WeChat lists as paid and no notice told: each payment is asked for and taken in. */
export async function takeInMissed(house: CashHouse, day: Day, orderIds: readonly string[]): Promise<void> {
  const moves = await moneyOfDay(house.database, day);
  const known = new Set(moves.filter((move) => move.kind === 'payment').map((move) => move.orderId));
  const missed = await getAll(
    house.database,
    orders,
    orderIds.filter((orderId) => !known.has(orderId)),
  );
  for (const paymentId of new Set([...missed.values()].map((order) => order.paymentId)))
    await confirmPayment(house, paymentId);
}

/** The lines that moved money: WeChat's bill keeps a refund that it closed later, and never marks it. */
export async function withoutGivenUp(reader: Reader, lines: readonly BillLine[]): Promise<BillLine[]> {
  const numbers = lines.filter((line) => line.kind === 'refund').map((line) => line.refundNumber);
  const known = await getAll(reader, refunds, numbers.map(refundIdOf));
  return lines.filter(({ refundNumber: number }) => {
    const refund = known.get(refundIdOf(number));
    return refund === undefined || refundNumber(refund) === number;
  });
}
