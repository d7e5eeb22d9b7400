/** Cash that came in and went out through the desk at WeChat Pay. */
import type { Leg } from '../../../cloudfunctions/ledger/entry';
import type { Forgery } from '../forgery';
import { forgedEntry, type Tampering } from './tampering';

const paidIn = (books: Forgery) => books.find('payIns', ({ state }) => state === 'paid');
const arrived = (books: Forgery) => books.find('cashOuts', ({ state }) => state === 'arrived');
const cameBack = (books: Forgery) => books.find('cashOuts', ({ state }) => state === 'failed');
const pair = (from: string, to: string, units: number, why: string): Leg[] => [
  { account: from, asset: 'CNY', units: -units, why },
  { account: to, asset: 'CNY', units, why },
];

function addFree(books: Forgery, id: string, fen: number): void {
  books.change('cashAccounts', id, ({ freeFen }) => ({ freeFen: freeFen + fen }));
}

export const DESK: readonly Tampering[] = [
  {
    what: 'a fund is filled without a payment, entry and fund agreeing',
    check: 'entry ids',
    forge: (books) => {
      const { merchantId } = paidIn(books);
      addFree(books, `merchant:${merchantId}`, 9_000);
      return forgedEntry(books, 'pay-in:', {
        ...{ _id: 'pay-in:in-nothing', cause: 'in-nothing' },
        legs: pair('world:customers', `merchant:${merchantId}:cash`, 9_000, 'fund.in'),
      });
    },
  },
  {
    what: 'a payment that nobody made fills a fund',
    check: 'cash into funds',
    forge: (books) => {
      const unpaid = books.find('payIns', ({ state }) => state === 'created');
      const account = `merchant:${unpaid.merchantId}`;
      addFree(books, account, unpaid.amountFen);
      forgedEntry(books, 'pay-in:', {
        ...{ _id: `pay-in:${unpaid._id}`, cause: unpaid._id },
        legs: pair('world:customers', `${account}:cash`, unpaid.amountFen, 'fund.in'),
      });
      return unpaid._id;
    },
  },
  {
    what: 'one payment at WeChat fills a fund twice',
    check: 'cash into funds',
    forge: (books) => {
      const paid = paidIn(books);
      const again = { ...paid, _id: `${paid._id}x` };
      books.add('payIns', again);
      addFree(books, `merchant:${paid.merchantId}`, paid.amountFen);
      const entry = books.find('journal', ({ _id }) => _id === `pay-in:${paid._id}`);
      books.add('journal', { ...entry, _id: `pay-in:${again._id}`, cause: again._id });
      return again._id;
    },
  },
  {
    what: 'a payment into a fund is booked with more, fund and entry agreeing',
    check: 'cash into funds',
    forge: (books) => {
      const { _id, merchantId, amountFen } = paidIn(books);
      addFree(books, `merchant:${merchantId}`, 100);
      books.change('journal', `pay-in:${_id}`, () => ({
        legs: pair('world:customers', `merchant:${merchantId}:cash`, amountFen + 100, 'fund.in'),
      }));
      return _id;
    },
  },
  {
    what: 'a withdrawal without a transfer: the cash is gone, and nobody was sent it',
    check: 'entry ids',
    forge: (books) => {
      const { holder, amountFen } = arrived(books);
      addFree(books, holder, -amountFen);
      const account = `${holder}:cash`;
      return forgedEntry(books, 'cash-out:', {
        ...{ _id: 'cash-out:out-nothing', cause: 'out-nothing' },
        legs: pair(account, 'world:customers', amountFen, 'out.arrived'),
      });
    },
  },
  {
    what: 'a transfer that arrived is gone',
    check: 'entry ids',
    forge: (books) => `cash-out:${books.remove('cashOuts', arrived(books)._id)}`,
  },
  {
    what: 'a transfer that failed is said to have arrived',
    check: 'cash on its way out',
    forge: (books) => books.change('cashOuts', cameBack(books)._id, () => ({ state: 'arrived' })),
  },
  {
    what: 'a transfer that arrived gives its cash back as well',
    check: 'cash on its way out',
    forge: (books) => {
      const { _id, holder, amountFen } = arrived(books);
      addFree(books, holder, amountFen);
      books.change('journal', `out-news:${_id}`, ({ legs }) => ({
        legs: [...legs, ...pair('world:customers', `${holder}:cash`, amountFen, 'out.back')],
      }));
      return _id;
    },
  },
  {
    what: 'more is on its way than was set aside',
    check: 'cash on its way out',
    forge: (books) => {
      const { _id } = books.find('cashOuts', ({ state }) => state === 'toConfirm');
      return books.change('cashOuts', _id, ({ amountFen }) => ({ amountFen: amountFen + 1 }));
    },
  },
  {
    what: 'cash underway is free again, and its entry is gone',
    check: 'cash on its way out',
    forge: (books) => {
      const { _id, holder, amountFen } = books.find('cashOuts', ({ state }) => state === 'toConfirm');
      books.change('cashAccounts', holder, ({ freeFen, underwayFen }) => ({
        freeFen: freeFen + amountFen,
        underwayFen: underwayFen - amountFen,
      }));
      books.remove('journal', `cash-out:${_id}`);
      return _id;
    },
  },
  {
    what: 'a withdrawal beyond the bounds of the policy',
    check: 'cash on its way out',
    forge: (books) => {
      const { _id } = books.find('policies');
      books.change('policies', _id, ({ policy }) => ({
        policy: { ...policy, cash: { ...policy.cash, withdraw: { ...policy.cash.withdraw, maxFen: 100 } } },
      }));
      return books.find('cashOuts', ({ holder }) => holder.startsWith('member:'))._id;
    },
  },
  {
    what: 'a wallet has less underway',
    check: 'cash accounts',
    forge: (books) => {
      const { _id } = books.find('cashAccounts', ({ underwayFen }) => underwayFen > 0);
      return books.change('cashAccounts', _id, ({ underwayFen }) => ({ underwayFen: underwayFen - 1 }));
    },
  },
];
