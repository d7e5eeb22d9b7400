/** Documents without the person's names, places and words; what the books need of them stays. Pure. */
import type { Address } from '../../accounts/documents';
import type { Booking } from '../../bookings/documents';
import type { Comment } from '../../community/documents';
import type { Handover, Order } from '../../orders/documents';
import type { Visit } from '../../visits/documents';

/** The city stays: the region partner's part went by it. */
export function emptiedAddress({ id, province, city }: Address): Address {
  return { ...{ id, province, city }, name: '', phone: '', district: '', detail: '' };
}

const emptiedHandover = (handover: Handover | null): Handover | null =>
  handover === null || handover.kind === 'pickup'
    ? handover
    : { ...handover, address: emptiedAddress(handover.address) };

export function emptiedOrder(order: Order): Order {
  const afterSale = order.afterSale === null ? null : { ...order.afterSale, reason: '', pictures: [] };
  return { ...order, handover: emptiedHandover(order.handover), note: '', afterSale };
}

export function emptiedVisit(visit: Visit): Visit {
  const { address, handoverBefore } = visit;
  return {
    ...visit,
    ...{ address: emptiedAddress(address), note: '', handoverBefore: emptiedHandover(handoverBefore) },
  };
}

export function emptiedBooking(booking: Booking): Booking {
  return { ...booking, walkIn: null, note: '' };
}

/** The stars stay: they are in the product's sums, and say nothing of who gave them. */
export function emptiedComment(comment: Comment): Comment {
  return { ...comment, text: '', pictures: [], checkIds: [] };
}
