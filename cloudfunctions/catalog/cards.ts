/** A product as it stands in a list. */
import { SV_UNITS_PER_FEN, type Fen, type SvUnits } from '../units/amounts';
import type { Policy } from '../policy/policy';
import type { Product } from './documents';

export interface ProductCard {
  readonly id: string;
  readonly kind: Product['kind'];
  readonly title: string;
  readonly subtitle: string;
  readonly picture: string;
  readonly priceFromFen: Fen;
  /** Whether other SKUs cost more. */
  readonly hasDearer: boolean;
  /** What an active member earns by buying one of the cheapest. */
  readonly earnsSvUnitsFrom: SvUnits;
  readonly merchant: { readonly id: string; readonly name: string };
  readonly isMedical: boolean;
  readonly inStock: boolean;
  readonly onSale: boolean;
  readonly sold: number;
}

/** 共享值 of an active buyer for an allowance (rules.md §6). */
export function buyerEarns(allowanceFen: Fen, policy: Policy): SvUnits {
  return policy.rewards.buyerSvMultiple * allowanceFen * SV_UNITS_PER_FEN;
}

export function cardOf(product: Product, policy: Policy): ProductCard {
  return {
    id: product._id,
    kind: product.kind,
    title: product.title,
    subtitle: product.subtitle,
    picture: product.pictures[0] ?? '',
    priceFromFen: product.lowestFen,
    hasDearer: product.highestFen > product.lowestFen,
    earnsSvUnitsFrom: buyerEarns(product.allowanceFen, policy),
    merchant: { id: product.merchantId, name: product.merchantName },
    isMedical: product.isMedical,
    inStock: product.inStock,
    onSale: product.onSale,
    sold: product.sold,
  };
}
