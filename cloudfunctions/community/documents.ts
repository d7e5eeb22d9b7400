/** What members say of products: whether they like to find one again, and what they think of one they had. */
import type { Instant } from '../units/days';
import type { Verdict } from '../platform/content/content-check';
import { idOf } from '../platform/ids';
import { collection, type Document } from '../platform/database';

/** One document a member and product, also after the member let go of it. */
export interface Favourite extends Document {
  readonly memberId: string;
  readonly productId: string;
  readonly isKept: boolean;
  /** Since when it stands as it does. */
  readonly at: Instant;
}

/**
 * held: waits for a verdict or an operator · shown · hidden: by an operator, or a picture was found
 * risky.
 */
export type CommentState = 'held' | 'shown' | 'hidden';

export interface PictureCheck {
  readonly fileId: string;
  /** null: nothing could be asked, an operator decides. */
  readonly checkId: string | null;
  /** null while the verdict is not there. */
  readonly verdict: Verdict | null;
}

/** One comment a line of an order. */
export interface Comment extends Document {
  readonly memberId: string;
  readonly orderId: string;
  readonly skuId: string;
  readonly productId: string;
  readonly merchantId: string;
  /** What was bought, as the order line says it. */
  readonly title: string;
  /** 1 to 5. */
  readonly stars: number;
  readonly text: string;
  readonly pictures: readonly PictureCheck[];
  /** Of `pictures` that were asked about, to find the comment by. */
  readonly checkIds: readonly string[];
  /** null: the check did not answer. */
  readonly textVerdict: Verdict | null;
  readonly state: CommentState;
  /** An operator decided; verdicts that come afterwards change nothing. */
  readonly isDecided: boolean;
  readonly at: Instant;
  readonly answer: { readonly text: string; readonly at: Instant } | null;
  readonly inputHash: string;
}

export const favourites = collection<Favourite>('favourites', ['memberId', 'isKept', 'at', '_id']);
export const comments = collection<Comment>(
  'comments',
  ['productId', 'state', 'at', '_id'],
  ['merchantId', 'state', 'at', '_id'],
  ['state', 'at', '_id'],
  ['checkIds'],
  ['memberId', '_id'],
);

/** One a line of an order. */
export const commentId = (orderId: string, skuId: string): string => idOf('comment', orderId, skuId);
