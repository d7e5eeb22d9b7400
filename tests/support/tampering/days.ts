/** Days, their prices, and the policies they ran under. */
import { POINT, settledBill, scaled, dayWith, type Tampering } from './tampering';

export const DAYS: readonly Tampering[] = [
  {
    what: 'the price of a day is another',
    check: 'days',
    forge: (books) => {
      const day = dayWith(books);
      return books.change('days', day, ({ price }) => ({ price: price + 1 }));
    },
  },
  {
    what: 'the price of the next day is another, and that day agrees',
    check: 'prices',
    forge: (books) => {
      const [first, second] = books.read('days');
      if (first === undefined || second === undefined) throw new Error('no days');
      books.change('days', second._id, ({ price }) => ({ price: price + 7 }));
      return books.change('days', first._id, ({ nextPrice }) => ({ nextPrice: nextPrice + 7 }));
    },
  },
  {
    what: 'a day has released more, and its entry and all totals agree',
    check: 'release',
    forge: (books) => {
      const day = dayWith(books);
      for (const one of books.read('days'))
        if (one.day >= day)
          books.change('days', one._id, ({ issuedTotal }) => ({ issuedTotal: issuedTotal + POINT }));
      books.change('books', 'state', (state) => ({
        issued: (state as unknown as { issued: number }).issued + POINT,
      }));
      books.change('journal', `close:${day}`, (entry) => ({
        legs: scaled(entry, (leg) => leg.account === 'mall:pool', POINT),
      }));
      return books.change('days', day, ({ released }) => ({ released: released + POINT }));
    },
  },
  {
    what: 'a day has burned less',
    check: 'sums of days',
    forge: (books) =>
      books.change('days', dayWith(books), ({ totals }) => ({
        totals: { ...totals, burned: totals.burned - 1 },
      })),
  },
  {
    what: 'the allowance of a day is higher, and its shard agrees',
    check: 'allowances of days',
    forge: (books) => {
      const day = dayWith(books);
      books.change('books', `shard:${day}:0`, (shard) => {
        const { totals } = shard as unknown as { totals: { allowanceFen: number } };
        return { totals: { ...totals, allowanceFen: totals.allowanceFen + 100 } };
      });
      return books.change('days', day, ({ totals }) => ({
        totals: { ...totals, allowanceFen: totals.allowanceFen + 100 },
      }));
    },
  },
  {
    what: 'a shard of a closed day is open again',
    check: 'shards',
    forge: (books) => {
      const day = dayWith(books);
      books.change('books', `shard:${day}:3`, () => ({ sealed: false }));
      return `shard:${day}`;
    },
  },
  {
    what: 'the carry of a day is another',
    check: 'accumulator',
    forge: (books) => books.change('days', dayWith(books), ({ carry }) => ({ carry: `${carry}1` })),
  },
  {
    what: 'a day is gone',
    check: 'days',
    forge: (books) => {
      const day = dayWith(books);
      const next = books.find('days', (one) => one.day > day);
      books.remove('days', day);
      return next._id;
    },
  },
  {
    what: 'an entry names another policy',
    check: 'entry days',
    forge: (books) => {
      const { _id } = books.find('journal', (entry) => entry.kind === 'settle');
      return books.change('journal', _id, () => ({ policyVersion: 'standard-2' }));
    },
  },
  {
    what: 'an order names another policy',
    check: 'order amounts',
    forge: (books) => books.change('orders', settledBill(books)._id, () => ({ policyVersion: 'standard-2' })),
  },
  {
    what: 'a rate of the policy is changed afterwards',
    check: 'rewards',
    forge: (books) => {
      const { _id } = books.find('policies');
      books.change('policies', _id, ({ policy }) => ({
        policy: { ...policy, rewards: { ...policy.rewards, buyerSvMultiple: 11 } },
      }));
      return settledBill(books)._id;
    },
  },
  {
    what: 'a policy is in force from a later day',
    check: 'policies',
    forge: (books) => {
      const { _id } = books.find('policies');
      books.change('policies', _id, () => ({ effectiveFrom: '2026-06-05' }));
      return '2026-06-02';
    },
  },
  {
    what: 'a fill that does not speak for the price is made to',
    check: 'prices',
    forge: (books) => {
      const { _id, day } = books.find('fills', (fill) => fill.countsForPrice);
      books.change('fills', _id, () => ({ countsForPrice: false }));
      return day;
    },
  },
  {
    what: 'the last price of the state is another',
    check: 'days',
    forge: (books) => books.change('books', 'state', () => ({ price: 99_999 })),
  },
];
