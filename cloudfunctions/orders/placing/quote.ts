/** What a cart would cost, before anybody orders: the checkout page in one call. */
import { SV_UNITS_PER_FEN, type Fen, type PointUnits, type Price, type SvUnits } from '../../units/amounts';
import type { Address } from '../../accounts/documents';
import { demandRealName } from '../../accounts/real-name';
import { usableCoupons } from '../../coupons/list';
import type { Coupon } from '../../coupons/documents';
import { reductionFor } from '../../coupons/use';
import type { BooksHouse } from '../../ledger/post';
import { memberHolder } from '../../ledger/accounts';
import { owedPoints } from '../../ledger/point-debts';
import { readHolders } from '../../ledger/read-holders';
import type { Policy } from '../../policy/policy';
import { freightOfOrder } from '../../stores/freight';
import { loadMerchants, openMerchant, storesOf } from '../../stores/merchants';
import type { Merchant, Store } from '../../stores/documents';
import type { OrderLine } from '../documents';
import { cover, shareBpOf, sumOf } from '../point-part/cover';
import { lineView, type LineView } from '../views';
import type { OrderDraft } from './create';
import { fullLines, priceCart, withCoupons, type Wish } from './price-cart';

export interface PickupStore {
  readonly id: string;
  readonly name: string;
  readonly city: string;
}

export interface QuotedOrder {
  readonly merchantId: string;
  readonly merchantName: string;
  readonly kind: 'goods' | 'service';
  readonly lines: readonly LineView[];
  readonly couponId: string | null;
  readonly reductionFen: Fen;
  readonly freightFen: Fen;
  /** What points cover of it. */
  readonly pointsFen: Fen;
  /** What is left to pay in money. */
  readonly payFen: Fen;
  /** What the buyer earns when it settles, if active. */
  readonly earnsSvUnits: SvUnits;
  /** Coupons that could be used for it instead, and what they would take off. */
  readonly coupons: readonly { readonly coupon: Coupon; readonly reductionFen: Fen }[];
  /** Where the goods could be fetched instead of being sent, those of the customer's city first. */
  readonly stores: readonly PickupStore[];
  /** Where they are fetched; null where they are sent. */
  readonly storeId: string | null;
}

/** Points as part of the payment: what would be taken if the person wants, and what it leaves in the custodialAccount. */
export interface PointsOffer {
  readonly units: PointUnits;
  /** What they cover, over all orders. */
  readonly fen: Fen;
  readonly availableUnits: PointUnits;
  readonly price: Price;
}

export interface Quote {
  /** null: none of the merchants takes points. */
  readonly points: PointsOffer | null;
  readonly orders: readonly QuotedOrder[];
  readonly payFen: Fen;
  readonly earnsSvUnits: SvUnits;
  /** Where things are sent; null where nothing is, or nobody has said where to. */
  readonly address: Address | null;
  /** For which city what is not handed over counts; empty where there is none of it, or no city is known. */
  readonly city: string;
}

/** Coupons as the customer names them, or null: those that take most off. */
export type Wanted = Omit<Wish, 'couponIds'> & {
  readonly couponIds: readonly string[] | null;
  /** As far as the merchants take points, and the person has any. */
  readonly withPoints?: boolean;
};

const COUPONS_LOOKED_AT = 100;

/** Refuses what placing the same cart would refuse, stock and points apart; only the place may be left open. */
export async function quoteCart(house: BooksHouse, wanted: Wanted): Promise<Quote> {
  const { memberId } = wanted;
  const now = house.clock.now();
  const buyer = memberHolder(memberId);
  const [plain, coupons, books] = await Promise.all([
    priceCart(house, { ...wanted, couponIds: wanted.couponIds ?? [] }, 'quote'),
    usableCoupons(house, memberId, COUPONS_LOOKED_AT),
    readHolders(house, [buyer]),
  ]);
  const policy = await house.memory.policy(books.state.policyVersion);
  if (plain.some((draft) => draft.medical))
    demandRealName(books.holders.get(buyer) ?? { realNamed: false }, policy);
  const merchantIds = [...new Set(plain.map((draft) => draft.merchantId))];
  const [merchants, ...stores] = await Promise.all([
    loadMerchants(house.database, merchantIds),
    ...merchantIds.map((id) => storesOf(house.database, id)),
  ]);
  const fitting = (draft: OrderDraft) => fittingCoupons(draft, coupons, memberId, now);
  const reducedDrafts =
    wanted.couponIds === null ? withCoupons(plain, best(plain.map(fitting)), memberId, now) : plain;
  const holder = books.holders.get(buyer);
  const available = holder === undefined || owedPoints(holder) > 0 ? 0 : holder.custodial;
  const { price } = books.state;
  const share = (id: string): number => shareBpOf(merchants.get(id), policy);
  const covered = cover(reducedDrafts, { shareBpOf: share, price, available });
  const drafts = wanted.withPoints === true ? covered : reducedDrafts;
  const orders = drafts.map((draft) => ({
    ...quoted(draft, openMerchant(merchants, draft.merchantId), policy),
    coupons: fitting(draft),
    stores: pickupStores(draft, stores.flat()),
  }));
  const takesPoints = merchantIds.some((id) => share(id) > 0);
  return {
    points: takesPoints ? { ...sumOf(covered), availableUnits: available, price } : null,
    orders,
    payFen: orders.reduce((total, order) => total + order.payFen, 0),
    earnsSvUnits: orders.reduce((total, order) => total + order.earnsSvUnits, 0),
    address:
      drafts.flatMap(({ handover }) => (handover?.kind === 'ship' ? [handover.address] : []))[0] ?? null,
    city: drafts.find((draft) => draft.kind === 'service')?.city ?? '',
  };
}

function quoted(draft: OrderDraft, merchant: Merchant, policy: Policy) {
  const sum = (of: (line: OrderLine) => number): number =>
    draft.lines.reduce((total, line) => total + of(line), 0);
  const amountFen = sum((line) => line.amountFen);
  const { handover } = draft;
  const isSent = draft.kind === 'goods' && handover?.kind !== 'pickup';
  const freightFen = freightOfOrder(merchant, { ...draft, amountFen, isSent });
  const kind: QuotedOrder['kind'] = draft.kind === 'service' ? 'service' : 'goods';
  return {
    merchantId: draft.merchantId,
    merchantName: merchant.name,
    kind,
    lines: draft.lines.map(lineView),
    couponId: draft.couponId,
    reductionFen: sum((line) => line.reductionFen),
    freightFen,
    pointsFen: draft.pointPart?.fen ?? 0,
    payFen: amountFen + freightFen,
    earnsSvUnits: sum((line) => line.allowanceFen) * SV_UNITS_PER_FEN * policy.rewards.buyerSvMultiple,
    storeId: handover?.kind === 'pickup' ? handover.storeId : null,
  };
}

/** Those that could be used for the order, what takes most off first. */
function fittingCoupons(draft: OrderDraft, coupons: readonly Coupon[], memberId: string, now: number) {
  const order = { memberId, merchantId: draft.merchantId, lines: fullLines(draft.lines) };
  return coupons
    .map((coupon) => ({ coupon, reductionFen: reductionFor(coupon, order, now) }))
    .filter(({ reductionFen }) => reductionFen > 0)
    .sort((a, b) => b.reductionFen - a.reductionFen);
}

/** What takes most off, order by order, no coupon twice. */
function best(fitting: readonly (readonly { readonly coupon: Coupon }[])[]): Coupon[] {
  const chosen = new Map<string, Coupon>();
  for (const coupons of fitting) {
    const first = coupons.find(({ coupon }) => !chosen.has(coupon._id));
    if (first !== undefined) chosen.set(first.coupon._id, first.coupon);
  }
  return [...chosen.values()];
}

function pickupStores(draft: OrderDraft, stores: readonly Store[]): PickupStore[] {
  if (draft.kind !== 'goods') return [];
  const isNear = (store: { readonly city: string }): boolean => store.city === draft.city;
  return stores
    .filter((store) => store.merchantId === draft.merchantId)
    .map(({ _id: id, name, city }) => ({ id, name, city }))
    .sort((a, b) => Number(isNear(b)) - Number(isNear(a)) || a.city.localeCompare(b.city, 'zh'));
}
