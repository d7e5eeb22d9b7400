/** Holders as they stand now: stored figures brought up to date in memory. */
import { addDays, type Day } from '../units/days';
import type { Policy } from '../policy/policy';
import { refuse } from '../platform/refusal';
import type { HolderId } from './accounts';
import { holderFromDocument, holders, type Holder } from './holder';
import type { BooksHouse } from './post';
import { bringUpToDate } from './settle-holders';
import { books, STATE_ID, stateFromDocument, type State } from './state';

/** The state, or the refusal `MALL_NOT_OPEN` of a mall that has not opened. */
export async function readState(house: BooksHouse): Promise<State> {
  const document = await house.database.get(books, STATE_ID);
  return document === null ? refuse('MALL_NOT_OPEN') : stateFromDocument(document);
}

/** The policy in force on the open day. */
export async function currentPolicy(house: BooksHouse): Promise<Policy> {
  return house.memory.policy((await readState(house)).policyVersion);
}

export interface HoldersNow {
  readonly state: State;
  readonly openDay: Day;
  readonly holders: ReadonlyMap<HolderId, Holder>;
}

export async function readHolders(house: BooksHouse, ids: readonly HolderId[]): Promise<HoldersNow> {
  const [state, documents] = await Promise.all([readState(house), house.database.getMany(holders, ids)]);
  const found = [...documents.values()].map(holderFromDocument);
  // A holder written after the state was read may be a day ahead; its figures are the newer ones.
  await bringUpToDate(
    house.memory,
    found.filter((holder) => holder.holding.through <= state.day),
    state,
  );
  return {
    state,
    openDay: addDays(state.day, 1),
    holders: new Map(found.map((holder) => [holder.id, holder])),
  };
}
