/** What was paid in points, and goods for points. */
import type { Order } from '../../../cloudfunctions/orders/documents';
import type { Forgery } from '../forgery';
import { addPoints, POINT, scaled, type Tampering } from './tampering';

const inPart = (books: Forgery, isMeant: (order: Order) => boolean = () => true): Order =>
  books.find('orders', (one) => one.pointPart !== undefined && one.kind === 'store' && isMeant(one));
const settledPart = (books: Forgery): Order =>
  inPart(books, ({ settlements, pointPart }) => settlements.length > 0 && pointPart?.returned === 0);
const exchanged = (books: Forgery): Order =>
  books.find('orders', (one) => one.kind === 'exchange' && one.state === 'settled');

function addCustodial(books: Forgery, holderId: string, units: number): void {
  books.change('holders', holderId, ({ custodial }) => ({ custodial: custodial + units }));
}

export const POINT_PARTS: readonly Tampering[] = [
  {
    what: 'goods for points, and nothing burned: the points are back, entry and balances agreeing',
    check: 'points of orders in the journal',
    forge: (books) => {
      const { _id, memberId, pointPart } = exchanged(books);
      addCustodial(books, `member:${memberId}`, pointPart?.units ?? 0);
      books.change('journal', `settle:${_id}`, ({ legs }) => ({
        legs: legs.map((leg) =>
          leg.account === 'mall:burned' ? { ...leg, account: `member:${memberId}:custodial` } : leg,
        ),
      }));
      return _id;
    },
  },
  {
    what: 'goods for points were rewarded',
    check: 'rewards',
    forge: (books) => {
      const { _id, memberId } = exchanged(books);
      const leg = { to: `member:${memberId}`, asset: 'SV', units: 500, why: 'buyer', rateBp: 0 } as const;
      return books.change('orders', _id, ({ settlements }) => ({
        settlements: settlements.map((one) => ({ ...one, legs: [leg] })),
      }));
    },
  },
  {
    what: 'goods for points cost fewer points',
    check: 'points of orders',
    forge: (books) =>
      books.change('orders', exchanged(books)._id, ({ pointPart }) => ({
        pointPart: { ...pointPart, units: (pointPart?.units ?? 0) - POINT },
      })),
  },
  {
    what: 'points of an order were dearer than the price of its day',
    check: 'points of orders',
    forge: (books) =>
      books.change('orders', inPart(books)._id, ({ pointPart }) => ({
        pointPart: { ...pointPart, units: (pointPart?.units ?? 0) + 1 },
      })),
  },
  {
    what: 'points cover more than the lines say',
    check: 'points of orders',
    forge: (books) =>
      books.change('orders', inPart(books)._id, ({ pointPart }) => ({
        pointPart: { ...pointPart, fen: (pointPart?.fen ?? 0) + 1 },
      })),
  },
  {
    what: 'points cover a larger share than the policy allows',
    check: 'points of orders',
    forge: (books) => {
      const { _id } = books.find('policies');
      books.change('policies', _id, ({ policy }) => ({
        policy: { ...policy, pointPayments: { maxShareBp: 1_000 } },
      }));
      return inPart(books)._id;
    },
  },
  {
    what: 'a merchant got fewer of the points than the buyer paid',
    check: 'points of orders in the journal',
    forge: (books) => {
      const { _id, memberId, merchantId } = settledPart(books);
      books.change('journal', `settle:${_id}`, (entry) => ({
        legs: entry.legs.flatMap((leg) =>
          leg.why === 'pointsPaid' && leg.units > 0
            ? [
                { ...leg, units: leg.units - POINT },
                { ...leg, account: `member:${memberId}:original`, units: POINT },
              ]
            : [leg],
        ),
      }));
      addPoints(books, `merchant:${merchantId}`, -POINT);
      addPoints(books, `member:${memberId}`, POINT);
      return _id;
    },
  },
  {
    what: 'a refund gave back more points, entry and balances agreeing',
    check: 'points of orders in the journal',
    forge: (books) => {
      const { _id, orderId } = books.find('refunds', ({ pointUnits = 0 }) => pointUnits > POINT);
      const { memberId } = books.find('orders', (order) => order._id === orderId);
      const account = `member:${memberId}:custodial`;
      books.change('journal', `refund:${_id}`, (entry) => ({
        legs: scaled(entry, (leg) => leg.account === account, 7),
      }));
      addCustodial(books, `member:${memberId}`, 7);
      return _id;
    },
  },
  {
    what: 'a refund says that fewer points went back',
    check: 'points of orders in the journal',
    forge: (books) => {
      const { _id } = books.find('refunds', ({ pointUnits = 0 }) => pointUnits > 1);
      return books.change('refunds', _id, ({ pointUnits = 0 }) => ({ pointUnits: pointUnits - 1 }));
    },
  },
  {
    what: 'an order that closed unpaid kept the points',
    check: 'points of orders in the journal',
    forge: (books) =>
      books.change('orders', inPart(books, ({ state }) => state === 'closed')._id, ({ pointPart }) => ({
        pointPart: { ...pointPart, returned: 0 },
      })),
  },
  {
    what: 'reserved points are free, and nothing returned them',
    check: 'reserved points',
    forge: (books) => {
      const { _id } = books.find('holders', (one) => one._id === 'member:bea' && one.frozen > 0);
      return books.change('holders', _id, ({ frozen, custodial }) => ({
        frozen: 0,
        custodial: custodial + frozen,
      }));
    },
  },
  {
    what: 'a use of a card took another part of the points',
    check: 'points of orders in the journal',
    forge: (books) => {
      const { _id } = books.find('orders', (one) => one.kind === 'service' && one.pointPart !== undefined);
      return books.change('orders', _id, ({ settlements }) => ({
        settlements: settlements.map((one) => ({ ...one, pointUnits: (one.pointUnits ?? 0) + 1 })),
      }));
    },
  },
];
