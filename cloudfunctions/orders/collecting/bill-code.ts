/** 收款码: a clerk's code with an amount, for one payment, for a few minutes. */
import type { Fen } from '../../units/amounts';
import { MINUTE_MS } from '../../units/days';
import { putScene, sceneIdOf } from '../../codes/scene';
import { post, type BooksHouse } from '../../ledger/post';
import { refuse } from '../../platform/refusal';
import { billCodes, type BillCode } from './documents';

export interface NewBillCode {
  readonly requestId: string;
  readonly merchantId: string;
  readonly storeId: string;
  readonly madeBy: string;
  readonly amountFen: Fen;
  readonly note: string;
}

/** The code; the same request again answers it as it stands. */
export function makeBillCode(house: BooksHouse, wanted: NewBillCode): Promise<BillCode> {
  const { requestId, merchantId, storeId, madeBy, amountFen, note } = wanted;
  const codeId = sceneIdOf('bill', storeId, madeBy, requestId);
  const posting = { entryId: `bill-code:${codeId}`, kind: 'bill-code', cause: codeId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(billCodes, codeId),
    (book, known) => {
      if (known !== null)
        return known.amountFen === amountFen && known.note === note ? known : refuse('REQUEST_REUSED');
      const { at, policy } = book.context;
      const expiresAt = at + policy.stores.billCodeMinutes * MINUTE_MS;
      putScene(book, codeId, { kind: 'bill', merchantId, storeId }, expiresAt);
      const made: BillCode = {
        ...{ _id: codeId, merchantId, storeId, madeBy, amountFen, note },
        ...{ createdAt: at, expiresAt, state: 'open', takenBy: null },
      };
      book.insert(billCodes, made);
      return made;
    },
  );
}

/** Takes the code back; refuses `WRONG_STATE` once a customer has begun to pay it. */
export function cancelBillCode(
  house: BooksHouse,
  { codeId, merchantId, storeId }: Pick<BillCode, 'merchantId' | 'storeId'> & { readonly codeId: string },
): Promise<BillCode> {
  const posting = { entryId: `cancel-bill:${codeId}`, kind: 'bill-code', cause: codeId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(billCodes, codeId),
    (book, known) => {
      if (known?.merchantId !== merchantId || known.storeId !== storeId) refuse('NOT_FOUND', { codeId });
      if (known.state === 'taken')
        refuse('WRONG_STATE', { state: known.state }, '顾客已经在支付这笔收款，不能取消');
      if (known.state === 'cancelled') return known;
      const cancelled: BillCode = { ...known, state: 'cancelled' };
      book.put(billCodes, cancelled);
      return cancelled;
    },
  );
}
