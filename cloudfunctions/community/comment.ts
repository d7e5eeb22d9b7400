/** 评价: who received something says what it was like. */
import { noteComment } from '../catalog/rating';
import { loadProduct } from '../catalog/read';
import { loadSkus } from '../catalog/stock';
import { post } from '../ledger/post';
import { boughtLine } from '../orders/list';
import { inputHash } from '../platform/ids';
import { refuse } from '../platform/refusal';
import { commentId, comments, type Comment, type CommentState } from './documents';
import type { TalkingHouse } from './house';

export interface CommentDraft {
  readonly orderId: string;
  readonly skuId: string;
  readonly stars: number;
  readonly text: string;
  /** File ids, at most 6. */
  readonly pictures: readonly string[];
}

export interface CommentRequest extends CommentDraft {
  readonly memberId: string;
  readonly openId: string;
}

export interface CommentReceipt {
  readonly id: string;
  readonly state: CommentState;
}

type Checked = Pick<Comment, 'textVerdict' | 'pictures' | 'checkIds'>;

/** Shown at once when the text passes and there are no pictures; pictures wait for their verdict. */
export function stateAfterChecks({
  textVerdict,
  pictures,
}: Pick<Comment, 'textVerdict' | 'pictures'>): CommentState {
  const verdicts = [textVerdict, ...pictures.map((picture) => picture.verdict)];
  if (verdicts.includes('risky')) return 'hidden';
  return verdicts.every((verdict) => verdict === 'pass') ? 'shown' : 'held';
}

/**
 * One comment a line, by who received it. Risky text is refused (`CONTENT_REFUSED`) and not kept;
 * the same comment again answers as it stands, another one is `ALREADY_COMMENTED`.
 */
export async function writeComment(house: TalkingHouse, request: CommentRequest): Promise<CommentReceipt> {
  const { memberId, openId, ...draft } = request;
  const _id = commentId(draft.orderId, draft.skuId);
  const { database } = house;
  const [line, known, skus] = await Promise.all([
    boughtLine(database, memberId, draft.orderId, draft.skuId),
    database.get(comments, _id),
    loadSkus(database, [draft.skuId]),
  ]);
  const sku = skus.get(draft.skuId);
  if (line === null || sku === undefined) refuse('FORBIDDEN', {}, '收到商品或使用项目之后才能评价');
  // They would be pictures of before and after, which medical items never show (rules.md §13).
  if (sku.isMedical && draft.pictures.length > 0)
    refuse('INVALID_INPUT', {}, '医疗项目的评价不能带图片，请只写文字');
  // Nobody waits for WeChat about something that is already there.
  if (known !== null) return receiptOf(known, draft);
  return write(house, request, sku.productId, await checked(house, draft, openId));
}

async function checked(
  { contentCheck }: TalkingHouse,
  draft: CommentDraft,
  openId: string,
): Promise<Checked> {
  const textVerdict = draft.text === '' ? 'pass' : await contentCheck.text(draft.text, openId);
  if (textVerdict === 'risky') refuse('CONTENT_REFUSED');
  const pictures = await Promise.all(
    draft.pictures.map(async (fileId) => {
      const checkId = await contentCheck.picture(fileId, openId);
      return { fileId, checkId, verdict: null };
    }),
  );
  return { textVerdict, pictures, checkIds: pictures.flatMap(({ checkId }) => checkId ?? []) };
}

function write(
  house: TalkingHouse,
  { memberId, openId: _openId, ...draft }: CommentRequest,
  productId: string,
  checks: Checked,
): Promise<CommentReceipt> {
  const _id = commentId(draft.orderId, draft.skuId);
  const posting = { entryId: `comment:${_id}`, kind: 'comment', cause: _id, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const [known, line, product] = await Promise.all([
        reader.get(comments, _id),
        boughtLine(reader, memberId, draft.orderId, draft.skuId),
        loadProduct(reader, productId),
      ]);
      return { known, line, product };
    },
    (book, { known, line, product }) => {
      if (known !== null) return receiptOf(known, draft);
      if (line === null || product === null) refuse('FORBIDDEN', {}, '这笔订单已经退款，不能再评价');
      const state = stateAfterChecks(checks);
      const comment: Comment = {
        _id,
        memberId,
        productId,
        ...draft,
        ...line,
        ...checks,
        state,
        isDecided: false,
        at: book.context.at,
        answer: null,
        inputHash: inputHash(draft),
      };
      book.insert(comments, comment);
      if (state === 'shown') noteComment(book, product, draft.stars, true);
      return { id: _id, state };
    },
  );
}

function receiptOf(known: Comment, draft: CommentDraft): CommentReceipt {
  if (known.inputHash !== inputHash(draft)) refuse('ALREADY_COMMENTED');
  return { id: known._id, state: known.state };
}
