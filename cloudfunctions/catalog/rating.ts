/** Stars of the comments that are shown, kept on the product in the transaction that shows or hides one. */
import type { Book } from '../ledger/book';
import { products, type Product } from './documents';

export interface Rating {
  readonly comments: number;
  /** Average stars with one decimal; null without comments. */
  readonly average: number | null;
}

/** A comment of so many stars is shown from now on, or no longer. */
export function noteComment(book: Book, product: Product, stars: number, isShown: boolean): void {
  const sign = isShown ? 1 : -1;
  book.put(products, {
    ...product,
    comments: product.comments + sign,
    stars: product.stars + sign * stars,
  });
}

export function ratingOf({ comments, stars }: Pick<Product, 'comments' | 'stars'>): Rating {
  return { comments, average: comments === 0 ? null : Math.round((stars * 10) / comments) / 10 };
}
