/** Random days of booking, moving, cancelling and not coming, against a calendar that lists every minute. */
import fc from 'fast-check';

import { Mall, OWING } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { DAY, Salon } from '../../tests/support/salon';
import { Refusal } from '../platform/refusal';
import { startOfDay } from '../units/days';
import { cancelBooking } from './cancel';
import { bookedSlots, bookings, roomSlots } from './documents';
import { missBooking } from './miss';
import { moveBooking } from './move';

const PEOPLE = ['bea', 'cat', 'dan'] as const;
const HANDS = ['amy', 'ben'] as const;
const ROOMS = 2;
const MINUTES = 75;

interface Entry {
  readonly who: string;
  readonly hands: string;
  readonly from: number;
}
/** What stands in the naive calendar, by booking. */
interface Model {
  readonly standing: Map<string, Entry>;
  next: number;
}
interface Real {
  readonly house: TestHouse;
  readonly salon: Salon;
}

const overlaps = (a: number, b: number): boolean => Math.abs(a - b) < MINUTES;

/** Whether the calendar has a place for it; `but` is the booking that gives its own up. */
function hasPlace(
  model: Model,
  { who, from }: Omit<Entry, 'hands'>,
  hands: string | null,
  but?: string,
): boolean {
  const others = [...model.standing].filter(([id]) => id !== but).map(([, one]) => one);
  if (from < 540 || from + MINUTES > 1260) return false;
  if (others.some((one) => one.who === who && Math.abs(one.from - from) < 60)) return false;
  for (let minute = from; minute < from + MINUTES; minute += 1)
    if (others.filter((one) => one.from <= minute && minute < one.from + MINUTES).length >= ROOMS)
      return false;
  return HANDS.some(
    (one) =>
      (hands === null || hands === one) &&
      !others.some((other) => other.hands === one && overlaps(other.from, from)),
  );
}

async function outcome<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

class Book implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly who: string,
    readonly hands: string | null,
    readonly slot: number,
  ) {}
  check = (): boolean => true;
  async run(model: Model, { salon }: Real): Promise<void> {
    const bookingId = `b${(model.next += 1)}`;
    const from = this.slot * 15;
    const expected = hasPlace(model, { who: this.who, from }, this.hands);
    const wanted = { bookingId, slot: this.slot, beauticianId: this.hands, by: 'staff' as const };
    const made = await outcome(salon.book(this.who, wanted));
    expect(made !== null).toBe(expected);
    if (made !== null) model.standing.set(bookingId, { who: this.who, hands: made.beauticianId, from });
  }
  toString = (): string => `${this.who} books ${this.hands ?? 'anybody'} at ${this.slot}`;
}

/** The `n`th of those that stand. */
const nth = (model: Model, n: number): string => [...model.standing.keys()][n % model.standing.size] ?? '';

class Move implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly n: number,
    readonly hands: string | null,
    readonly slot: number,
  ) {}
  check = (model: Readonly<Model>): boolean => model.standing.size > 0;
  async run(model: Model, { house, salon }: Real): Promise<void> {
    const id = nth(model, this.n);
    const before = model.standing.get(id);
    if (before === undefined) throw new Error('the model lost a booking');
    const from = this.slot * 15;
    const expected = hasPlace(model, { who: before.who, from }, this.hands, id);
    const to = { beauticianId: this.hands, day: DAY, slot: this.slot };
    const moved = await outcome(moveBooking(house, id, to, salon.staff));
    expect(moved !== null).toBe(expected);
    if (moved !== null) model.standing.set(id, { who: before.who, hands: moved.beauticianId, from });
  }
  toString = (): string => `move ${this.n} to ${this.hands ?? 'anybody'} at ${this.slot}`;
}

class GiveUp implements fc.AsyncCommand<Model, Real> {
  constructor(readonly n: number) {}
  check = (model: Readonly<Model>): boolean => model.standing.size > 0;
  async run(model: Model, { house, salon }: Real): Promise<void> {
    const id = nth(model, this.n);
    await cancelBooking(house, id, salon.staff);
    model.standing.delete(id);
  }
  toString = (): string => `cancel ${this.n}`;
}

const slots = fc.integer({ min: 34, max: 82 });
const hands = fc.option(fc.constantFrom(...HANDS), { nil: null });
const commands = fc.commands(
  [
    fc.tuple(fc.constantFrom(...PEOPLE), hands, slots).map((one) => new Book(...one)),
    fc.tuple(fc.nat(20), hands, slots).map((one) => new Move(...one)),
    fc.nat(20).map((n) => new GiveUp(n)),
  ],
  { maxCommands: 25 },
);

test('what stands is what the naive calendar says, and the slot documents say the same', async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (list) => {
      const house = memoryHouse(OWING);
      const mall = await Mall.open(house);
      const salon = await Salon.open(mall, { beauticians: HANDS, rooms: ROOMS });
      for (const who of PEOPLE) await mall.join(who);
      const model: Model = { standing: new Map(), next: 0 };
      await fc.asyncModelRun(() => ({ model, real: { house, salon } }), list);
      const standing = await house.database.find(bookings, { where: { state: 'booked' }, limit: 1000 });
      expect(standing.map((one) => [one._id, one.beauticianId, one.slot * 15]).sort()).toEqual(
        [...model.standing].map(([id, one]) => [id, one.hands, one.from]).sort(),
      );
      const covered = [...model.standing].flatMap(([id, one]) =>
        [0, 1, 2, 3, 4].map((i) => `${one.hands}:${DAY}:${one.from / 15 + i} ${id}`),
      );
      const held = await house.database.find(bookedSlots, { where: { day: DAY }, limit: 1000 });
      expect(
        held
          .filter((one) => one.bookingId !== null)
          .map((one) => `${one._id} ${one.bookingId}`)
          .sort(),
      ).toEqual(covered.sort());
      const rooms = await house.database.find(roomSlots, { where: { day: DAY }, limit: 1000 });
      expect(rooms.reduce((sum, one) => sum + one.taken, 0)).toBe(covered.length);
      // At the end of the day nobody came, and everybody can be marked so once.
      house.clock.at = startOfDay(DAY) + 24 * 3600_000 - 1;
      await mall.pass(0);
      for (const id of model.standing.keys())
        expect(await missBooking(house, id, salon.staff)).toMatchObject({ state: 'noShow' });
    }),
    { numRuns: 60 },
  );
});
