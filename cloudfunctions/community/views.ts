/** Comments as people see them. */
import { maskedCustomer } from '../accounts/mask';
import type { Instant } from '../units/days';
import type { Reader } from '../platform/database';
import { pageOf, pageWith, type Cursor, type Page } from '../platform/paging';
import { commentId, comments, type Comment, type CommentState } from './documents';

export interface CommentView {
  readonly id: string;
  readonly productId: string;
  /** What was bought. */
  readonly title: string;
  readonly stars: number;
  readonly text: string;
  readonly pictures: readonly string[];
  /** Masked: says that somebody bought it, not who. */
  readonly author: string;
  readonly at: Instant;
  readonly answer: Comment['answer'];
}

/** For those who decide about it. */
export interface ReviewView extends CommentView {
  readonly state: CommentState;
  readonly textVerdict: Comment['textVerdict'];
  readonly pictureVerdicts: readonly Comment['textVerdict'][];
}

export function viewOf(comment: Comment): CommentView {
  const { _id: id, productId, title, stars, text, at, answer } = comment;
  return {
    ...{ id, productId, title, stars, text, at, answer },
    pictures: comment.pictures.map((picture) => picture.fileId),
    author: maskedCustomer(comment.memberId),
  };
}

export function reviewViewOf(comment: Comment): ReviewView {
  const { state, textVerdict } = comment;
  const pictureVerdicts = comment.pictures.map((picture) => picture.verdict);
  return { ...viewOf(comment), state, textVerdict, pictureVerdicts };
}

/** A comment as its author finds it at the order. */
export interface OwnComment extends Pick<CommentView, 'stars' | 'text' | 'pictures' | 'at' | 'answer'> {
  readonly skuId: string;
  /** held: waits for its check, nobody else sees it yet. */
  readonly state: CommentState;
}

/** What was said about an order's lines. */
export async function commentsOn(
  reader: Reader,
  orderId: string,
  skuIds: readonly string[],
): Promise<OwnComment[]> {
  const found = await reader.getMany(
    comments,
    skuIds.map((skuId) => commentId(orderId, skuId)),
  );
  return [...found.values()].map((comment) => {
    const { stars, text, pictures, at, answer } = viewOf(comment);
    return { stars, text, pictures, at, answer, skuId: comment.skuId, state: comment.state };
  });
}

/** What is shown of a product or of a merchant's products, latest first. */
export async function shownComments(
  reader: Reader,
  of: { readonly productId: string } | { readonly merchantId: string },
  after: Cursor | null,
  limit: number,
): Promise<Page<CommentView>> {
  const where = { ...of, state: 'shown' };
  return pageWith(
    await pageOf(reader, { from: comments, where, sort: ['at', 'desc'], after, limit }),
    viewOf,
  );
}

/** What an operator looks through: those that wait, oldest first. */
export async function heldComments(
  reader: Reader,
  after: Cursor | null,
  limit: number,
): Promise<Page<ReviewView>> {
  const where = { state: 'held' };
  const page = await pageOf(reader, { from: comments, where, sort: ['at', 'asc'], after, limit });
  return pageWith(page, reviewViewOf);
}
