/** What becomes of a comment: verdicts on its pictures arrive, an operator decides, the merchant answers. */
import { noteComment } from '../catalog/rating';
import { loadProduct } from '../catalog/read';
import type { Product } from '../catalog/documents';
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import type { PictureVerdict } from '../platform/content/content-check';
import { refuse } from '../platform/refusal';
import { stateAfterChecks } from './comment';
import { comments, type Comment } from './documents';
import type { TalkingHouse } from './house';
import { reviewViewOf, viewOf, type CommentView, type ReviewView } from './views';

/** A verdict on a picture; of a check that nobody asked for, nothing comes. Returns whether one was noted. */
export async function noteVerdict(house: BooksHouse, { checkId, verdict }: PictureVerdict): Promise<boolean> {
  const [found] = await house.database.find(comments, { where: { checkIds: checkId }, limit: 1 });
  if (found === undefined || verdict === null) return false;
  await change(house, 'verdict', found._id, (comment) => {
    const pictures = comment.pictures.map((one) => (one.checkId === checkId ? { ...one, verdict } : one));
    const state = comment.isDecided ? comment.state : stateAfterChecks({ ...comment, pictures });
    return { ...comment, pictures, state };
  });
  return true;
}

/** An operator shows or hides a comment, whatever the checks said. */
export async function decideComment(
  house: BooksHouse,
  commentId: string,
  isShown: boolean,
): Promise<ReviewView> {
  const decided = await change(house, 'decide', commentId, (comment) => ({
    ...comment,
    state: isShown ? 'shown' : 'hidden',
    isDecided: true,
  }));
  return reviewViewOf(decided);
}

export interface Answer {
  readonly merchantId: string;
  readonly openId: string;
  readonly commentId: string;
  readonly text: string;
}

/** The merchant answers a comment that is shown, or answers it anew. Only text that passes is kept. */
export async function answerComment(
  house: TalkingHouse,
  { merchantId, openId, commentId, text }: Answer,
): Promise<CommentView> {
  const comment = await house.database.get(comments, commentId);
  if (comment?.merchantId !== merchantId) refuse('NOT_FOUND', { commentId }, '没有找到这条评价');
  const verdict = await house.contentCheck.text(text, openId);
  if (verdict === null) refuse('CONTENT_CHECK_UNAVAILABLE');
  if (verdict !== 'pass') refuse('CONTENT_REFUSED');
  const answered = await change(house, 'answer', commentId, (now, at) => {
    if (now.state !== 'shown') refuse('WRONG_STATE', { state: now.state }, '这条评价没有公开，不能回复');
    return { ...now, answer: { text, at } };
  });
  return viewOf(answered);
}

/** Changes a comment, and its product's stars when it is shown from now on or no longer. */
function change(
  house: BooksHouse,
  kind: string,
  commentId: string,
  decide: (comment: Comment, at: number) => Comment,
): Promise<Comment> {
  const posting = { entryId: `${kind}:${commentId}`, kind, cause: commentId, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const comment = await reader.get(comments, commentId);
      return { comment, product: comment === null ? null : await loadProduct(reader, comment.productId) };
    },
    (book, { comment, product }) => {
      if (comment === null || product === null) refuse('NOT_FOUND', { commentId }, '没有找到这条评价');
      const next = decide(comment, book.context.at);
      book.put(comments, next);
      noteShown(book, product, comment, next);
      return next;
    },
  );
}

function noteShown(book: Book, product: Product, before: Comment, after: Comment): void {
  const isShown = after.state === 'shown';
  if ((before.state === 'shown') !== isShown) noteComment(book, product, after.stars, isShown);
}
