/** Who and what there is under load: merchants with a store each, their people and treatments, customers with a past of a day. */
import type { MallProcess } from '../mall-process';
import type { Mall } from '../demo/mall';

/** One store of one merchant, and whoever stands in it. */
export interface Shop {
  readonly merchantId: string;
  readonly storeId: string;
  readonly city: string;
  readonly owner: string;
  readonly goodsSkuId: string;
  readonly goodsId: string;
  readonly cardSkuId: string;
  readonly treatmentId: string;
}

/** A session card with uses left, in one person's hand at a time. */
export interface Card {
  readonly shop: Shop;
  readonly openid: string;
  readonly orderId: string;
  left: number;
}

export interface Town {
  readonly mall: Mall;
  readonly shops: readonly Shop[];
  readonly customers: readonly string[];
  /** Customers with points in the custodialAccount and a pay password. */
  readonly sellers: readonly string[];
  readonly cards: Card[];
}

export interface TownSize {
  readonly shops: number;
  readonly customers: number;
  readonly sellers: number;
}

export type Ground = Pick<MallProcess, 'cloud' | 'pay'>;
