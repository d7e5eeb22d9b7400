/** Any story of a session card: redeemed, undone, given back; to the fen and the unit nothing is lost (rules.md §2, §13). */
import fc from 'fast-check';

import { expectSoundBooks } from '../../tests/support/audit';
import { CLERK, Counter } from '../../tests/support/counter';
import { Mall, OWING } from '../../tests/support/mall';
import { memoryHouse } from '../../tests/support/memory-house';
import { MINUTE_MS } from '../units/days';
import { giveBack } from './give-back';
import { voucherOf } from './views';

const steps = fc.array(fc.constantFrom('redeem', 'redeem', 'undo', 'wait', 'give back'), { maxLength: 10 });
const cards = fc.record({
  uses: fc.integer({ min: 2, max: 7 }),
  priceFen: fc.integer({ min: 1, max: 100_003 }),
  allowanceRateBp: fc.integer({ min: 0, max: 10_000 }),
  steps,
});

test('settled + free + given back is what was paid, of money, allowance and points alike', async () => {
  await fc.assert(
    fc.asyncProperty(cards, async ({ steps: story, ...listing }) => {
      const house = memoryHouse(OWING);
      const mall = await Mall.open(house);
      await mall.activeMember('bea');
      // The merchant has had an order, so that it is a holder even where the card's allowance is nothing.
      await mall.join('zoe');
      await mall.bill('zoe', 1_000);
      await mall.employ(CLERK);
      const counter = new Counter(mall);
      const { _id: skuId } = await mall.goods('facial', { kind: 'service', ...listing });
      const order = await mall.paid(await mall.place('bea', skuId));
      const start = await mall.member('bea');
      const done: string[] = [];
      let backFen: number | null = null;
      for (const step of story) {
        const { remaining, giveBackFen } = await voucherOf(house, 'bea', order._id);
        if (step === 'wait') house.clock.at += 6 * MINUTE_MS;
        else if (step === 'redeem' && remaining > 0) done.push((await counter.redeem(order)).id);
        else if (step === 'undo')
          await counter.undo(done.pop() ?? 'none:1:0').catch((error: unknown) => {
            expect(['NOT_FOUND', 'WRONG_STATE']).toContain((error as { code?: string }).code);
          });
        else if (step === 'give back' && giveBackFen !== null && giveBackFen > 0) {
          backFen = giveBackFen;
          await giveBack(house, { memberId: 'bea', orderId: order._id, amountFen: giveBackFen });
        }
      }
      const now = await mall.order(order._id);
      const standing = now.settlements.filter((one) => !one.reversed);
      const sum = (of: (one: (typeof standing)[number]) => number) =>
        standing.reduce((total, one) => total + of(one), 0);
      // ⌊k·A/n⌋ − ⌊(k−1)·A/n⌋, counted here without the code under test.
      const part = (total: number, use: number): number =>
        Number((BigInt(total) * BigInt(use)) / BigInt(order.uses)) -
        Number((BigInt(total) * BigInt(use - 1)) / BigInt(order.uses));
      for (const one of standing)
        expect([one.amountFen, one.allowanceFen, one.deducted]).toEqual(
          [order.amountFen, order.allowanceFen, order.deducted].map((total) => part(total, one.use)),
        );
      const freeUses = Array.from({ length: order.uses }, (_, i) => i + 1).filter(
        (use) => !standing.some((one) => one.use === use),
      );
      const left = (total: number) => freeUses.reduce((sumOf, use) => sumOf + part(total, use), 0);
      expect(sum((one) => one.amountFen) + left(order.amountFen)).toBe(order.amountFen);
      if (backFen !== null) expect(backFen).toBe(left(order.amountFen));
      expect((await mall.shop()).frozen).toBe(backFen === null ? left(order.deducted) : 0);
      expect((await mall.member('bea')).svUnits - start.svUnits).toBe(sum((one) => one.allowanceFen) * 1_000);
      await expectSoundBooks(house);
    }),
    { numRuns: 40 },
  );
});
