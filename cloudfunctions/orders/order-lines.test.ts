import fc from 'fast-check';

import { amounts, rates } from '../../tests/support/arbitraries';
import { orderLine } from './order-lines';

const sku = { skuId: 's1', title: '面膜' };

describe('an order line (rules §2)', () => {
  it('costs unit price × quantity and gives up ⌊amount × rate / 10000⌋', () => {
    expect(orderLine(sku, 3_333, 3, 1_250)).toEqual({
      skuId: 's1',
      title: '面膜',
      quantity: 3,
      unitPriceFen: 3_333,
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
