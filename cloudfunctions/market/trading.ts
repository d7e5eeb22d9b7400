/** Whether there is trading at all: the policy's market, and an operator's halt with its reason (rules.md §11). */
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { HALT_ID, halts, type Halt } from './documents';

export function loadHalt(reader: Reader): Promise<Halt | null> {
  return reader.get(halts, HALT_ID);
}

/** Why trading stands still; null while it does not. */
export async function loadHaltReason(reader: Reader): Promise<string | null> {
  const halt = await loadHalt(reader);
  return halt?.isHalted === true ? halt.reason : null;
}

/** Refuses `MARKET_OFF` and `MARKET_HALTED`. */
export function demandTrading(book: Book, halt: Halt | null): void {
  if (!book.context.policy.market.isOn) refuse('MARKET_OFF');
  if (halt?.isHalted === true) refuse('MARKET_HALTED', {}, `交易暂停中：${halt.reason}`);
}

/** Nothing is placed or filled until trading is resumed; orders can be cancelled. */
export function haltTrading(house: BooksHouse, byId: string, reason: string): Promise<Halt> {
  return setHalt(house, { isHalted: true, reason, byId });
}

export function resumeTrading(house: BooksHouse, byId: string): Promise<Halt> {
  return setHalt(house, { isHalted: false, reason: '', byId });
}

function setHalt(house: BooksHouse, to: Pick<Halt, 'isHalted' | 'reason' | 'byId'>): Promise<Halt> {
  const posting = { entryId: 'halt', kind: 'halt', cause: HALT_ID, holders: [] };
  return post(house, posting, loadHalt, (book, known) => {
    if (known?.isHalted === to.isHalted && known.reason === to.reason) return known;
    const halt: Halt = { _id: HALT_ID, ...to, at: book.context.at };
    book.put(halts, halt);
    return halt;
  });
}
