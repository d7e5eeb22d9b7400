/** Advertising slots as the merchant that pays for them sees them. */
import type { SlotSale } from '../../advertising/documents';
import { slotsOfMerchant, type CountedSlot, type SlotTime } from '../../advertising/slots';
import { soldSlot } from '../../advertising/sale';
import type { House } from '../../platform/house';
import { pageWith, type Cursor, type Page } from '../../platform/paging';
import type { Fen } from '../../units/amounts';
import type { Instant } from '../../units/days';
import { payments, type Payment } from '../documents';

/**
 * offered: can be paid · paying: a payment is begun · confirming: paid, and about to be shown · missed: the time to pay is
 * over · waiting, running, over: paid · takenBack, withdrawn: by the platform, unpaid or paid
 */
export type SlotPhase =
  'offered' | 'paying' | 'confirming' | 'missed' | 'waiting' | 'running' | 'over' | 'takenBack' | 'withdrawn';

export interface OfferedSlot extends Pick<
  CountedSlot,
  'place' | 'picture' | 'title' | 'from' | 'to' | 'views'
> {
  readonly id: string;
  readonly priceFen: Fen;
  readonly payUntil: Instant;
  readonly phase: SlotPhase;
  /** The open payment, where the person who looks began it. */
  readonly payment: Pick<Payment, '_id' | 'expiresAt'> | null;
  readonly orderId: string | null;
  readonly paidAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly refundedFen: Fen;
}

/** The latest end first. */
export async function offeredSlots(
  { database, clock }: Pick<House, 'database' | 'clock'>,
  wish: { readonly merchantId: string; readonly memberId: string },
  after: Cursor | null,
  limit: number,
): Promise<Page<OfferedSlot>> {
  const now = clock.now();
  const page = await slotsOfMerchant(database, wish.merchantId, { at: now, after, limit });
  const begun = page.rows.flatMap(({ sale }) =>
    sale?.state === 'offered' && sale.paymentId !== null ? [sale.paymentId] : [],
  );
  const found = await database.getMany(payments, begun);
  return pageWith(page, (counted) => {
    const { sale } = soldSlot(counted);
    const payment = found.get(sale.paymentId ?? '') ?? null;
    const isOwn = payment?.state === 'created' && payment.memberId === wish.memberId;
    const { _id: id, place, picture, title, from, to, views, time } = counted;
    const { priceFen, payUntil, orderId, paidAt, endedAt, refundedFen } = sale;
    return {
      ...{ id, place, picture, title, from, to, views },
      ...{ priceFen, payUntil, orderId, paidAt, endedAt, refundedFen },
      phase: phaseOf(sale, time, payment?.state ?? null, now),
      payment: isOwn ? { _id: payment._id, expiresAt: payment.expiresAt } : null,
    };
  });
}

function phaseOf(
  { state, payUntil }: SlotSale,
  time: SlotTime,
  payment: Payment['state'] | null,
  now: Instant,
): SlotPhase {
  if (state === 'paid') return time;
  if (state === 'lapsed') return 'missed';
  if (state !== 'offered') return state;
  if (payment === 'paid') return 'confirming';
  if (payment === 'created') return 'paying';
  return now < payUntil ? 'offered' : 'missed';
}
