/** The cart as the page shows it: by merchant, what cannot be ordered apart. Pure. */
import type { DataOf } from '../../services/api';

export type CartLine = DataOf<'member', 'cart'>[number];

export interface ShownLine {
  readonly skuId: string;
  readonly title: string;
  /** Empty where none is known. */
  readonly picture: string;
  readonly kind: 'goods' | 'service';
  readonly priceFen: number;
  readonly quantity: number;
  readonly most: number;
  readonly isChosen: boolean;
}

export interface Group {
  readonly merchantId: string;
  readonly merchantName: string;
  readonly lines: readonly ShownLine[];
  readonly isChosen: boolean;
}

export interface GoneLine {
  readonly skuId: string;
  readonly title: string;
  readonly picture: string;
  readonly kind: 'goods' | 'service';
  readonly reason: string;
  /** How many there still are, where taking fewer would help; else 0. */
  readonly left: number;
}

export interface CartView {
  readonly groups: readonly Group[];
  readonly gone: readonly GoneLine[];
  readonly chosenLines: readonly ShownLine[];
  readonly totalFen: number;
  readonly pieces: number;
  readonly isAllChosen: boolean;
}

const MOST = 999;

/** @param left SKUs that the person does not want to order now */
export function viewOf(lines: readonly CartLine[], left: ReadonlySet<string>): CartView {
  const byMerchant = new Map<string, { name: string; lines: ShownLine[] }>();
  for (const { sku, available, merchantName, skuId, quantity } of lines) {
    if (sku === null || !available) continue;
    const { merchantId, title, kind, priceFen, stock } = sku;
    const picture = pictureOf(sku);
    const group = byMerchant.get(merchantId) ?? { name: merchantName, lines: [] };
    const most = Math.min(stock, MOST);
    group.lines.push({ skuId, title, picture, kind, priceFen, quantity, most, isChosen: !left.has(skuId) });
    byMerchant.set(merchantId, group);
  }
  const groups = [...byMerchant].map(([merchantId, group]) => ({
    merchantId,
    merchantName: group.name,
    lines: group.lines,
    isChosen: group.lines.every((line) => line.isChosen),
  }));
  const chosenLines = groups.flatMap((group) => group.lines).filter((line) => line.isChosen);
  return {
    groups,
    gone: lines.filter((line) => !line.available).map(goneLine),
    chosenLines,
    totalFen: chosenLines.reduce((sum, line) => sum + line.priceFen * line.quantity, 0),
    pieces: chosenLines.reduce((sum, line) => sum + line.quantity, 0),
    isAllChosen: groups.every((group) => group.isChosen),
  };
}

function goneLine({ skuId, sku, quantity }: CartLine): GoneLine {
  const facts = {
    skuId,
    title: sku?.title ?? '商品',
    kind: sku?.kind ?? 'goods',
    picture: pictureOf(sku),
  } as const;
  if (sku?.onSale !== true) return { ...facts, reason: '已下架', left: 0 };
  const { stock } = sku;
  if (stock === 0) return { ...facts, reason: '已售罄', left: 0 };
  if (stock < quantity) return { ...facts, reason: `仅剩 ${stock} 件`, left: stock };
  return { ...facts, reason: '商家暂未营业', left: 0 };
}

function pictureOf(sku: CartLine['sku']): string {
  return sku?.cover ?? sku?.picture ?? '';
}
