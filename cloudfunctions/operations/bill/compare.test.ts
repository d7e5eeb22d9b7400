import fc from 'fast-check';

import type { MoneyMove } from '../../orders/money-of-day';
import type { BillLine } from '../../platform/wechat-pay/wechat-pay';
import { compare, sums } from './compare';

const payment: MoneyMove = {
  kind: 'payment',
  orderId: 'order-1',
  refundNumber: '',
  subMchid: '1900000002',
  amountFen: 9_900,
  booked: true,
};
const refund: MoneyMove = { ...payment, kind: 'refund', refundNumber: 'refund-1', amountFen: 900 };
const lineOf = ({ booked: _booked, ...line }: MoneyMove): BillLine => line;

describe("WeChat's bill of a day against the mall's books", () => {
  it('finds nothing where both sides say the same, in any order', () => {
    expect(compare([lineOf(refund), lineOf(payment)], [payment, refund])).toEqual([]);
    expect(compare([], [])).toEqual([]);
  });

  it('finds what only WeChat knows', () => {
    expect(compare([lineOf(payment), lineOf(refund)], [payment])).toEqual([
      {
        kind: 'notInMall',
        what: 'refund',
        orderId: 'order-1',
        refundNumber: 'refund-1',
        wechatFen: 900,
        mallFen: null,
      },
    ]);
  });

  it('finds what only the mall knows', () => {
    expect(compare([lineOf(refund)], [payment, refund])).toEqual([
      {
        kind: 'notAtWechat',
        what: 'payment',
        orderId: 'order-1',
        refundNumber: '',
        wechatFen: null,
        mallFen: 9_900,
      },
    ]);
  });

  it('finds another amount and another payee, each for itself', () => {
    const line = { ...lineOf(payment), amountFen: 9_901, subMchid: '1900000003' };
    expect(compare([line], [payment])).toMatchObject([
      { kind: 'amount', wechatFen: 9_901, mallFen: 9_900 },
      { kind: 'payee', wechatFen: 9_901, mallFen: 9_900 },
    ]);
  });

  it('finds what the documents say and the journal does not', () => {
    expect(compare([lineOf(payment)], [{ ...payment, booked: false }])).toMatchObject([
      { kind: 'notInJournal', orderId: 'order-1' },
    ]);
  });

  it('finds a line that comes twice', () => {
    expect(compare([lineOf(payment), lineOf(payment)], [payment])).toMatchObject([{ kind: 'notInMall' }]);
  });

  it('keeps payment and refund of one order apart', () => {
    expect(compare([lineOf(payment)], [refund]).map((one) => one.kind)).toEqual(['notInMall', 'notAtWechat']);
  });

  it('whatever one side lacks is found, and nothing else', () => {
    const moves = fc.uniqueArray(
      fc.record({
        id: fc.nat(500),
        amountFen: fc.integer({ min: 1, max: 1_000 }),
        known: fc.constantFrom('both', 'wechat', 'mall'),
      }),
      { selector: (one) => one.id },
    );
    fc.assert(
      fc.property(moves, (all) => {
        const moveOf = (one: { id: number; amountFen: number }): MoneyMove => ({
          ...payment,
          orderId: `o${one.id}`,
          amountFen: one.amountFen,
        });
        const found = compare(
          all.filter((one) => one.known !== 'mall').map((one) => lineOf(moveOf(one))),
          all.filter((one) => one.known !== 'wechat').map(moveOf),
        );
        expect(found.filter((one) => one.kind === 'notInMall')).toHaveLength(
          all.filter((one) => one.known === 'wechat').length,
        );
        expect(found.filter((one) => one.kind === 'notAtWechat')).toHaveLength(
          all.filter((one) => one.known === 'mall').length,
        );
        expect(found).toHaveLength(all.filter((one) => one.known !== 'both').length);
      }),
    );
  });
});

test('the sums of a day are of payments and refunds apart', () => {
  expect(sums([payment, refund, { ...refund, refundNumber: 'refund-2' }])).toEqual({
    payments: 1,
    paymentsFen: 9_900,
    refunds: 2,
    refundsFen: 1_800,
  });
});
