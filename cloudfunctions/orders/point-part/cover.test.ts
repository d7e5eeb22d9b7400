/** What points cover: shares, balances, exact sums (rules.md §2, §12). */
import fc from 'fast-check';

import { standard } from '../../policy/profiles';
import type { Merchant } from '../../stores/documents';
import { pointsForAllowance } from '../../units/amounts';
import { orderLine } from '../order-lines';
import { cover, pointsFor, shareBpOf, sumOf, worthOf, type Coverable } from './cover';

const PAR = 10_000;
const lineOf = (fen: number) => orderLine({ skuId: `sku-${fen}`, title: '面霜' }, fen, 1, 1_000);
const orderOf = (...fen: number[]): Coverable => ({
  ...{ merchantId: 'salon', kind: 'goods' },
  lines: fen.map(lineOf),
});
const terms = (shareBp: number, available: number, price = PAR) => ({
  ...{ shareBpOf: () => shareBp, price, available },
});
const amountOf = ({ lines }: Coverable): number => lines.reduce((sum, line) => sum + line.amountFen, 0);

test('half of ¥100 takes 50 points at ¥1; the allowance is that of the other half', () => {
  const [covered] = cover([orderOf(10_000)], terms(5_000, 80_000_000));
  expect(covered?.pointPart).toEqual({ units: 50_000_000, fen: 5_000, returned: 0 });
  expect(covered?.lines).toMatchObject([{ amountFen: 5_000, pointsFen: 5_000, allowanceFen: 500 }]);
});

test('who has fewer points covers what they are worth, to the fen below', () => {
  const [covered] = cover([orderOf(10_000)], terms(5_000, 1_009_999));
  expect(covered?.pointPart).toEqual({ units: 1_000_000, fen: 100, returned: 0 });
});

test('a merchant that takes none, a pack, and somebody without points change nothing', () => {
  const order = orderOf(10_000);
  expect(cover([order], terms(0, 80_000_000))).toEqual([order]);
  expect(cover([order], terms(5_000, 9_999))).toEqual([order]);
  expect(cover([{ ...order, kind: 'pack' }], terms(10_000, 80_000_000))).toMatchObject([{ kind: 'pack' }]);
  expect(sumOf(cover([{ ...order, kind: 'pack' }], terms(10_000, 80_000_000)))).toEqual({ units: 0, fen: 0 });
});

test('goods for points are covered whole whatever the merchant takes', () => {
  const [covered] = cover([{ ...orderOf(9_900), kind: 'exchange' }], terms(0, 99_000_000));
  expect(covered?.pointPart).toMatchObject({ units: 99_000_000, fen: 9_900 });
});

test("a merchant's own word holds within the policy's, and the platform takes none", () => {
  const merchant = (pointsShareBp?: number, _id = 'salon') => ({ _id, pointsShareBp }) as Merchant;
  const { maxShareBp } = standard.pointPayments;
  expect(shareBpOf(merchant(), standard)).toBe(0);
  expect(shareBpOf(merchant(1_000), standard)).toBe(1_000);
  expect(shareBpOf(merchant(maxShareBp + 1), standard)).toBe(maxShareBp);
  expect(shareBpOf(merchant(1_000, 'platform'), standard)).toBe(0);
  expect(shareBpOf(undefined, standard)).toBe(0);
});

const random = fc.record({
  orders: fc.array(fc.array(fc.integer({ min: 1, max: 100_000_000 }), { minLength: 1, maxLength: 6 }), {
    ...{ minLength: 1, maxLength: 4 },
  }),
  shareBp: fc.integer({ min: 0, max: 10_000 }),
  available: fc.integer({ min: 0, max: 1_000_000_000_000 }),
  price: fc.integer({ min: 100, max: 1_000_000 }),
});

test('never more than there is, than the share, than a line; money and points make the whole', () => {
  fc.assert(
    fc.property(random, ({ orders, shareBp, available, price }) => {
      const before = orders.map((fen) => orderOf(...fen));
      const after = cover(before, terms(shareBp, available, price));
      expect(sumOf(after).units).toBeLessThanOrEqual(available);
      after.forEach((order, i) => {
        const whole = amountOf(before[i] ?? order);
        const { units, fen } = order.pointPart ?? { units: 0, fen: 0 };
        expect(amountOf(order) + fen).toBe(whole);
        expect(fen * 10_000).toBeLessThanOrEqual(whole * shareBp);
        expect(units).toBe(pointsForAllowance(fen, price));
        for (const line of order.lines) expect(line.amountFen).toBeGreaterThanOrEqual(0);
      });
    }),
  );
});

test('points cost what they are worth: never less, and less than a fen more', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.integer({ min: 100, max: 10_000_000 }),
      (fen, price) => {
        expect(worthOf(pointsFor(fen, price), price)).toBe(fen);
      },
    ),
  );
});
