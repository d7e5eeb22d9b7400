/** 注销: a member asks to be taken out of the mall, thinks it over for fifteen days, or takes it back. */
import { memberHolder } from '../../ledger/accounts';
import { post, type BooksHouse } from '../../ledger/post';
import { DAY_MS, dayOf } from '../../units/days';
import { joined, loadMember } from '../../accounts/unpaid';
import { inTransaction } from '../../platform/in-transaction';
import { Conflict, DuplicateId } from '../../platform/database';
import { refuse } from '../../platform/refusal';
import { retry } from '../../platform/retry';
import { readHolders } from '../../ledger/read-holders';
import { leavings, type Leaving } from '../documents';
import { OBSTACLE_SENTENCES, readObstacles, type Obstacle } from './obstacles';

export const WAITING_DAYS = 15;
const ASKING_RETRY = { attempts: 20, firstDelayMs: 4, longestDelayMs: 200 };

export interface LeavingView {
  readonly state: Leaving['state'] | null;
  readonly askedAt: number | null;
  readonly dueAt: number | null;
  readonly waitingDays: number;
  /** What stands in the way now, in words. */
  readonly obstacles: readonly { readonly kind: Obstacle; readonly text: string }[];
}

const inWords = (obstacles: readonly Obstacle[]) =>
  obstacles.map((kind) => ({ kind, text: OBSTACLE_SENTENCES[kind] }));

export async function leavingOf(house: BooksHouse, memberId: string): Promise<LeavingView> {
  const id = memberHolder(memberId);
  const [leaving, member, judge, now] = await Promise.all([
    house.database.get(leavings, memberId),
    loadMember(house.database, memberId),
    readObstacles(house.database, memberId),
    readHolders(house, [id]),
  ]);
  const holder = now.holders.get(id);
  const at = house.clock.now();
  const obstacles =
    member === null || holder === undefined
      ? []
      : judge(holder, member, leaving?.state === 'waiting' && leaving.givesUp, at, dayOf(at));
  const { state = null, askedAt = null, dueAt = null } = leaving ?? {};
  return { ...{ state, askedAt, dueAt }, waitingDays: WAITING_DAYS, obstacles: inWords(obstacles) };
}

/** Asking twice is asking once: the first moment counts. Refuses `LEAVING_BLOCKED` with what stands in the way. */
export function askToLeave(
  house: BooksHouse,
  { memberId, requestId, givesUp }: { memberId: string; requestId: string; givesUp: boolean },
): Promise<Leaving> {
  const holder = memberHolder(memberId);
  const posting = {
    ...{ entryId: `leave:${memberId}:ask:${requestId}`, kind: 'leave', cause: memberId },
    ...{ input: { givesUp }, holders: [holder] },
  };
  return post(
    house,
    posting,
    (reader) =>
      Promise.all([
        reader.get(leavings, memberId),
        loadMember(reader, memberId),
        readObstacles(reader, memberId),
      ]),
    (book, [known, loaded, judge]) => {
      if (known !== null && (known.state === 'waiting' || known.state === 'erasing')) return known;
      const member = joined(loaded);
      const { at, today } = book.context;
      const obstacles = judge(book.holder(holder), member, givesUp, at, today);
      const [first] = obstacles;
      if (first !== undefined)
        refuse('LEAVING_BLOCKED', { obstacles: obstacles.join(' ') }, OBSTACLE_SENTENCES[first]);
      const leaving: Leaving = {
        ...{ _id: memberId, state: 'waiting', askedAt: at, dueAt: at + WAITING_DAYS * DAY_MS, givesUp },
        ...{ putOffBy: [], row: null, after: '', erased: 0, endedAt: null },
      };
      book.put(leavings, leaving);
      return leaving;
    },
  );
}

/** Until it has begun. */
export function stayAfterAll(house: BooksHouse, memberId: string): Promise<Leaving> {
  const mayRetry = (error: unknown) => error instanceof Conflict || error instanceof DuplicateId;
  return retry(ASKING_RETRY, house.waiting, mayRetry, () =>
    inTransaction(house.database, async (transaction) => {
      const known = await transaction.get(leavings, memberId);
      if (known === null) return refuse('NOT_FOUND');
      if (known.state === 'cancelled') return known;
      if (known.state !== 'waiting')
        return refuse('WRONG_STATE', { state: known.state }, '注销已经开始，不能撤回');
      const cancelled: Leaving = {
        ...known,
        ...{ state: 'cancelled', dueAt: null, endedAt: house.clock.now() },
      };
      await transaction.put(leavings, cancelled);
      return cancelled;
    }),
  );
}
