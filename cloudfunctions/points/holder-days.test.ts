/** The derived days against what the books said on each evening and morning, to the unit. */
import fc from 'fast-check';

import { refundOrder } from '../orders/refunding/refund';
import type { Order } from '../orders/documents';
import { parsePolicy } from '../policy/policy';
import { dayOf } from '../units/days';
import { expectSoundBooks } from '../../tests/support/audit';
import { Mall, OWING } from '../../tests/support/mall';
import { memoryHouse } from '../../tests/support/memory-house';
import { daysOfMember } from './holder-days';

interface Seen {
  readonly day: string;
  readonly svUnits: number;
  readonly pointUnits: number;
  readonly remainingSvUnits: number;
}

/** What happens on a day before it closes: bills by fen, refunds by index, days that pass. */
const events = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ bill: fc.integer({ min: 1, max: 400_000 }), by: fc.nat({ max: 2 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ refund: fc.nat({ max: 20 }), part: fc.integer({ min: 1, max: 4 }) }),
    },
    { weight: 5, arbitrary: fc.record({ pass: fc.integer({ min: 1, max: 12 }) }) },
    { weight: 1, arbitrary: fc.record({ pass: fc.constant(33) }) },
  ),
  { minLength: 5, maxLength: 30 },
);
const people = ['ann', 'bea', 'cat'] as const;

const SLOW = parsePolicy({ ...OWING, version: 'slow', supply: { ...OWING.supply, dailyCapBp: 700 } });

test.each([
  ['everything may convert in a day', OWING],
  ['7% a day at most', SLOW],
])('%s: every day equals what was seen, on pages of any size', async (_name, policy) => {
  await fc.assert(
    fc.asyncProperty(events, fc.integer({ min: 1, max: 40 }), async (list, pageSize) => {
      const house = memoryHouse(policy);
      const mall = await Mall.open(house);
      await mall.activeMember('ann');
      await mall.activeMember('bea', 'ann');
      await mall.join('cat', 'bea');
      const bills: Order[] = [];
      const seen = new Map<string, Seen[]>(people.map((id) => [id, []]));
      const passOne = async () => {
        const day = dayOf(house.clock.now());
        const evening = await Promise.all(people.map((id) => mall.member(id)));
        await mall.pass(1);
        const morning = await Promise.all(people.map((id) => mall.member(id)));
        people.forEach((id, i) =>
          seen.get(id)?.push({
            day,
            svUnits: evening[i]!.svUnits,
            pointUnits: morning[i]!.points - evening[i]!.points,
            remainingSvUnits: morning[i]!.svUnits,
          }),
        );
      };
      for (const event of list) {
        if ('bill' in event) bills.push(await mall.bill(people[event.by]!, event.bill));
        else if ('pass' in event) for (let i = 0; i < event.pass; i += 1) await passOne();
        else {
          const order = bills[event.refund];
          if (order === undefined) continue;
          const amountFen = Math.max(1, Math.floor(order.amountFen / event.part));
          const refundId = `r${event.refund}-${event.part}-${house.clock.now()}`;
          await refundOrder(house, { refundId, orderId: order._id, amountFen, reason: 'test' }).catch(
            () => null,
          );
        }
      }
      await passOne();
      for (const id of people) {
        const derived = [];
        let before: string | null = null;
        for (;;) {
          const page = await daysOfMember(house, id, before, pageSize);
          derived.push(...page.map(({ of }) => of));
          before = page.at(-1)?.of.day ?? null;
          if (page.length < pageSize || before === null) break;
        }
        expect(
          derived.reverse().map(({ day, svUnits, pointUnits, remainingSvUnits }) => ({
            day,
            svUnits,
            pointUnits,
            remainingSvUnits,
          })),
        ).toEqual(seen.get(id));
        let remaining = 0;
        for (const one of derived) {
          expect(one.svUnits).toBe(remaining + one.changedSvUnits);
          remaining = one.remainingSvUnits;
        }
      }
      await expectSoundBooks(house);
    }),
    { numRuns: 15 },
  );
});
