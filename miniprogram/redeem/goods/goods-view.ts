/** What the page of goods for points says. Pure. */
import type { DataOf } from '../../services/api';
import { pointText, priceText, yuanText } from '../../services/amounts';

export type Goods = DataOf<'member', 'exchangeProduct'>;
export type Sku = Goods['skus'][number];

export interface GoodsWords {
  readonly points: string;
  /** How the points come about. */
  readonly why: string;
  /** Of the custodialAccount, before → after; empty where there are not enough. */
  readonly change: string;
  readonly sku: string;
  /** Why it cannot be had now; empty where it can. */
  readonly hindrance: string;
}

export function wordsOf({ purse, address }: Goods, sku: Sku): GoodsWords {
  const left = purse.availableUnits - sku.pointUnits;
  return {
    points: pointText(sku.pointUnits),
    why: `${yuanText(sku.priceFen)} ÷ 今日 ${priceText(purse.price)} / 积分`,
    change: left < 0 ? '' : `托管账户 ${pointText(purse.availableUnits)} → ${pointText(left)} 积分`,
    sku: sku.specs.join(' · '),
    hindrance: hindranceOf({ purse, address }, sku),
  };
}

function hindranceOf({ purse, address }: Pick<Goods, 'purse' | 'address'>, sku: Sku): string {
  if (sku.stock === 0) return '已兑完';
  if (purse.owedUnits > 0) return '有积分待补回，补齐前不能兑换';
  const missing = sku.pointUnits - purse.availableUnits;
  if (missing > 0) return `托管账户还差 ${pointText(missing)} 积分`;
  return address === null ? '请先选择收货地址' : '';
}

/** The first that can be had, else the first. */
export function firstOf(skus: readonly Sku[]): Sku | undefined {
  return skus.find(({ stock }) => stock > 0) ?? skus[0];
}
