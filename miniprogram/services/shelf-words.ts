/** What is said of a product on a card. */
import type { DataOf } from './api';

export type Card = DataOf<'member', 'products'>['rows'][number];

const TEN_THOUSAND = 10_000;

/** "128 人买过"; from ten thousand on in 万. */
export function soldText(sold: number): string {
  if (sold === 0) return '';
  if (sold < TEN_THOUSAND) return `${sold} 人买过`;
  return `${Math.floor(sold / TEN_THOUSAND)} 万+ 人买过`;
}

/** Why a card cannot be bought now; empty where it can. */
export function goneWord({ onSale, inStock }: Pick<Card, 'onSale' | 'inStock'>): string {
  if (!onSale) return '已下架';
  return inStock ? '' : '已售罄';
}

/** One line of facts: of which kind, from whom, how often bought. */
export function factsText({ kind, merchant, sold }: Pick<Card, 'kind' | 'merchant' | 'sold'>): string {
  const parts = [kind === 'service' ? '到店项目' : merchant.name, soldText(sold)];
  return parts.filter((part) => part !== '').join(' · ');
}
