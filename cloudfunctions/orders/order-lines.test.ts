import fc from 'fast-check';

import { amounts, rates } from '../../tests/support/arbitraries';
import { orderLine, reduced } from './order-lines';

const sku = { skuId: 's1', title: '面膜' };

describe('an order line (rules §2)', () => {
  it('costs unit price × quantity and gives up ⌊amount × rate / 10000⌋', () => {
    expect(orderLine(sku, 3_333, 3, 1_250)).toEqual({
      skuId: 's1',
      title: '面膜',
      quantity: 3,
      unitPriceFen: 3_333,
      reductionFen: 0,
      amountFen: 9_999,
      allowanceRateBp: 1_250,
      allowanceFen: 1_249,
    });
  });

  it('floors the allowance of the whole line once, not of each piece', () => {
    fc.assert(
      fc.property(
        amounts(10_000_000),
        fc.integer({ min: 1, max: 999 }),
        rates,
        (unitPriceFen, quantity, rateBp) => {
          const line = orderLine(sku, unitPriceFen, quantity, rateBp);
          const exact = BigInt(unitPriceFen) * BigInt(quantity) * BigInt(rateBp);
          expect(BigInt(line.allowanceFen)).toBe(exact / 10_000n);
          expect(line.amountFen).toBe(unitPriceFen * quantity);
        },
      ),
    );
  });

  it('never gives up more than it costs', () => {
    expect(orderLine(sku, 7, 1, 10_000)).toMatchObject({ amountFen: 7, allowanceFen: 7 });
    expect(orderLine(sku, 7, 1, 0)).toMatchObject({ amountFen: 7, allowanceFen: 0 });
  });

  it('is refused when its amount leaves the safe range', () => {
    expect(() => orderLine(sku, Number.MAX_SAFE_INTEGER, 2, 0)).toThrow('is not a whole, safe');
  });
});

describe('a coupon over the lines of an order (rules §10)', () => {
  const lines = [
    orderLine({ skuId: 'a', title: 'a' }, 5_000, 2, 1_000),
    orderLine({ skuId: 'b', title: 'b' }, 3_333, 1, 2_000),
  ];

  it('falls to the lines that it counts for, and lowers what they give up', () => {
    expect(reduced(lines, () => true, 1_000)).toMatchObject([
      { skuId: 'a', reductionFen: 750, amountFen: 9_250, allowanceFen: 925 },
      { skuId: 'b', reductionFen: 250, amountFen: 3_083, allowanceFen: 616 },
    ]);
    expect(reduced(lines, (skuId) => skuId === 'b', 1_000)).toMatchObject([
      { skuId: 'a', reductionFen: 0, amountFen: 10_000 },
      { skuId: 'b', reductionFen: 1_000, amountFen: 2_333 },
    ]);
  });

  it('never makes a line cost less than nothing, and the parts are the whole', () => {
    const prices = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(prices, fc.nat(), (each, seed) => {
        const all = each.map((price, i) => orderLine({ skuId: String(i), title: '' }, price, 1, 500));
        const sum = each.reduce((a, b) => a + b, 0);
        const reductionFen = seed % sum;
        const after = reduced(all, () => true, reductionFen);
        expect(after.reduce((total, line) => total + line.reductionFen, 0)).toBe(reductionFen);
        expect(after.every((line) => line.amountFen >= 0)).toBe(true);
      }),
    );
  });
});
