/** What a cart would cost, before anybody orders: the checkout page in one call. */
import { SV_UNITS_PER_FEN, type Fen, type SvUnits } from '../../units/amounts';
import { demandRealName } from '../../accounts/real-name';
import { usableCoupons } from '../../coupons/list';
import type { Coupon } from '../../coupons/documents';
import { reductionFor } from '../../coupons/use';
import type { BooksHouse } from '../../ledger/post';
import { memberHolder } from '../../ledger/accounts';
import { readHolders } from '../../ledger/read-holders';
import { freightOf } from '../../stores/freight';
import { loadMerchants, openMerchant } from '../../stores/merchants';
import type { OrderLine } from '../documents';
import { fullLines, priceCart, type Cart } from './price-cart';

export interface QuotedOrder {
  readonly merchantId: string;
  readonly merchantName: string;
  readonly kind: 'goods' | 'service';
  readonly lines: readonly OrderLine[];
  readonly couponId: string | null;
  readonly reductionFen: Fen;
  readonly freightFen: Fen;
  /** What this order costs in all. */
  readonly payFen: Fen;
  /** What the buyer earns when it settles, if active. */
  readonly earnsSvUnits: SvUnits;
  /** Coupons that could be used for it instead, and what they would take off. */
  readonly coupons: readonly { readonly coupon: Coupon; readonly reductionFen: Fen }[];
}

export interface Quote {
  readonly orders: readonly QuotedOrder[];
  readonly payFen: Fen;
  readonly earnsSvUnits: SvUnits;
}

const COUPONS_LOOKED_AT = 100;

/** Refuses what placing the same cart would refuse, stock and points apart. */
export async function quoteCart(house: BooksHouse, cart: Cart): Promise<Quote> {
  const now = house.clock.now();
  const buyer = memberHolder(cart.memberId);
  const [drafts, coupons, books] = await Promise.all([
    priceCart(house, cart, 'quote'),
    usableCoupons(house, cart.memberId, COUPONS_LOOKED_AT),
    readHolders(house, [buyer]),
  ]);
  const policy = await house.memory.policy(books.state.policyVersion);
  if (drafts.some((draft) => draft.medical))
    demandRealName(books.holders.get(buyer) ?? { realNamed: false }, policy);
  const merchants = await loadMerchants(
    house.database,
    drafts.map((draft) => draft.merchantId),
  );
  const orders = drafts.map((draft): QuotedOrder => {
    const merchant = openMerchant(merchants, draft.merchantId);
    const sum = (of: (line: OrderLine) => number): number =>
      draft.lines.reduce((total, line) => total + of(line), 0);
    const amountFen = sum((line) => line.amountFen);
    const freightFen = draft.handover?.kind === 'ship' ? freightOf(merchant, amountFen) : 0;
    const order = { memberId: cart.memberId, merchantId: draft.merchantId, lines: fullLines(draft.lines) };
    return {
      merchantId: draft.merchantId,
      merchantName: merchant.name,
      kind: draft.kind === 'service' ? 'service' : 'goods',
      lines: draft.lines,
      couponId: draft.couponId,
      reductionFen: sum((line) => line.reductionFen),
      freightFen,
      payFen: amountFen + freightFen,
      earnsSvUnits: sum((line) => line.allowanceFen) * SV_UNITS_PER_FEN * policy.rewards.buyerSvMultiple,
      coupons: coupons
        .map((coupon) => ({ coupon, reductionFen: reductionFor(coupon, order, now) }))
        .filter(({ reductionFen }) => reductionFen > 0)
        .sort((a, b) => b.reductionFen - a.reductionFen),
    };
  });
  return {
    orders,
    payFen: orders.reduce((total, order) => total + order.payFen, 0),
    earnsSvUnits: orders.reduce((total, order) => total + order.earnsSvUnits, 0),
  };
}
