/** An order that nobody pays is closed: stock, frozen and reserved points go back (rules.md §10). */
import { loadMember, noteNotUnpaid } from '../../accounts/unpaid';
import { loadSkus, returnStock } from '../../catalog/stock';
import { loadCoupons, returnCoupon } from '../../coupons/use';
import { memberHolder, merchantHolder } from '../../ledger/accounts';
import type { Book } from '../../ledger/book';
import { post, type BooksHouse } from '../../ledger/post';
import type { Reader } from '../../platform/database';
import { orders, payments, type Order, type Payment } from '../documents';
import { releasePoints } from '../point-part/move';
import { moved } from '../states';

/**
 * Closes the payment and its orders; false when it was paid or closed before, or when WeChat Pay has
 * been asked for it since `payment` was read: then WeChat has to close it first.
 */
export async function closeUnpaid(house: BooksHouse, payment: Payment): Promise<boolean> {
  const paymentId = payment._id;
  // Which orders and merchants a payment covers never changes, so it may be read beforehand.
  const ordered = await house.database.getMany(orders, payment.orderIds);
  const posting = {
    entryId: `close-unpaid:${paymentId}`,
    kind: 'close-unpaid',
    cause: paymentId,
    holders: [...ordered.values()].flatMap(({ merchantId, memberId, pointPart }) => [
      merchantHolder(merchantId),
      ...(pointPart === undefined ? [] : [memberHolder(memberId)]),
    ]),
  };
  const couponIds = [...ordered.values()].flatMap(({ couponId }) => (couponId === null ? [] : [couponId]));
  const skuIds = [...ordered.values()].flatMap((order) => order.lines.map((line) => line.skuId));
  return post(
    house,
    posting,
    (reader) => load(reader, payment, skuIds, couponIds),
    (book, loaded) => close(book, loaded, payment.askedAt),
  );
}

async function load(reader: Reader, known: Payment, skuIds: readonly string[], couponIds: readonly string[]) {
  const [payment, ordered, skus, member, coupons] = await Promise.all([
    reader.get(payments, known._id),
    reader.getMany(orders, known.orderIds),
    loadSkus(reader, skuIds),
    loadMember(reader, known.memberId),
    loadCoupons(reader, couponIds),
  ]);
  return { payment, ordered, skus, member, coupons };
}

function close(book: Book, loaded: Awaited<ReturnType<typeof load>>, askedAt: Payment['askedAt']): boolean {
  const { payment, member } = loaded;
  if (payment?.state !== 'created' || payment.askedAt !== askedAt || member === null) return false;
  for (const order of loaded.ordered.values()) {
    closeOrder(book, order);
    if (order.couponId !== null) returnCoupon(book, loaded.coupons.get(order.couponId), order._id);
  }
  returnStock(
    book,
    loaded.skus,
    [...loaded.ordered.values()].flatMap((order) => order.lines),
  );
  noteNotUnpaid(book, member, payment.orderIds);
  book.put(payments, { ...payment, state: 'closed', dueAt: null });
  return true;
}

function closeOrder(book: Book, order: Order): void {
  const holder = merchantHolder(order.merchantId);
  book.movePoints({ holder, place: 'frozen' }, { holder, place: 'points' }, order.deducted, 'unfreeze');
  const { pointPart } = order;
  if (pointPart !== undefined) releasePoints(book, order, pointPart.units);
  const given = pointPart === undefined ? {} : { pointPart: { ...pointPart, returned: pointPart.units } };
  book.put(orders, { ...order, ...given, state: moved(order.state, 'close') });
}
