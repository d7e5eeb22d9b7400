/** Processes have clocks of their own: one that is behind midnight's still writes into the open day. */
import { expectSoundBooks } from '../../tests/support/audit';
import { Mall, OWING } from '../../tests/support/mall';
import { FIRST_DAY, memoryHouse } from '../../tests/support/memory-house';
import { closeDueDays } from '../points/close-day';
import { addDays, startOfDay } from '../units/days';
import { Memory } from './memory';
import { journal } from './state';

test('what a clock that is behind writes is of the open day, from its first moment on', async () => {
  const house = memoryHouse(OWING);
  const mall = await Mall.open(house);
  await mall.activeMember('ann');
  const second = addDays(FIRST_DAY, 1);
  const midnight = startOfDay(second);
  house.clock.at = midnight + 1;
  await closeDueDays(house);

  const clock = { at: midnight - 40, now: () => clock.at };
  const order = await new Mall({ ...house, clock, memory: new Memory(house.database) }).bill('ann', 10_000);
  expect(order).toMatchObject({ placedDay: second, placedAt: midnight });
  expect(order.settlements).toMatchObject([{ day: second, at: midnight }]);
  const entries = await house.database.find(journal, { where: { day: second }, limit: 10 });
  expect(entries.map(({ kind, at }) => [kind, at])).toContainEqual(['settle', midnight]);
  // Its days count from the day on which it settled.
  expect((await mall.member('ann')).orderDays).toMatchObject({ [second]: 1 });
  await expectSoundBooks(house);
});

test('before the first day has begun, what is written keeps its moment', async () => {
  const house = memoryHouse(OWING, startOfDay(FIRST_DAY) - 1000);
  const mall = await Mall.open(house);
  await mall.join('ann');
  const [entry] = await house.database.find(journal, { where: { kind: 'join' }, limit: 1 });
  expect(entry).toMatchObject({ day: FIRST_DAY, at: house.clock.at });
});
