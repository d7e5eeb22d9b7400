/**
 * A refund, full or partial. Before settlement nothing was earned and the freeze is lifted; after
 * it every leg is reversed by a compensating entry (rules.md §10).
 */
import { isAmount, type Fen } from '../../units/amounts';
import type { Instant } from '../../units/days';
import { cumulativeStep } from '../../units/shares';
import { loadSkus, returnStock } from '../../catalog/stock';
import type { Sku } from '../../catalog/documents';
import { loadCoupons, returnCoupon } from '../../coupons/use';
import { MALL, memberHolder, merchantHolder, wechatAccount, type HolderId } from '../../ledger/accounts';
import type { Book } from '../../ledger/book';
import { post, type BooksHouse } from '../../ledger/post';
import { inputHash } from '../../platform/ids';
import type { Reader } from '../../platform/database';
import type { HeldLeg } from '../../rewards/documents';
import { loadHeldLegs } from '../../rewards/held-legs';
import { refuse } from '../../platform/refusal';
import { retry } from '../../platform/retry';
import { orders, refunds, type Order, type Refund, type ReturnedPieces } from '../documents';
import { newRefund } from './new-refund';
import { quantitiesLeft, quantitiesOf, refusePieces, withReturnedPieces } from './pieces';
import { refuseReceipt } from './receipt-order';
import { hasNoStock, isHandedOver } from '../kinds';
import { portionOfUse } from '../portions';
import { isGivenBack, pointsBack, refundedFenOf, unusedUses } from './refundable';
import { releasePoints } from '../point-part/move';
import { reverseSettlement } from '../settlement';
import { moved } from '../states';

export interface RefundRequest {
  readonly refundId: string;
  readonly orderId: string;
  /** Out of amountFen; freight goes back with a full refund before shipping. */
  readonly amountFen: Fen;
  readonly reason: string;
  /** What goes back; it must cost the amount. */
  readonly pieces?: readonly ReturnedPieces[];
}

/** The order settled between reading it and refunding it: its legs name holders not loaded. */
class SettledMeanwhile extends Error {
  override name = 'SettledMeanwhile';
}
const READINGS = { attempts: 5, firstDelayMs: 5, longestDelayMs: 100 };

/** What must still be true of the order when it is refunded. */
export interface RefundDemands {
  /** When the after-sale request was made that this refund answers: the customer may have taken it back. */
  readonly answers?: Instant;
  readonly onlyIn?: Order['state'];
  /** What the refund is part of: read with the rest, decided in the same transaction. */
  readonly beside?: (reader: Reader) => Promise<(book: Book) => void>;
}

/** Refunds once; the same request again answers the same refund. */
export function refundOrder(
  house: BooksHouse,
  request: RefundRequest,
  demands: RefundDemands = {},
): Promise<Refund> {
  const again = (error: unknown): boolean => error instanceof SettledMeanwhile;
  return retry(READINGS, house.waiting, again, async () => {
    const order = await house.database.get(orders, request.orderId);
    return refundKnown(house, order ?? refuse('NOT_FOUND', { orderId: request.orderId }), request, demands);
  });
}

/** The refund, if it was ever begun. */
export function refundKept(reader: Reader, refundId: string): Promise<Refund | null> {
  return reader.get(refunds, refundId);
}

function refundKnown(
  house: BooksHouse,
  order: Order,
  request: RefundRequest,
  demands: RefundDemands,
): Promise<Refund> {
  const { refundId } = request;
  const posting = {
    entryId: `refund:${refundId}`,
    kind: 'refund',
    cause: order._id,
    input: request,
    holders: refundHolders(order),
    shardKey: order._id,
  };
  return post(
    house,
    posting,
    (reader) => Promise.all([load(reader, order, refundId), demands.beside?.(reader)]),
    (book, [loaded, beside]) => {
      if (loaded.refund !== null)
        return loaded.refund.inputHash === inputHash(request) ? loaded.refund : refuse('REQUEST_REUSED');
      const present = loaded.order ?? refuse('NOT_FOUND', { orderId: order._id });
      if (present.settlements.length !== order.settlements.length) throw new SettledMeanwhile(order._id);
      if (present.kind === 'slot' && beside === undefined)
        refuse('WRONG_STATE', {}, '广告位的退款在撤下广告位时一并办理');
      beside?.(book);
      return decide(book, answered(book, present, demands), loaded, request);
    },
  );
}

/** The order with its after-sale request granted, where it still stands. */
function answered(book: Book, order: Order, { answers, onlyIn = order.state }: RefundDemands): Order {
  if (order.state !== onlyIn) refuse('WRONG_STATE', { state: order.state });
  if (answers === undefined) return order;
  const { afterSale } = order;
  if (afterSale?.state !== 'requested' || afterSale.requestedAt !== answers)
    refuse('WRONG_STATE', { state: afterSale?.state ?? order.state }, '售后申请已经变化，请刷新后再试');
  return granted(order, book.context.at);
}

/** What was asked for and not answered is granted with it: nobody could answer it any more when all of it is back. */
function granted(order: Order, at: Instant): Order {
  const { afterSale } = order;
  if (afterSale?.state !== 'requested') return order;
  return { ...order, afterSale: { ...afterSale, state: 'refunded', endedAt: at } };
}

function refundHolders(order: Order): HolderId[] {
  const rewarded = order.settlements.flatMap((settlement) => settlement.legs.map((leg) => leg.to));
  // The referrer counts its customers' sales, whether it earned from them or not.
  const people = [order.memberId, ...order.chain.slice(0, 1)].map(memberHolder);
  return [...new Set([...people, merchantHolder(order.merchantId), ...rewarded])];
}

async function load(reader: Reader, known: Order, refundId: string) {
  const [order, refund, skus, held, coupons] = await Promise.all([
    reader.get(orders, known._id),
    reader.get(refunds, refundId),
    loadSkus(reader, hasNoStock(known) ? [] : known.lines.map((line) => line.skuId)),
    known.settlements.length === 0 ? new Map<string, HeldLeg>() : loadHeldLegs(reader, known._id),
    loadCoupons(reader, known.couponId === null ? [] : [known.couponId]),
  ]);
  return { order, refund, skus, held, coupons };
}
type Loaded = Awaited<ReturnType<typeof load>>;

function decide(book: Book, order: Order, loaded: Loaded, request: RefundRequest): Refund {
  if (!isAmount(request.amountFen)) refuse('INVALID_INPUT');
  // Only an order of nothing is refunded with nothing.
  if (request.amountFen === 0 && order.amountFen > 0) refuse('INVALID_INPUT');
  const refunded = moved(order.state, 'refund');
  refuseReceipt(order);
  const { pieces = [] } = request;
  const next = withReturnedPieces(refundTo(book, order, loaded, request), pieces);
  const isWhole = refundedFenOf(next) === order.amountFen || order.uses > 1;
  const pointUnits = returnedOf(next) - returnedOf(order);
  const withState: Order = isWhole
    ? {
        ...granted(next, book.context.at),
        ...{ state: next.settlements.some((one) => !one.reversed) ? 'settled' : refunded, dueAt: null },
      }
    : next;
  book.put(orders, withState);
  // Nothing of the order was ever earned: the customer has the coupon again.
  if (isWhole && order.couponId !== null && next.settlements.length === 0)
    returnCoupon(book, loaded.coupons.get(order.couponId), order._id);
  const freightFen = isWhole && order.state === 'paid' && order.kind === 'goods' ? order.freightFen : 0;
  const cash = request.amountFen + freightFen;
  book.moveCash(wechatAccount(order.merchantId), MALL.customers, cash, 'refund');
  const refund = newRefund(book, order, {
    refundId: request.refundId,
    amountFen: cash,
    reason: request.reason,
    inputHash: inputHash(request),
    ...{ pointUnits, pieces },
  });
  book.insert(refunds, refund);
  return refund;
}

function refundTo(book: Book, order: Order, loaded: Loaded, request: RefundRequest): Order {
  const { pieces = [] } = request;
  if (pieces.length > 0) refusePieces(order, pieces, request.amountFen);
  if (order.uses > 1) return refundUnusedUses(book, order, loaded.skus, request);
  // A use that was undone stands unsettled again.
  const settlement = order.settlements.find((one) => !one.reversed);
  const left = order.amountFen - refundedFenOf(order);
  if (request.amountFen > left) refuse('REFUND_TOO_LARGE', { leftFen: left });
  if (order.kind === 'pack' && request.amountFen < left) refuse('INVALID_INPUT', {}, '礼包只能全额退款');
  if (settlement === undefined) return refundUnsettled(book, order, loaded.skus, request);
  const refundedTo = settlement.refundedFen + request.amountFen;
  const reversed = reverseSettlement(
    book,
    order,
    settlement,
    { refundedFen: refundedTo },
    loaded.held,
    request.refundId,
  );
  return withReturned({ ...order, settlements: [reversed] }, pointsBack(order, request.amountFen));
}

/** Nothing was earned yet: the freeze is lifted in proportion; what was not sent lies on the shelf again. */
function refundUnsettled(
  book: Book,
  order: Order,
  skus: ReadonlyMap<string, Sku>,
  { amountFen, pieces = [] }: RefundRequest,
): Order {
  const before = order.refundedUnsettledFen;
  const after = before + amountFen;
  const freed = cumulativeStep(order.deducted, before, after, order.amountFen);
  unfreeze(book, order, freed);
  const back = after === order.amountFen ? quantitiesLeft(order) : quantitiesOf(order, pieces);
  if (!isHandedOver(order)) returnStock(book, skus, back);
  const released = pointsBack(order, amountFen);
  releasePoints(book, order, released);
  return withReturned({ ...order, refundedUnsettledFen: after }, released);
}

/** Of a session card the unused uses go back, all of them, pro rata (rules.md §13). */
function refundUnusedUses(
  book: Book,
  order: Order,
  skus: ReadonlyMap<string, Sku>,
  request: RefundRequest,
): Order {
  // Refunded once, the card is closed.
  if (isGivenBack(order)) refuse('REFUND_TOO_LARGE', { leftFen: 0 });
  const unused = unusedUses(order);
  const portions = unused.map((use) => portionOfUse(order, use));
  const amountFen = portions.reduce((sum, portion) => sum + portion.amountFen, 0);
  if (unused.length === 0 || request.amountFen !== amountFen)
    refuse('REFUND_TOO_LARGE', { leftFen: amountFen });
  unfreeze(
    book,
    order,
    portions.reduce((sum, portion) => sum + portion.deducted, 0),
  );
  if (unused.length === order.uses) returnStock(book, skus, order.lines);
  const released = pointsBack(order, amountFen);
  releasePoints(book, order, released);
  return withReturned({ ...order, refundedUnsettledFen: amountFen }, released);
}

const returnedOf = ({ pointPart }: Order): number => pointPart?.returned ?? 0;

function withReturned(order: Order, units: number): Order {
  const { pointPart } = order;
  if (pointPart === undefined) return order;
  return { ...order, pointPart: { ...pointPart, returned: pointPart.returned + units } };
}

function unfreeze(book: Book, order: Order, units: number): void {
  const holder = merchantHolder(order.merchantId);
  book.movePoints({ holder, place: 'frozen' }, { holder, place: 'points' }, units, 'unfreeze');
}
