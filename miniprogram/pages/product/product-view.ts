/** A product as its page shows it. Pure. */
import type { DataOf } from '../../services/api';
import { svText } from '../../services/amounts';
import { soldText } from '../../services/shelf-words';
import { skuWords, type Sku } from '../../services/sku-choice';

export type Product = DataOf<'member', 'product'>;

export interface ProductWords {
  readonly sold: string;
  readonly rating: string;
  readonly isSoldOut: boolean;
  /** Pictures of the description, for the viewer. */
  readonly storyPictures: readonly string[];
}

/** More stores than these are folded. */
export const FOLDED_STORES = 3;

export function wordsOf({ sold, rating, skus, description }: Product): ProductWords {
  const { comments, average } = rating;
  return {
    sold: soldText(sold),
    rating: average === null ? '还没有评价' : `${average.toFixed(1)} 分 · ${comments} 条`,
    isSoldOut: skus.every(({ stock }) => stock === 0),
    storyPictures: description.flatMap((part) => ('picture' in part ? [part.picture] : [])),
  };
}

export interface ChosenWords {
  readonly chosenText: string;
  readonly earns: string;
}

export function chosenWords(sku: Sku, kind: Product['kind']): ChosenWords {
  return { chosenText: skuWords(sku, kind), earns: svText(sku.earnsSvUnits) };
}
