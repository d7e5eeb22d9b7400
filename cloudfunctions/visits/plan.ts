/** A paid order is to be done, or brought, at the customer's address: a place in a window, and the order holds it. */
import { addressOf } from '../accounts/addresses';
import { loadProducts } from '../catalog/read';
import { loadSkus } from '../catalog/stock';
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import type { Order } from '../orders/documents';
import { loadOrder } from '../orders/list';
import { putOrder, withHold } from '../orders/reserve-use';
import { inputHash } from '../platform/ids';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { storeOf } from '../stores/merchants';
import { capacityOf, covers, demandTimely } from './area';
import { visitAreas, visits, type Visit, type Window } from './documents';
import { LIVE_STATES } from './states';
import { tellVisit } from './tell';
import { loadWindows, takePlace } from './windows';

export interface PlanVisit extends Window {
  readonly visitId: string;
  readonly memberId: string;
  readonly orderId: string;
  readonly addressId: string;
  readonly storeId: string;
  readonly note: string;
}

/** `code` is secret and therefore made outside; the same request again answers the visit as it stands. */
export function planVisit(house: BooksHouse, request: PlanVisit, code: string): Promise<Visit> {
  const { visitId } = request;
  const posting = { entryId: `visit:${visitId}`, kind: 'visit', cause: visitId, holders: [] };
  return post(
    house,
    posting,
    (reader) => load(reader, request),
    (book, loaded) => {
      if (loaded.known !== null)
        return loaded.known.inputHash === inputHash(request) ? loaded.known : refuse('REQUEST_REUSED');
      return planned(book, request, loaded, code);
    },
  );
}

async function load(reader: Reader, request: PlanVisit) {
  const known = await reader.get(visits, request.visitId);
  if (known !== null) return { known } as const;
  const [order, area, store, address, windows, others] = await Promise.all([
    loadOrder(reader, request.orderId),
    reader.get(visitAreas, request.storeId),
    storeOf(reader, request.storeId),
    addressOf(reader, request.memberId, request.addressId),
    loadWindows(reader, [request]),
    reader.find(visits, { where: { orderId: request.orderId }, limit: 100 }),
  ]);
  if (order?.memberId !== request.memberId) return refuse('NOT_FOUND', {}, '没有找到这笔订单');
  await demandAtHome(reader, order);
  return { known, order, area, store, address, windows, others } as const;
}
type Loaded = Extract<Awaited<ReturnType<typeof load>>, { known: null }>;

/** Everything in the order can be had at home, or the refusal `NOT_BOOKABLE`. */
export async function demandAtHome(reader: Reader, order: Order): Promise<void> {
  const ids = order.lines.map((line) => line.skuId);
  const skus = await loadSkus(reader, ids);
  const productIds = [...skus.values()].map((sku) => sku.productId);
  const products = await loadProducts(reader, productIds);
  const isAtHome = ids.every((id) => products.get(skus.get(id)?.productId ?? '')?.isAtHome === true);
  if (!isAtHome) refuse('NOT_BOOKABLE', {}, '订单里有不支持到家的商品或项目');
}

function planned(book: Book, request: PlanVisit, loaded: Loaded, code: string): Visit {
  const { order, area, store, address, windows } = loaded;
  const { at, policy } = book.context;
  const { visitId, storeId, day, from, to } = request;
  if (area?.isOpen !== true || area.merchantId !== order.merchantId || store.merchantId !== order.merchantId)
    refuse('NOT_BOOKABLE', {}, '这家门店暂不提供到家服务');
  if (!covers(area, address)) refuse('NOT_BOOKABLE', {}, '这个地址不在门店的上门范围内');
  demandTimely(request, at, policy.visits);
  const capacity = capacityOf(area, request) ?? refuse('NOT_BOOKABLE', {}, '门店没有这个上门时段');
  const { kind } = order;
  if (kind !== 'goods' && kind !== 'service') return refuse('NOT_BOOKABLE');
  const hasLive = loaded.others.some((one) => LIVE_STATES.includes(one.state));
  if (kind === 'goods' && (order.state !== 'paid' || hasLive))
    refuse('WRONG_STATE', { state: order.state }, '这笔订单不能再预约送货上门');
  takePlace(book, windows, { before: null, after: { storeId, day, from } }, capacity);
  const held = kind === 'service' ? withHold(order, visitId) : order;
  putOrder(book, { ...held, handover: { kind: 'home', address, visitId } });
  const visit: Visit = {
    ...{ _id: visitId, orderId: order._id, kind, title: order.lines[0]?.title ?? '' },
    ...{ memberId: order.memberId, merchantId: order.merchantId, storeId, storeName: store.name },
    ...{ address, note: request.note, day, from, to, code, wrongCodes: 0 },
    ...{ dealerId: null, dealerName: null, provider: null, courier: null, hands: null },
    ...{ state: 'placed', reason: null, moves: 0, at: { placed: at }, createdAt: at },
    handoverBefore: order.handover,
    inputHash: inputHash(request),
  };
  book.put(visits, visit);
  tellVisit(book, visit, '门店会尽快安排人员');
  return visit;
}
