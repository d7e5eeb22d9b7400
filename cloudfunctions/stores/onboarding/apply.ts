/** A merchant applies: begins, fills in, and asks for the review, as often as it takes (rules.md §5, §12). */
import { dayOf } from '../../units/days';
import { memberHolder } from '../../ledger/accounts';
import { post, type BooksHouse } from '../../ledger/post';
import { refuse } from '../../platform/refusal';
import { applications, merchants, type Application, type Merchant } from '../documents';
import { storesOf } from '../merchants';
import { NEW_MERCHANT } from './admit';
import { MISSING_TEXTS, missingOf } from './missing';
import { movedApplication } from './states';

export interface NewMerchant {
  readonly merchantId: string;
  readonly name: string;
  readonly ownerId: string;
  readonly referrerId: string | null;
}

const EMPTY: Omit<Application, '_id'> = {
  ...{ state: 'draft', contact: null, isMedical: false, licences: [] },
  ...{ submittedAt: null, reviewedAt: null, reviewedBy: null, reason: null },
};

/** Begun by the holder of a settled merchant pack; the same again answers the merchant as it stands. */
export function applyAsMerchant(house: BooksHouse, request: NewMerchant): Promise<Merchant> {
  const { merchantId, ...rest } = request;
  const owner = memberHolder(rest.ownerId);
  const posting = { entryId: `apply:${merchantId}`, kind: 'apply', cause: merchantId, holders: [owner] };
  return post(
    house,
    posting,
    (reader) => reader.get(merchants, merchantId),
    (book, known) => {
      if (known !== null) return known.ownerId === rest.ownerId ? known : refuse('FORBIDDEN');
      if (rest.referrerId === rest.ownerId) refuse('INVALID_INPUT', {}, '推荐人不能是自己');
      if (!book.holder(owner).heldPacks.includes('merchant')) refuse('MERCHANT_PACK_NEEDED');
      const createdAt = book.context.at;
      const merchant: Merchant = { _id: merchantId, ...NEW_MERCHANT, ...rest, state: 'pending', createdAt };
      book.insert(merchants, merchant);
      book.insert(applications, { _id: merchantId, ...EMPTY });
      return merchant;
    },
  );
}

export type Filling = Pick<Application, 'contact' | 'isMedical' | 'licences'>;

/** Fills in; not while it is being reviewed, and not afterwards. */
export function fillApplication(
  house: BooksHouse,
  merchantId: string,
  filling: Filling,
): Promise<Application> {
  const posting = { entryId: `fill:${merchantId}`, kind: 'apply', cause: merchantId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(applications, merchantId),
    (book, known) => {
      const application = known ?? refuse('NOT_FOUND', { merchantId });
      const state = movedApplication(application.state, 'fill');
      const filled: Application = { ...application, ...filling, state };
      book.put(applications, filled);
      return filled;
    },
  );
}

/** Asks for the review; refuses `APPLICATION_INCOMPLETE` with the first thing that is missing. */
export function submitApplication(house: BooksHouse, merchantId: string): Promise<Application> {
  const posting = { entryId: `submit:${merchantId}`, kind: 'apply', cause: merchantId, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const [known, stores] = await Promise.all([
        reader.get(applications, merchantId),
        storesOf(reader, merchantId),
      ]);
      return { known, stores };
    },
    (book, { known, stores }) => {
      const application = known ?? refuse('NOT_FOUND', { merchantId });
      if (application.state === 'submitted') return application;
      const state = movedApplication(application.state, 'submit');
      const { at } = book.context;
      const [first] = missingOf(application, stores, dayOf(at));
      if (first !== undefined) refuse('APPLICATION_INCOMPLETE', { missing: first }, MISSING_TEXTS[first]);
      const submitted: Application = { ...application, state, submittedAt: at };
      book.put(applications, submitted);
      return submitted;
    },
  );
}
