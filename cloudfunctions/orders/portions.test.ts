import fc from 'fast-check';

import { amounts } from '../../tests/support/arbitraries';
import type { Order } from './documents';
import { portionOfUse, unrefunded, unusedFen, type Portion } from './portions';

type Facts = Pick<Order, 'amountFen' | 'allowanceFen' | 'deducted' | 'uses' | 'refundedUnsettledFen'>;
const order = (facts: Partial<Facts>): Order =>
  ({
    amountFen: 100,
    allowanceFen: 20,
    deducted: 2_000,
    uses: 1,
    refundedUnsettledFen: 0,
    ...facts,
    // As many points paid as deducted, so that both fall alike.
    pointPart: { units: facts.deducted ?? 2_000, fen: 0, returned: 0 },
  }) as Order;

const sums = (portions: readonly Portion[]): Portion =>
  portions.reduce((a, b) => ({
    amountFen: a.amountFen + b.amountFen,
    allowanceFen: a.allowanceFen + b.allowanceFen,
    deducted: a.deducted + b.deducted,
    pointUnits: a.pointUnits + b.pointUnits,
  }));
const portionsOf = (card: Order): Portion[] =>
  Array.from({ length: card.uses }, (_, i) => portionOfUse(card, i + 1));

const cards = fc
  .record({
    amountFen: amounts(500_000),
    allowanceFen: amounts(500_000),
    deducted: amounts(),
    uses: fc.integer({ min: 1, max: 60 }),
  })
  .map(order);

describe('a session card (rules §2)', () => {
  it('of ¥100.00 with 3 uses settles 33.33, 33.33, 33.34', () => {
    const card = order({ amountFen: 10_000, allowanceFen: 2_001, deducted: 20_000_001, uses: 3 });
    expect(portionsOf(card)).toEqual([
      { amountFen: 3_333, allowanceFen: 667, deducted: 6_666_667, pointUnits: 6_666_667 },
      { amountFen: 3_333, allowanceFen: 667, deducted: 6_666_667, pointUnits: 6_666_667 },
      { amountFen: 3_334, allowanceFen: 667, deducted: 6_666_667, pointUnits: 6_666_667 },
    ]);
  });

  it('settles ⌊k·A/n⌋ − ⌊(k−1)·A/n⌋ at use k', () => {
    fc.assert(
      fc.property(cards, fc.integer({ min: 0, max: 59 }), (card, at) => {
        const k = BigInt((at % card.uses) + 1);
        const n = BigInt(card.uses);
        const part = (total: number): number =>
          Number((k * BigInt(total)) / n - ((k - 1n) * BigInt(total)) / n);
        expect(portionOfUse(card, Number(k))).toEqual({
          amountFen: part(card.amountFen),
          allowanceFen: part(card.allowanceFen),
          deducted: part(card.deducted),
          pointUnits: part(card.deducted),
        });
      }),
    );
  });

  it('has settled exactly itself after its last use', () => {
    fc.assert(
      fc.property(cards, (card) => {
        const { amountFen, allowanceFen, deducted } = card;
        expect(sums(portionsOf(card))).toEqual({ amountFen, allowanceFen, deducted, pointUnits: deducted });
      }),
    );
  });

  it.each([0, -1, 4])('of 3 uses has no use %p', (use) => {
    expect(() => portionOfUse(order({ uses: 3 }), use)).toThrow(
      new RangeError(`the order has no use ${use}`),
    );
  });
});

describe('what is left to settle after refunds before settlement (rules §10)', () => {
  it('is everything when nothing was refunded, of an order of nothing too', () => {
    expect(unrefunded(order({}))).toEqual({
      amountFen: 100,
      allowanceFen: 20,
      deducted: 2_000,
      pointUnits: 2_000,
    });
    expect(unrefunded(order({ amountFen: 0, allowanceFen: 3, deducted: 5 }))).toEqual({
      amountFen: 0,
      allowanceFen: 3,
      deducted: 5,
      pointUnits: 5,
    });
  });

  it('is nothing when everything was refunded', () => {
    expect(unrefunded(order({ refundedUnsettledFen: 100 }))).toEqual({
      amountFen: 0,
      allowanceFen: 0,
      deducted: 0,
      pointUnits: 0,
    });
  });

  it('of 100 with an allowance of 33 is 67 and 23 after 33 went back: what goes back is floored', () => {
    const portion = unrefunded(order({ allowanceFen: 33, deducted: 99, refundedUnsettledFen: 33 }));
    expect(portion).toEqual({ amountFen: 67, allowanceFen: 23, deducted: 67, pointUnits: 67 });
  });

  it('together with ⌊total × f / F⌋ is the total', () => {
    fc.assert(
      fc.property(
        cards.filter((card) => card.amountFen > 0),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (card, fraction) => {
          const refunded = Math.floor(card.amountFen * fraction);
          const back = (total: number): number =>
            Number((BigInt(total) * BigInt(refunded)) / BigInt(card.amountFen));
          expect(unrefunded({ ...card, refundedUnsettledFen: refunded })).toEqual({
            amountFen: card.amountFen - refunded,
            allowanceFen: card.allowanceFen - back(card.allowanceFen),
            deducted: card.deducted - back(card.deducted),
            pointUnits: card.deducted - back(card.deducted),
          });
        },
      ),
    );
  });

  it('is what the uses of a partly refunded card share', () => {
    const card = order({
      amountFen: 100,
      allowanceFen: 20,
      deducted: 2_000,
      uses: 4,
      refundedUnsettledFen: 50,
    });
    expect(portionOfUse(card, 1)).toEqual({ amountFen: 12, allowanceFen: 2, deducted: 250, pointUnits: 250 });
    expect(sums(portionsOf(card))).toEqual({
      amountFen: 50,
      allowanceFen: 10,
      deducted: 1_000,
      pointUnits: 1_000,
    });
  });
});

describe('what giving up a card brings', () => {
  const settled = (use: number, reversed = false) => ({ use, reversed }) as Order['settlements'][number];

  it('is what its unused uses cost, those that were undone among them', () => {
    const card = { ...order({ amountFen: 10_000, uses: 3 }), settlements: [settled(1), settled(3, true)] };
    expect(unusedFen(card)).toBe(3_333 + 3_334);
    expect(unusedFen({ ...card, settlements: [] })).toBe(10_000);
    expect(unusedFen({ ...card, settlements: [settled(2)] })).toBe(3_333 + 3_334);
    expect(unusedFen({ ...card, settlements: [1, 2, 3].map((use) => settled(use)) })).toBe(0);
  });
});
