/** Until when people may do what, at the minute, and when the timer wakes. */
import { MINUTE_MS, startOfDay } from '../units/days';
import { standard } from '../policy/profiles';
import { BOOKING_MOVES, afterEvent, type BookingEvent, type BookingState } from './states';
import { changeUntil, choresOf, demandBookable, demandChangeable, isBarred, nextDue } from './limits';

const limits = standard.bookings;
const DAY = '2026-06-03';
const at = (minutes: number, day = DAY): number => startOfDay(day) + minutes * MINUTE_MS;
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'OK';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('booking ends half an hour before, and begins thirty days before', () => {
  const book = (now: number): string => codeOf(() => demandBookable(at(600), DAY, now, limits));
  expect([book(at(570)), book(at(570) + 1)]).toEqual(['OK', 'BOOKING_TOO_LATE']);
  expect([book(at(0, '2026-05-04')), book(at(0, '2026-05-04') - 1)]).toEqual(['OK', 'INVALID_INPUT']);
});

test('changing ends four hours before', () => {
  const change = (now: number): string => codeOf(() => demandChangeable(at(600), now, limits));
  expect([change(at(360)), change(at(360) + 1)]).toEqual(['OK', 'BOOKING_TOO_LATE']);
  expect(changeUntil(at(600), limits)).toBe(at(360));
});

test('three no-shows within ninety days bar, the day after the first has lapsed they do not', () => {
  const [first, second, third] = [at(0, '2026-03-05'), at(0, '2026-04-01'), at(0, '2026-05-01')];
  const barred = (now: number): boolean => isBarred([first, second, third], now, limits);
  expect([barred(at(0) - 1), barred(at(0))]).toEqual([true, false]);
  expect(isBarred([second, third], at(0, '2026-05-02'), limits)).toBe(false);
});

test('the timer wakes the evening before, two hours before, three hours after the end, then no more', () => {
  const booking = { day: DAY, startsAt: at(600), endsAt: at(660) };
  const times = [at(19 * 60, '2026-06-02'), at(480), at(840)];
  expect(choresOf(booking, limits).map((one) => one.at)).toEqual(times);
  const wakes = (now: number): number | null => nextDue(booking, now, limits);
  expect([wakes(0), ...times.map(wakes)]).toEqual([...times, null]);
});

test('the table of states: every event in every state', () => {
  const states: BookingState[] = ['booked', 'arrived', 'cancelled', 'noShow'];
  const outcome = (event: BookingEvent): string[] =>
    states.map((state) => {
      const code = codeOf(() => afterEvent(state, event));
      return code === 'OK' ? afterEvent(state, event) : code;
    });
  const no = 'WRONG_STATE';
  expect(Object.keys(BOOKING_MOVES).map((event) => [event, ...outcome(event as BookingEvent)])).toEqual([
    ['move', 'booked', no, no, no],
    ['cancel', 'cancelled', no, no, no],
    ['arrive', 'arrived', no, no, 'arrived'],
    ['miss', 'noShow', no, no, no],
  ]);
});
