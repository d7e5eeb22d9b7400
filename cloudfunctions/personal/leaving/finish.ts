/**
 * The chore that lets people go: first, in one posting, what they gave up leaves the books and the wish can no longer be
 * taken back; then their documents are emptied, a page a transaction, and the pictures that they named are deleted, going on
 * wherever it stopped.
 */
import { members } from '../../accounts/documents';
import { joined, loadMember } from '../../accounts/unpaid';
import { MALL, memberHolder, type HolderId } from '../../ledger/accounts';
import type { Book } from '../../ledger/book';
import { post, type BooksHouse } from '../../ledger/post';
import { Conflict, DuplicateId, type Transaction } from '../../platform/database';
import type { House } from '../../platform/house';
import { inTransaction } from '../../platform/in-transaction';
import type { PictureStore } from '../../platform/pictures/picture-store';
import { DAY_MS, MINUTE_MS } from '../../units/days';
import { leavings, type Leaving } from '../documents';
import { KEPT } from '../kept/rows';
import { deleteSome, ownFiles } from '../pictures';
import { readObstacles } from './obstacles';

const DOCUMENTS_A_PAGE = 50;
/** The storage is asked again so much later when it does not answer. */
const FILES_AGAIN_MS = 60 * MINUTE_MS;
const ERASED_ROWS = KEPT.filter(({ isErased }) => isErased);

export interface LeavingHouse extends BooksHouse {
  readonly pictures: PictureStore;
}

/** At most `steps` transactions; returns how many people are gone. */
export async function finishLeaving(house: LeavingHouse, steps: number): Promise<number> {
  let gone = 0;
  for (let step = 0; step < steps; step += 1) {
    const [due] = await house.database.find(leavings, {
      where: { dueAt: { lte: house.clock.now() } },
      orderBy: [['dueAt', 'asc']],
      limit: 1,
    });
    if (due === undefined) return gone;
    const after = due.state === 'waiting' ? await letGo(house, due._id) : await goOn(house, due);
    if (after?.state === 'erased') gone += 1;
  }
  return gone;
}

/** Tomorrow again where something came up in the meantime. */
async function letGo(house: BooksHouse, memberId: string): Promise<Leaving | null> {
  const holder = memberHolder(memberId);
  const day = house.clock.now();
  const posting = {
    ...{ entryId: `leave:${memberId}:${day}`, kind: 'leave', cause: memberId, holders: [holder] },
    shardKey: memberId,
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
      const { at, today } = book.context;
      if (known === null || known.state !== 'waiting' || known.dueAt === null || known.dueAt > at)
        return known;
      const member = joined(loaded);
      const putOffBy = judge(book.holder(holder), member, known.givesUp, at, today);
      if (putOffBy.length > 0) return saved(book, { ...known, putOffBy, dueAt: at + DAY_MS });
      giveUp(book, holder);
      // Written in any case, so that an order that is placed meanwhile meets this transaction.
      book.put(members, { ...member, leftAt: at });
      return saved(book, { ...known, state: 'erasing', putOffBy: [], row: ERASED_ROWS[0]?.key ?? null });
    },
  );
}

function saved(book: Book, leaving: Leaving): Leaving {
  book.put(leavings, leaving);
  return leaving;
}

/** Points burn, SV goes back to where it came from; neither may go on earning for nobody. */
function giveUp(book: Book, id: HolderId): void {
  const { points, custodial, svUnits } = book.touch(id);
  for (const [place, units] of [
    ['points', points],
    ['custodial', custodial],
  ] as const)
    book.movePoints({ holder: id, place }, { mall: MALL.burned }, units, 'left.points');
  if (svUnits > 0) book.reverseSv(id, svUnits, 'left.sv');
}

/** Files first: until they are gone the document is the only one that knows of them. */
async function goOn(house: LeavingHouse, { _id: memberId, files = [] }: Leaving): Promise<Leaving | null> {
  if (files.length === 0) return step(house, memberId, erasePage);
  let gone: readonly string[] = [];
  let waitMs = 0;
  try {
    gone = await deleteSome(house.pictures, files);
  } catch {
    // Whatever the storage says, nothing else need wait for it.
    waitMs = FILES_AGAIN_MS;
  }
  return step(house, memberId, (_transaction, known) => {
    const left = (known.files ?? []).filter((file) => !gone.includes(file));
    return Promise.resolve(ended(house, { ...known, files: left, dueAt: house.clock.now() + waitMs }));
  });
}

async function erasePage(transaction: Transaction, known: Leaving, house: House): Promise<Leaving> {
  // Another firing went through the last row meanwhile; files are left.
  if (known.row === null) return known;
  const at = ERASED_ROWS.findIndex(({ key }) => key === known.row);
  const row = ERASED_ROWS[at];
  if (row === undefined) throw new Error(`no row ${known.row} of what is kept`);
  const memberId = known._id;
  const { rows, next, files } = await row.erase(transaction, memberId, known.after, DOCUMENTS_A_PAGE);
  const following = next === null ? (ERASED_ROWS[at + 1]?.key ?? null) : known.row;
  return ended(house, {
    ...known,
    ...{ row: following, after: next ?? '', erased: known.erased + rows.length },
    files: [...(known.files ?? []), ...ownFiles(memberId, files)],
  });
}

/** Over when every row was gone through and every file is deleted. */
function ended(house: House, leaving: Leaving): Leaving {
  if (leaving.row !== null || (leaving.files ?? []).length > 0) return leaving;
  return { ...leaving, state: 'erased', dueAt: null, endedAt: house.clock.now() };
}

async function step(
  house: House,
  memberId: string,
  next: (transaction: Transaction, known: Leaving, house: House) => Promise<Leaving>,
): Promise<Leaving | null> {
  try {
    return await inTransaction(house.database, async (transaction) => {
      const known = await transaction.get(leavings, memberId);
      if (known === null || known.state !== 'erasing') return known;
      const after = await next(transaction, known, house);
      await transaction.put(leavings, after);
      return after;
    });
  } catch (error) {
    // Another firing is at it; it goes on from where that one is.
    if (error instanceof Conflict || error instanceof DuplicateId) return null;
    throw error;
  }
}
