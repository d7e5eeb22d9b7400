/** Merchants as operators look for them, the youngest first, with what they have for new orders. */
import { merchantHolder } from '../ledger/accounts';
import type { BooksHouse } from '../ledger/post';
import { readHolders } from '../ledger/read-holders';
import { pageOf, type Cursor, type Page } from '../platform/paging';
import type { PointUnits } from '../units/amounts';
import { merchants, type Merchant, type MerchantState } from './documents';

export const MERCHANT_STATES = [
  'open',
  'pending',
  'leaving',
  'closed',
] as const satisfies readonly MerchantState[];

export interface MerchantRow extends Pick<
  Merchant,
  'name' | 'state' | 'ownerId' | 'referrerId' | 'subMchid' | 'freight' | 'storeCount' | 'createdAt'
> {
  readonly id: string;
  readonly pointsShareBp: number;
  /** Below zero where it owes. */
  readonly stockPointUnits: PointUnits;
  readonly frozenPointUnits: PointUnits;
}

export interface MerchantSearch {
  readonly state: MerchantState | null;
  /** A part of the name; null: any. */
  readonly name: string | null;
}

export async function searchMerchants(
  house: BooksHouse,
  { state, name }: MerchantSearch,
  after: Cursor | null,
  limit: number,
): Promise<Page<MerchantRow>> {
  const where = { ...(state !== null && { state }), ...(name !== null && { name: { contains: name } }) };
  const page = await pageOf(house.database, {
    ...{ from: merchants, where, after, limit },
    sort: ['createdAt', 'desc'],
  });
  const { holders } = await readHolders(
    house,
    page.rows.map(({ _id }) => merchantHolder(_id)),
  );
  return {
    ...page,
    rows: page.rows.map(({ _id: id, pointsShareBp = 0, storeCount, createdAt, ...merchant }) => {
      const { name: called, state: now, ownerId, referrerId, subMchid, freight } = merchant;
      const holder = holders.get(merchantHolder(id));
      return {
        ...{ id, name: called, state: now, ownerId, referrerId, subMchid, freight, storeCount, createdAt },
        ...{ pointsShareBp, stockPointUnits: holder?.points ?? 0, frozenPointUnits: holder?.frozen ?? 0 },
      };
    }),
  };
}
