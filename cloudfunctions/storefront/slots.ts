/** Advertising slots: an operator keeps them, pages show those that run. */
import type { Instant } from '../units/days';
import { post, type BooksHouse } from '../ledger/post';
import type { Reader } from '../platform/database';
import { pageOf, pageWith, type Cursor, type Page } from '../platform/paging';
import { refuse } from '../platform/refusal';
import { slots, type Slot } from './documents';
import type { SlotPlace } from './places';
import { viewsOf } from './slot-views';

/** More are never shown on a page. */
const MOST_A_PAGE = 10;
/** Slots of a place that have not ended: those that wait for their time are among them. */
const MOST_PLANNED = 200;

export async function saveSlot(house: BooksHouse, slot: Slot): Promise<Slot> {
  if (slot.to <= slot.from) refuse('INVALID_INPUT', {}, '结束时间要晚于开始时间');
  const posting = { entryId: `slot:${slot._id}`, kind: 'slot', cause: slot._id, holders: [] };
  return post(
    house,
    posting,
    () => Promise.resolve(null),
    (book) => {
      book.put(slots, slot);
      return slot;
    },
  );
}

export type SlotView = Pick<Slot, 'picture' | 'title' | 'target'> & { readonly id: string };

/** What runs at that instant, lowest order first. */
export async function runningSlots(reader: Reader, place: SlotPlace, at: Instant): Promise<SlotView[]> {
  const where = { place, to: { gt: at } };
  const planned = await reader.find(slots, { where, orderBy: [['to', 'asc']], limit: MOST_PLANNED });
  return planned
    .filter((slot) => slot.from <= at)
    .sort((a, b) => a.order - b.order || (a._id < b._id ? -1 : 1))
    .slice(0, MOST_A_PAGE)
    .map(({ _id: id, picture, title, target }) => ({ id, picture, title, target }));
}

export interface CountedSlot extends Slot {
  /** How often it was seen (slot-views.ts). */
  readonly views: number;
}

/** Every slot of a place, also those that have ended, latest end first. */
export async function slotsOf(
  reader: Reader,
  place: SlotPlace,
  after: Cursor | null,
  limit: number,
): Promise<Page<CountedSlot>> {
  const page = await pageOf(reader, { from: slots, where: { place }, sort: ['to', 'desc'], after, limit });
  const views = await viewsOf(
    reader,
    page.rows.map(({ _id }) => _id),
  );
  return pageWith(page, (slot) => ({ ...slot, views: views.get(slot._id) ?? 0 }));
}
