/** Entries of the journal. */
import { settledBill, scaled, forgedEntry, type Tampering } from './tampering';

export const JOURNAL: readonly Tampering[] = [
  {
    what: 'a leg has other units',
    check: 'legs',
    forge: (books) => {
      const { _id } = books.find('journal', (entry) => entry.kind === 'settle');
      return books.change('journal', _id, ({ legs }) => ({
        legs: legs.map((leg, i) => (i === 0 ? { ...leg, units: leg.units + 1 } : leg)),
      }));
    },
  },
  {
    what: 'both legs of a reward have other units',
    check: 'orders in the journal',
    forge: (books) => {
      const { _id } = settledBill(books);
      return books.change('journal', `settle:${_id}`, (entry) => ({
        legs: scaled(entry, (leg) => leg.why === 'buyer' && leg.units > 0, 5),
      }));
    },
  },
  {
    what: 'an entry is dropped',
    check: 'orders in the journal',
    forge: (books) => {
      const { _id } = settledBill(books);
      books.remove('journal', `settle:${_id}`);
      return _id;
    },
  },
  {
    what: 'an entry is doubled under another id',
    check: 'entry ids',
    forge: (books) => forgedEntry(books, 'settle:', { _id: 'settle:again' }),
  },
  {
    what: 'an entry stands twice under its id',
    check: 'files',
    forge: (books) => {
      const entry = books.find('journal', (one) => one.kind === 'settle');
      return books.add('journal', entry);
    },
  },
  {
    what: 'an order is backdated',
    check: 'orders in the journal',
    forge: (books) => {
      const { _id } = settledBill(books, 'ann');
      return books.change('orders', _id, ({ placedAt }) => ({ placedAt: placedAt - 86_400_000 }));
    },
  },
  {
    what: 'an entry stands on another day',
    check: 'entry days',
    forge: (books) => {
      const { _id } = books.find('journal', (entry) => entry.kind === 'fill');
      return books.change('journal', _id, () => ({ day: '2026-06-02' }));
    },
  },
  {
    what: 'an order is gone',
    check: 'entry ids',
    forge: (books) => {
      const { _id } = settledBill(books);
      books.remove('orders', _id);
      return `settle:${_id}`;
    },
  },
];
