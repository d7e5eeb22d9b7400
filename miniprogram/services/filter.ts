/** What a list of products is narrowed by, and how a person's choice becomes the mall's input. */
import type { InputOf } from './api';
import { fenOf } from './amounts';

type Wanted = InputOf<'member', 'products'>;
export type Sort = NonNullable<Wanted['sort']>;
export type Kind = '' | 'goods' | 'service';

/** As the sheet holds it: prices as they were typed. */
export interface Choice {
  readonly kind: Kind;
  readonly from: string;
  readonly to: string;
  readonly isInStock: boolean;
  readonly storeId: string;
}

export const NO_CHOICE: Choice = { kind: '', from: '', to: '', isInStock: false, storeId: '' };

export const KINDS: readonly { readonly kind: Kind; readonly label: string }[] = [
  { kind: '', label: '全部' },
  { kind: 'goods', label: '商品' },
  { kind: 'service', label: '到店项目' },
];

/** Why it cannot be asked for, in words; empty where it can. */
export function choiceProblem({ from, to }: Choice): string {
  const prices = [from, to].filter((text) => text !== '').map(fenOf);
  if (prices.includes(null)) return '价格请填数字，例如 99 或 99.50';
  const [lowest, highest] = prices;
  return lowest !== undefined && highest !== undefined && Number(lowest) > Number(highest)
    ? '最低价不能高于最高价'
    : '';
}

/** What of it narrows; a part that says nothing is left out. */
export function wantedOf({ kind, from, to, isInStock, storeId }: Choice): Wanted {
  const [fromFen, toFen] = [fenOf(from), fenOf(to)];
  return {
    ...(kind !== '' && { kind }),
    ...(fromFen !== null && { fromFen }),
    ...(toFen !== null && { toFen }),
    ...(isInStock && { inStock: true }),
    ...(storeId !== '' && { storeId }),
  };
}

/** How many things narrow the list: a number beside 筛选. */
export function choices(choice: Choice): number {
  const isPriced = choice.from !== '' || choice.to !== '';
  return [choice.kind !== '', isPriced, choice.isInStock, choice.storeId !== ''].filter(Boolean).length;
}

/** A tap on 价格 turns the order round. */
export function nextSort(now: Sort, tapped: 'recommended' | 'newest' | 'price'): Sort {
  if (tapped !== 'price') return tapped;
  return now === 'priceUp' ? 'priceDown' : 'priceUp';
}
