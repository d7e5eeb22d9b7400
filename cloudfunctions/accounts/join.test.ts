/** Binding (rules.md §5): first link wins, for good; no self, no cycle; kept when the person registers later. */
import fc from 'fast-check';

import { Mall } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { members } from './documents';
import { arrive, join } from './join';

let house: TestHouse;
beforeEach(async () => {
  house = memoryHouse();
  await Mall.open(house);
});
const memberOf = (id: string) => house.database.get(members, id);

test('the first link binds before the login, a later one or the login’s own does not', async () => {
  await join(house, { memberId: 'ann', referrerId: null });
  await join(house, { memberId: 'zoe', referrerId: null });
  await arrive(house, { memberId: 'bea', referrerId: 'ann' });
  expect(await memberOf('bea')).toMatchObject({ referrerId: 'ann', joinedAt: null });
  await arrive(house, { memberId: 'bea', referrerId: 'zoe' });
  await join(house, { memberId: 'bea', referrerId: 'zoe' });
  expect(await memberOf('bea')).toMatchObject({ referrerId: 'ann', upline: ['ann'] });
  expect((await memberOf('bea'))?.joinedAt).not.toBeNull();
});

test('a referrer who has not joined yet is one; an unknown one and oneself are none', async () => {
  await arrive(house, { memberId: 'ann', referrerId: null });
  expect(await join(house, { memberId: 'bea', referrerId: 'ann' })).toMatchObject({ referrerId: 'ann' });
  expect(await join(house, { memberId: 'cat', referrerId: 'nobody' })).toMatchObject({ referrerId: null });
  expect(await join(house, { memberId: 'dan', referrerId: 'dan' })).toMatchObject({ referrerId: null });
});

test('who joined without a referrer stays without one', async () => {
  await join(house, { memberId: 'ann', referrerId: null });
  await join(house, { memberId: 'bea', referrerId: null });
  expect(await join(house, { memberId: 'ann', referrerId: 'bea' })).toMatchObject({ referrerId: null });
});

test('20 first visits at once by 20 links bind one referrer, and all are told the same', async () => {
  const ids = Array.from({ length: 20 }, (_, i) => `ref${i}`);
  for (const id of ids) await join(house, { memberId: id, referrerId: null });
  const bound = await Promise.all(
    ids.map((referrerId, i) =>
      (i % 2 === 0 ? join : arrive)(house, { memberId: 'new', referrerId }).then(
        (member) => member.referrerId,
      ),
    ),
  );
  expect(new Set(bound).size).toBe(1);
  expect((await memberOf('new'))?.referrerId).toBe(bound[0]);
});

test('whoever joins by whose link and in whatever order, at once: a forest with true uplines', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 8 })), { minLength: 1, maxLength: 8 }), {
        maxLength: 8,
      }),
      async (rounds) => {
        const own = memoryHouse();
        await Mall.open(own);
        for (const round of rounds)
          await Promise.all(
            round.map(([who, by], i) =>
              (i % 3 === 0 ? arrive : join)(own, {
                memberId: `p${who}`,
                referrerId: by === 8 ? null : `p${by}`,
              }),
            ),
          );
        const people = await own.database.find(members, { where: {}, limit: 100 });
        const byId = new Map(people.map((person) => [person._id, person]));
        for (const { _id, referrerId, upline } of people) {
          const chain: string[] = [];
          for (let at = referrerId; at !== null; at = byId.get(at)?.referrerId ?? null) {
            expect(chain).not.toContain(at);
            chain.push(at);
          }
          expect(upline).toEqual(chain);
          expect(upline).not.toContain(_id);
        }
      },
    ),
    { numRuns: 60 },
  );
});
