/** Holders, their balances, and what they hold by. */
import { POINT, settledBill, scaled, addPoints, forgedEntry, type Tampering } from './tampering';

export const PEOPLE: readonly Tampering[] = [
  {
    what: 'a balance is raised',
    check: 'balances',
    forge: (books) => {
      addPoints(books, 'member:cat', POINT);
      return 'member:cat';
    },
  },
  {
    what: 'the pool credits somebody more, with legs that fit',
    check: 'release',
    forge: (books) => {
      const entry = books.find('journal', ({ legs }) =>
        legs.some((leg) => leg.account === 'member:cat:original' && leg.why === 'release'),
      );
      books.change('journal', entry._id, (one) => ({
        legs: scaled(one, (leg) => leg.account === 'member:cat:original' && leg.why === 'release', POINT),
      }));
      addPoints(books, 'member:cat', POINT);
      return 'member:cat';
    },
  },
  {
    what: 'points are moved from one holder to another, with an entry that nobody signed',
    check: 'entry ids',
    forge: (books) => {
      addPoints(books, 'member:ann', -POINT);
      addPoints(books, 'member:cat', POINT);
      const move = { asset: 'POINTS' as const, why: 'transfer' };
      return forgedEntry(books, 'transfer:', {
        ...{ _id: 'transfer:ann:99', cause: 'ann:99' },
        legs: [
          { ...move, account: 'member:ann:original', units: -POINT },
          { ...move, account: 'member:cat:original', units: POINT },
        ],
      });
    },
  },
  {
    what: 'a signed move is made larger, with its entry and both balances',
    check: 'moves',
    forge: (books) => {
      const { _id } = books.find('signedMoves', (move) => move.kind === 'transfer');
      books.change('journal', `transfer:${_id}`, (entry) => ({
        legs: scaled(entry, (leg) => leg.why === 'transfer' && leg.units > 0, POINT),
      }));
      addPoints(books, 'member:ann', -POINT);
      addPoints(books, 'member:cat', POINT);
      return _id;
    },
  },
  {
    what: 'an order and its settlement are backdated, entries and all',
    check: 'release',
    forge: (books) => {
      const { _id, paymentId, memberId } = settledBill(books);
      const days = -86_400_000;
      const earlier = (day: string): string => new Date(Date.parse(day) + days).toISOString().slice(0, 10);
      books.change('orders', _id, (order) => ({
        ...{ placedAt: order.placedAt + days, placedDay: earlier(order.placedDay) },
        paidAt: (order.paidAt ?? 0) + days,
        settlements: order.settlements.map((one) => ({ ...one, at: one.at + days, day: earlier(one.day) })),
      }));
      books.change('payments', paymentId, ({ createdAt }) => ({ createdAt: createdAt + days }));
      for (const id of [`place:${paymentId}`, `pay:${paymentId}`, `settle:${_id}`])
        books.change('journal', id, (entry) => ({ at: entry.at + days, day: earlier(entry.day) }));
      return `member:${memberId}`;
    },
  },
  {
    what: 'a member is gone',
    check: 'members',
    forge: (books) => books.remove('members', 'cat'),
  },
  {
    what: 'a holder is gone',
    check: 'balances',
    forge: (books) => books.remove('holders', 'member:pia'),
  },
  {
    what: 'more rewards wait than were held',
    check: 'held rewards',
    forge: (books) => {
      const { _id, memberId } = books.find(
        'heldLegs',
        (leg) => leg.asset === 'POINTS' && leg.state === 'lapsed',
      );
      books.change('heldLegs', _id, () => ({ state: 'held' }));
      return `member:${memberId}`;
    },
  },
  {
    what: 'a member has another referrer',
    check: 'members',
    forge: (books) => {
      books.change('members', 'cat', () => ({ referrerId: 'ann', upline: ['ann', 'upper', 'root'] }));
      return settledBill(books, 'cat')._id;
    },
  },
  {
    what: 'SV out of nothing, with an entry of a kind that there is not',
    check: 'entry ids',
    forge: (books) => {
      books.change('holders', 'member:cat', ({ svUnits }) => ({ svUnits: svUnits + 10_000 }));
      const grant = { asset: 'SV' as const, why: 'gift' };
      return forgedEntry(books, 'settle:', {
        ...{ _id: 'gift:cat', kind: 'gift', cause: 'cat' },
        legs: [
          { ...grant, account: 'mall:svGranted', units: -10_000 },
          { ...grant, account: 'member:cat:sv', units: 10_000 },
        ],
      });
    },
  },
  {
    what: 'shares that no SV stands behind',
    check: 'release',
    forge: (books) => books.change('holders', 'member:bea', ({ shares }) => ({ shares: `${shares}0` })),
  },
  {
    what: 'the SV of somebody counts for longer',
    check: 'shares',
    forge: (books) => books.change('holders', 'member:bea', () => ({ expiry: '2027-01-01' })),
  },
  {
    what: 'an order that was refunded still stands behind somebody',
    check: 'counts of holders',
    forge: (books) =>
      books.change('holders', 'member:cat', ({ settledOrders }) => ({ settledOrders: settledOrders + 1 })),
  },
  {
    what: 'a wallet has more cash',
    check: 'cash accounts',
    forge: (books) => {
      const { _id } = books.find('cashAccounts', (account) => account._id.startsWith('member:'));
      return books.change('cashAccounts', _id, ({ freeFen }) => ({ freeFen: freeFen + 100 }));
    },
  },
  {
    what: 'a merchant claims more than it is owed',
    check: 'claims',
    forge: (books) => {
      const { _id } = books.find('journal', (entry) => entry.kind === 'settle');
      books.change('journal', _id, ({ legs }) => ({
        legs: [
          ...legs,
          { account: 'merchant:salon:claims', asset: 'POINTS', units: 5, why: 'refund.direct' },
          { account: 'member:cat:pointDebt', asset: 'POINTS', units: -5, why: 'refund.direct' },
        ],
      }));
      return 'merchant:salon';
    },
  },
];
