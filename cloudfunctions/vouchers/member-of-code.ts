/** Who shows a 会员码 right now: for another member who is to send something. A wrong one is noted, as at the counter. */
import { post, type BooksHouse } from '../ledger/post';
import { refuse } from '../platform/refusal';
import { judgeCode, loadTries } from './demand-code';
import { codeBooks, type CodeBook } from './documents';

/** @returns the member's id; refuses `CODE_UNKNOWN`, `CODE_EXPIRED`, `RATE_LIMITED` */
export async function memberOfCode(house: BooksHouse, askerId: string, digits: string): Promise<string> {
  const judged = await post(
    house,
    { entryId: `scan:${askerId}`, kind: 'scan', cause: askerId, holders: [] },
    (reader) =>
      Promise.all([loadTries(reader, askerId), reader.find(codeBooks, { where: { digits }, limit: 2 })]),
    (book, [tries, found]) =>
      judgeCode(book, { staffId: askerId, digits }, tries, onlyMember(found), () => false),
  );
  return judged.isGood ? judged.known.memberId : refuse(judged.fault);
}

/** Two at once can be told apart by nobody; a voucher's code says nothing about where points go. */
function onlyMember([only, another]: readonly CodeBook[]): CodeBook | null {
  return another === undefined && only?.kind === 'member' ? only : null;
}
