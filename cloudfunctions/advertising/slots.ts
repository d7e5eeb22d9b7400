/** Advertising slots as pages show those that run, and as operators and merchants list theirs. */
import type { Instant } from '../units/days';
import type { Reader } from '../platform/database';
import { pageOf, pageWith, type Cursor, type Page } from '../platform/paging';
import { slots, type Slot } from './documents';
import { MOST_A_PAGE, type SlotPlace } from './places';
import { viewsOf } from './slot-views';

/** Slots of a place that have not ended: those that wait for their time are among them. */
const MOST_PLANNED = 200;

export type SlotView = Pick<Slot, 'picture' | 'title' | 'target'> & { readonly id: string };

const isShown = ({ sale }: Slot): boolean => sale === undefined || sale.state === 'paid';
const isSold = ({ sale }: Slot): number => (sale === undefined ? 1 : 0);
const inOrder = (a: Slot, b: Slot): number => a.order - b.order || (a._id < b._id ? -1 : 1);

/** What runs at that instant, lowest order first. Where there is no room for all, what was paid for is shown. */
export async function runningSlots(reader: Reader, place: SlotPlace, at: Instant): Promise<SlotView[]> {
  const where = { place, to: { gt: at } };
  const planned = await reader.find(slots, { where, orderBy: [['to', 'asc']], limit: MOST_PLANNED });
  return planned
    .filter((slot) => slot.from <= at && isShown(slot))
    .sort((a, b) => isSold(a) - isSold(b) || inOrder(a, b))
    .slice(0, MOST_A_PAGE)
    .sort(inOrder)
    .map(({ _id: id, picture, title, target }) => ({ id, picture, title, target }));
}

/** Where its time stands; whether it was paid is another matter. */
export type SlotTime = 'waiting' | 'running' | 'over';

export interface CountedSlot extends Slot {
  readonly time: SlotTime;
  /** How often it was seen (slot-views.ts). */
  readonly views: number;
}

export function timeOf({ from, to }: Pick<Slot, 'from' | 'to'>, at: Instant): SlotTime {
  return at < from ? 'waiting' : at < to ? 'running' : 'over';
}

interface Wish {
  readonly at: Instant;
  readonly after: Cursor | null;
  readonly limit: number;
}

/** Every slot of a place, also those that have ended, latest end first. */
export function slotsOf(reader: Reader, place: SlotPlace, wish: Wish): Promise<Page<CountedSlot>> {
  return counted(reader, { place }, wish);
}

/** Those that were offered to a merchant, latest end first. */
export function slotsOfMerchant(reader: Reader, merchantId: string, wish: Wish): Promise<Page<CountedSlot>> {
  return counted(reader, { 'sale.merchantId': merchantId }, wish);
}

async function counted(
  reader: Reader,
  where: Readonly<Record<string, string>>,
  { at, after, limit }: Wish,
): Promise<Page<CountedSlot>> {
  const page = await pageOf(reader, { from: slots, where, sort: ['to', 'desc'], after, limit });
  const views = await viewsOf(
    reader,
    page.rows.map(({ _id }) => _id),
  );
  return pageWith(page, (slot) => ({ ...slot, time: timeOf(slot, at), views: views.get(slot._id) ?? 0 }));
}
