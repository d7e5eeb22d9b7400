/** Advertising slots that were sold. */
import type { Slot } from '../../../cloudfunctions/advertising/documents';
import type { Forgery } from '../forgery';
import type { Tampering } from './tampering';

const DAY_MS = 86_400_000;

const inState = (books: Forgery, state: string): Slot =>
  books.find('slots', ({ sale }) => sale?.state === state) as Slot;

function changeSale(books: Forgery, state: string, more: Partial<NonNullable<Slot['sale']>>): string {
  const { _id } = inState(books, state);
  return books.change('slots', _id, ({ sale }) => (sale === undefined ? {} : { sale: { ...sale, ...more } }));
}

export const SLOTS: readonly Tampering[] = [
  {
    what: 'a slot was sold for less than was offered',
    check: 'advertising slots',
    forge: (books) => {
      const { _id, sale } = inState(books, 'paid');
      books.change('slots', _id, () => (sale === undefined ? {} : { sale: { ...sale, priceFen: 1 } }));
      return sale?.orderId ?? '';
    },
  },
  {
    what: 'a slot runs as paid that nobody paid',
    check: 'advertising slots',
    forge: (books) => changeSale(books, 'lapsed', { state: 'paid' }),
  },
  {
    what: 'a slot that was paid stands as lapsed',
    check: 'advertising slots',
    forge: (books) => changeSale(books, 'paid', { state: 'lapsed' }),
  },
  {
    what: 'a slot was withdrawn later than it was, so less was due back',
    check: 'advertising slots withdrawn',
    forge: (books) => {
      const { _id, to } = books.find('slots', ({ sale }) => sale?.state === 'withdrawn') as Slot;
      return books.change('slots', _id, ({ sale }) =>
        sale === undefined ? {} : { sale: { ...sale, endedAt: to - DAY_MS } },
      );
    },
  },
  {
    what: 'a slot was withdrawn and its money kept',
    check: 'advertising slots withdrawn',
    forge: (books) => {
      const { _id, sale } = inState(books, 'withdrawn');
      const refund = books.find('refunds', ({ orderId }) => orderId === sale?.orderId);
      books.change('refunds', refund._id, () => ({ amountFen: 0 }));
      return _id;
    },
  },
];
