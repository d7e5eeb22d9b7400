/** Orders, payments, refunds and fills. */
import type { Refund } from '../../../cloudfunctions/orders/documents';
import { POINT, settledBill, addPoints, type Tampering } from './tampering';

const isOfPieces = ({ pieces = [] }: Refund): boolean => pieces.length > 0;

export const DOCUMENTS: readonly Tampering[] = [
  {
    what: 'the payment of an order is dropped from the journal',
    check: 'payments',
    forge: (books) => {
      const { paymentId } = settledBill(books);
      books.remove('journal', `pay:${paymentId}`);
      return paymentId;
    },
  },
  {
    what: 'a fill without cash',
    check: 'fills',
    forge: (books) => {
      const { _id } = books.find('fills');
      const entry = `fill:${_id}`;
      return books.change('journal', entry, ({ legs }) => ({
        legs: legs.filter((leg) => leg.asset !== 'CNY'),
      }));
    },
  },
  {
    what: 'a fill that never was',
    check: 'fills',
    forge: (books) => books.add('fills', { ...books.find('fills'), _id: 'fill-of-nobody' }),
  },
  {
    what: 'a fill is gone',
    check: 'fills',
    forge: (books) => books.remove('fills', books.find('fills')._id),
  },
  {
    what: 'an open order of the market has more left than was ordered',
    check: 'market orders',
    forge: (books) => {
      const { _id } = books.find('marketOrders', (order) => order.side === 'buy');
      return books.change('marketOrders', _id, ({ left }) => ({ left: left + POINT }));
    },
  },
  {
    what: 'a payment is gone',
    check: 'payments',
    forge: (books) => books.remove('payments', settledBill(books).paymentId),
  },
  {
    what: 'a payment is no longer paid',
    check: 'payments',
    forge: (books) =>
      books.change('payments', settledBill(books).paymentId, () => ({ state: 'created', received: [] })),
  },
  {
    what: 'a refund is smaller than what was booked',
    check: 'refunds',
    forge: (books) => {
      const { _id } = books.find('refunds');
      return books.change('refunds', _id, ({ amountFen }) => ({ amountFen: amountFen - 1 }));
    },
  },
  {
    what: 'a refund is gone',
    check: 'refunds',
    forge: (books) => books.remove('refunds', books.find('refunds')._id),
  },
  {
    what: 'an order has more pieces back than its refunds name',
    check: 'returned pieces',
    forge: (books) =>
      books.change('orders', books.find('refunds', isOfPieces).orderId, ({ lines }) => ({
        lines: lines.map((line) => ({ ...line, returned: (line.returned ?? 0) + 1 })),
      })),
  },
  {
    what: 'an order has all pieces, but a refund took one back',
    check: 'returned pieces',
    forge: (books) =>
      books.change('orders', books.find('refunds', isOfPieces).orderId, ({ lines }) => ({
        lines: lines.map(({ returned: _returned, ...line }) => line),
      })),
  },
  {
    what: 'an order cost less allowance than its rate',
    check: 'order amounts',
    forge: (books) =>
      books.change('orders', settledBill(books)._id, ({ lines }) => ({
        lines: lines.map((line) => ({ ...line, allowanceRateBp: line.allowanceRateBp + 500 })),
      })),
  },
  {
    what: 'a reward went to somebody else, order, entry and balances agreeing',
    check: 'rewards',
    forge: (books) => {
      const order = books.find('orders', (one) =>
        one.settlements.some(
          ({ reversed, legs }) =>
            !reversed &&
            legs.some((leg) => leg.why === 'direct' && leg.to === 'member:ann' && leg.asset === 'POINTS'),
        ),
      );
      const isTaken = (leg: { why: string; to?: string; account?: string }): boolean =>
        leg.why === 'direct' && (leg.to === 'member:ann' || leg.account === 'member:ann:original');
      const leg = order.settlements[0]?.legs.find(isTaken);
      books.change('orders', order._id, ({ settlements }) => ({
        settlements: settlements.map((one) => ({
          ...one,
          legs: one.legs.map((each) => (isTaken(each) ? { ...each, to: 'member:cat' } : each)),
        })),
      }));
      books.change('journal', `settle:${order._id}`, ({ legs }) => ({
        legs: legs.map((each) => (isTaken(each) ? { ...each, account: 'member:cat:original' } : each)),
      }));
      addPoints(books, 'member:ann', -(leg?.units ?? 0));
      addPoints(books, 'member:cat', leg?.units ?? 0);
      return order._id;
    },
  },
  {
    what: 'the region partner’s part burned instead, order, entry and balances agreeing',
    check: 'region rewards',
    forge: (books) => {
      const isPart = ({ why }: { why: string }): boolean => why === 'regionPartner';
      const order = books.find('orders', (one) =>
        one.settlements.some(({ reversed, legs }) => !reversed && legs.some(isPart)),
      );
      const part = order.settlements.flatMap(({ legs }) => legs).find(isPart);
      books.change('orders', order._id, ({ settlements }) => ({
        settlements: settlements.map((one) => ({
          ...one,
          legs: one.legs.filter((leg) => !isPart(leg)),
          burned: one.burned + one.legs.filter(isPart).reduce((sum, { units }) => sum + units, 0),
        })),
      }));
      books.change('journal', `settle:${order._id}`, ({ legs }) => ({
        legs: legs.map((leg) => (isPart(leg) ? { ...leg, account: 'mall:burned' } : leg)),
      }));
      addPoints(books, part?.to ?? '', -(part?.units ?? 0));
      return order._id;
    },
  },
  {
    what: 'a role was never given',
    check: 'rewards',
    forge: (books) => {
      books.remove('roleChanges', books.find('roleChanges', (change) => change.memberId === 'upper')._id);
      return settledBill(books)._id;
    },
  },
];
