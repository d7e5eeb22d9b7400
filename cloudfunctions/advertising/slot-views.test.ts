/** Views of advertising slots: each request once, twenty at once all counted, nothing for what is no slot. */
import { memoryHouse } from '../../tests/support/memory-house';
import { slots, type Slot } from './documents';
import { countViews, viewsOf } from './slot-views';

const slot = (_id: string): Slot => ({
  ...{ _id, place: 'home', picture: '/a.png', title: _id, target: null },
  ...{ from: 0, to: Number.MAX_SAFE_INTEGER, order: 0 },
});

async function withSlots(...ids: readonly string[]) {
  const house = memoryHouse();
  const transaction = await house.database.begin();
  for (const id of ids) await transaction.insert(slots, slot(id));
  await transaction.commit();
  return house;
}

test('a view is counted once for each request, and for slots alone', async () => {
  const house = await withSlots('a', 'b');
  expect(await countViews(house, 'request-1', ['a', 'b', 'a', 'nowhere'])).toEqual({ counted: 2 });
  expect(await countViews(house, 'request-1', ['a', 'b'])).toEqual({ counted: 0 });
  expect(await countViews(house, 'request-2', ['b'])).toEqual({ counted: 1 });
  expect(await viewsOf(house.database, ['a', 'b', 'nowhere'])).toEqual(
    new Map([
      ['a', 1],
      ['b', 2],
      ['nowhere', 0],
    ]),
  );
});

test('twenty phones at once are twenty views, and the same one twenty times is one', async () => {
  const house = await withSlots('a');
  const phones = Array.from({ length: 20 }, (_, i) => countViews(house, `phone-${i}`, ['a']));
  const impatient = Array.from({ length: 20 }, () => countViews(house, 'impatient', ['a']));
  const counted = await Promise.all([...phones, ...impatient]);
  expect(counted.filter((one) => one.counted === 1)).toHaveLength(21);
  expect((await viewsOf(house.database, ['a'])).get('a')).toBe(21);
});
