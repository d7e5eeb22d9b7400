/**
 * Placing orders that are already priced: one transaction takes the stock, freezes the merchants'
 * points at the day's price and writes the orders with the payment that covers them (rules.md §10).
 */
import { pointsForAllowance } from '../../units/amounts';
import { dayOf, MINUTE_MS, type Day, type Instant } from '../../units/days';
import { formatUnits } from '../../units/decimals';
import type { Member } from '../../accounts/documents';
import { demandRealName } from '../../accounts/real-name';
import { joined, loadMember, noteUnpaid } from '../../accounts/unpaid';
import { loadSkus, takeStock } from '../../catalog/stock';
import { loadCoupons, useCoupon } from '../../coupons/use';
import { postWithPassword } from '../../custody/passwords/with-password';
import { MALL, memberHolder, merchantHolder } from '../../ledger/accounts';
import type { Book } from '../../ledger/book';
import { post, type BooksHouse } from '../../ledger/post';
import { inputHash } from '../../platform/ids';
import type { PackKind } from '../../policy/policy';
import type { Reader } from '../../platform/database';
import { refuse } from '../../platform/refusal';
import { secretDigits } from '../../platform/secret-digits';
import { partnerOf } from '../../partners/partner-of';
import { belongsTo } from '../../stores/people';
import { freightOfOrder } from '../../stores/freight';
import { loadMerchants, openMerchant } from '../../stores/merchants';
import { loadEmployments } from '../../stores/staff/employment';
import {
  orders,
  payments,
  type Handover,
  type Order,
  type OrderKind,
  type OrderLine,
  type Payment,
  type PointPart,
  type ServiceTerms,
} from '../documents';
import { cashOf, isPaidInPoints, paidOrder } from '../paying/paid-order';
import { settlePaid } from '../settle-paid';
import { payPartly, type PointsAgreed } from './pay-partly';

/** Of the code with which goods are fetched at a store; `vouchers/tries.ts` limits how often one may be tried. */
const PICKUP_DIGITS = 8;

/** An order as the server has priced it. */
export interface OrderDraft {
  readonly orderId: string;
  readonly merchantId: string;
  readonly storeId: string | null;
  readonly kind: OrderKind;
  readonly pack: PackKind | null;
  readonly city: string;
  readonly lines: readonly OrderLine[];
  readonly couponId: string | null;
  readonly handover: Handover | null;
  readonly note: string;
  readonly uses: number;
  readonly service: ServiceTerms | null;
  readonly medical: boolean;
  readonly pointPart?: PointPart;
}

/** Of an order that is neither reduced nor handed over: packs, slots, bills, a replay's. */
export const PLAIN = { couponId: null, handover: null, note: '', service: null } as const;

export interface CreateOrders {
  readonly paymentId: string;
  readonly memberId: string;
  readonly drafts: readonly OrderDraft[];
  /** What the person asked for; the same payment id with another content is refused. */
  readonly input: unknown;
  /** False where the lines are no SKUs (bills, packs, slots, a replay's orders). */
  readonly takesStock: boolean;
  /** Can be paid until then at the latest; for as long as any other order where it is absent. */
  readonly payBy?: Instant;
  /** Part of it in points. */
  readonly points?: PointsAgreed;
  /** What else the placing depends on: read with the rest, decided in the same transaction. */
  readonly beside?: (reader: Reader) => Promise<(book: Book) => void>;
  /** In a replay missing points come from outside; nowhere else. */
  readonly missingPointsFrom?: typeof MALL.replaySupply;
}

export interface Placed {
  readonly payment: Payment;
  readonly orders: readonly Order[];
}

/** Places the orders, or answers what the same request placed before. */
export async function createOrders(house: BooksHouse, request: CreateOrders): Promise<Placed> {
  const { paymentId, memberId, drafts } = request;
  const posting = {
    entryId: `place:${paymentId}`,
    kind: 'place',
    cause: paymentId,
    input: request.input,
    holders: [memberHolder(memberId), ...new Set(drafts.map((draft) => merchantHolder(draft.merchantId)))],
  };
  const read = (reader: Reader) => load(reader, request, dayOf(house.clock.now()));
  const decide = (book: Book, loaded: Loaded) => place(book, request, loaded);
  const placed = await (request.points === undefined
    ? post(house, posting, read, decide)
    : postWithPassword(house, posting, { memberId, password: request.points.password }, read, decide));
  if (placed.orders !== null) {
    // Points have paid all of it: nobody else will say so.
    if (placed.payment.state === 'paid') await settlePaid(house, placed.orders);
    return { payment: placed.payment, orders: placed.orders };
  }
  return (await placedBefore(house, paymentId, request.input)) ?? refuse('NOT_FOUND', { paymentId });
}

/** What the request placed before, or null; refuses `REQUEST_REUSED` when it asked for something else. */
export async function placedBefore(
  house: BooksHouse,
  paymentId: string,
  input: unknown,
): Promise<Placed | null> {
  const payment = await house.database.get(payments, paymentId);
  if (payment === null) return null;
  if (payment.inputHash !== inputHash(input)) refuse('REQUEST_REUSED');
  const known = await house.database.getMany(orders, payment.orderIds);
  return { payment, orders: [...known.values()] };
}

async function load(reader: Reader, request: CreateOrders, today: Day) {
  const { drafts, memberId, paymentId } = request;
  const cities = [...new Set(drafts.map((draft) => draft.city))];
  const skuIds = request.takesStock ? drafts.flatMap((draft) => draft.lines.map((line) => line.skuId)) : [];
  const couponIds = drafts.flatMap((draft) => (draft.couponId === null ? [] : [draft.couponId]));
  const [member, merchants, employments, skus, partners, payment, coupons, beside] = await Promise.all([
    loadMember(reader, memberId),
    loadMerchants(
      reader,
      drafts.map((draft) => draft.merchantId),
    ),
    loadEmployments(
      reader,
      drafts.map(({ merchantId }) => ({ merchantId, memberId })),
    ),
    loadSkus(reader, skuIds),
    Promise.all(cities.map(async (city) => [city, await partnerOf(reader, city, today)] as const)),
    reader.get(payments, paymentId),
    loadCoupons(reader, couponIds),
    request.beside?.(reader),
  ]);
  return { member, merchants, employments, skus, partners: new Map(partners), payment, coupons, beside };
}
type Loaded = Awaited<ReturnType<typeof load>>;

/** `orders` is null when an earlier run of the same request placed them. */
function place(
  book: Book,
  request: CreateOrders,
  loaded: Loaded,
): { readonly payment: Payment; readonly orders: readonly Order[] | null } {
  const hash = inputHash(request.input);
  if (loaded.payment !== null) {
    if (loaded.payment.inputHash !== hash) refuse('REQUEST_REUSED');
    return { payment: loaded.payment, orders: null };
  }
  const member = joined(loaded.member);
  loaded.beside?.(book);
  const { drafts, points } = request;
  const priced =
    points === undefined ? drafts : payPartly(book, member._id, drafts, loaded.merchants, points);
  const placed = priced.map((draft) => placeOne(book, request, draft, loaded));
  if (request.takesStock)
    takeStock(
      book,
      loaded.skus,
      drafts.flatMap((draft) => draft.lines),
    );
  const isPaid = placed.every(isPaidInPoints);
  if (!isPaid)
    noteUnpaid(
      book,
      member,
      placed.map(({ _id: orderId, pack }) => ({ orderId, pack })),
    );
  const written = isPaid ? placed.map((order) => paidOrder(order, book.context.at)) : placed;
  const expiresAt = closesAt(book, request);
  const payment: Payment = {
    _id: request.paymentId,
    memberId: request.memberId,
    orderIds: placed.map((order) => order._id),
    amountFen: placed.reduce((sum, order) => sum + cashOf(order), 0),
    state: isPaid ? 'paid' : 'created',
    createdAt: book.context.at,
    expiresAt,
    dueAt: isPaid ? null : expiresAt,
    askedAt: null,
    received: [],
    billDay: null,
    inputHash: hash,
  };
  book.insert(payments, payment);
  for (const order of written) book.insert(orders, order);
  return { payment, orders: written };
}

function closesAt({ context: { at, policy } }: Book, { payBy }: CreateOrders): Instant {
  const usual = at + policy.orders.unpaidMinutes * MINUTE_MS;
  return payBy === undefined ? usual : Math.min(usual, payBy);
}

function placeOne(book: Book, request: CreateOrders, draft: OrderDraft, loaded: Loaded): Order {
  const { state, policy, openDay, at } = book.context;
  const merchant = openMerchant(loaded.merchants, draft.merchantId);
  const member = joined(loaded.member);
  refuseSecondPack(book, member, draft.pack);
  if (draft.medical) demandRealName(book.holder(memberHolder(member._id)), policy);
  const allowanceFen = draft.lines.reduce((sum, line) => sum + line.allowanceFen, 0);
  const amountFen = draft.lines.reduce((sum, line) => sum + line.amountFen, 0);
  const isSent = draft.handover?.kind === 'ship';
  const freightFen = freightOfOrder(merchant, { ...draft, amountFen, isSent });
  if (amountFen + freightFen > policy.orders.maxOrderFen)
    refuse('INVALID_INPUT', {}, `单笔订单不能超过 ¥${formatUnits(policy.orders.maxOrderFen, 2)}`);
  const deducted = pointsForAllowance(allowanceFen, state.price);
  freeze(book, request, draft.merchantId, deducted);
  if (draft.couponId !== null) useCoupon(book, loaded.coupons.get(draft.couponId), couponCase(draft, member));
  return {
    _id: draft.orderId,
    memberId: member._id,
    merchantId: draft.merchantId,
    storeId: draft.storeId,
    paymentId: request.paymentId,
    subMchid: merchant.subMchid,
    kind: draft.kind,
    pack: draft.pack,
    channel: draft.kind === 'store' ? 'store' : 'online',
    city: draft.city,
    lines: draft.lines,
    couponId: draft.couponId,
    handover: draft.handover,
    pickupCode: draft.handover?.kind === 'pickup' ? secretDigits(PICKUP_DIGITS) : null,
    note: draft.note,
    amountFen,
    freightFen,
    ...(draft.pointPart !== undefined && { pointPart: draft.pointPart }),
    allowanceFen,
    deducted,
    price: state.price,
    placedDay: openDay,
    policyVersion: policy.version,
    uses: draft.uses,
    service: draft.service,
    receiptNumber: null,
    related: belongsTo(merchant, loaded.employments, member._id),
    medical: draft.medical,
    chain: member.upline,
    merchantReferrerId: merchant.referrerId,
    partnerHint: loaded.partners.get(draft.city)?.memberId ?? null,
    state: 'created',
    placedAt: at,
    paidAt: null,
    shippedAt: null,
    receivedAt: null,
    dueAt: null,
    settlements: [],
    receivers: [],
    settledAt: 0,
    refundedUnsettledFen: 0,
    afterSale: null,
  };
}

function couponCase(draft: OrderDraft, member: Member) {
  const { orderId, merchantId, lines } = draft;
  return {
    orderId,
    memberId: member._id,
    merchantId,
    lines: lines.map((line) => ({ skuId: line.skuId, fullFen: line.unitPriceFen * line.quantity })),
    reductionFen: lines.reduce((sum, line) => sum + line.reductionFen, 0),
  };
}

/** A pack is bought once: not again while one is settled or waits for its payment (§5). */
function refuseSecondPack(book: Book, member: Member, pack: PackKind | null): void {
  if (pack === null) return;
  const isHeld = book.holder(memberHolder(member._id)).heldPacks.includes(pack);
  if (isHeld) refuse('ALREADY_ACTIVE', { pack });
  if (member.unpaidOrders.some((order) => order.pack === pack))
    refuse('ALREADY_ACTIVE', { pack }, '您已有一份待付款的礼包，请先完成付款');
}

/** Exactly the order's points are frozen, or the order is refused (§10). */
function freeze(book: Book, request: CreateOrders, merchantId: string, deducted: number): void {
  const holder = merchantHolder(merchantId);
  const stock = { holder, place: 'points' } as const;
  const available = book.holder(holder).points + book.context.policy.merchants.maxOwedPointUnits;
  const missing = deducted - available;
  if (missing > 0 && request.missingPointsFrom !== undefined)
    book.movePoints({ mall: request.missingPointsFrom }, stock, missing, 'supply');
  else if (missing > 0) refuse('MERCHANT_SHORT_OF_POINTS', { merchantId });
  book.movePoints(stock, { holder, place: 'frozen' }, deducted, 'freeze');
}
