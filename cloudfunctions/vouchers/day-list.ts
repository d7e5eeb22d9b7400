/** What a store redeemed, latest first: for the workbench, and to find what is to be undone. */
import { MINUTE_MS, type Instant } from '../units/days';
import type { Fen } from '../units/amounts';
import { customerNames } from '../accounts/customer-name';
import { currentPolicy } from '../ledger/read-holders';
import type { BooksHouse } from '../ledger/post';
import { findAll, type Reader } from '../platform/database';
import { pageOf, pageWith, type Cursor, type Page } from '../platform/paging';
import { loadEmployments } from '../stores/staff/employment';
import { redemptions, type Redemption } from './documents';

export interface RedemptionRow {
  readonly id: string;
  readonly orderId: string;
  readonly title: string;
  readonly customer: string;
  readonly use: number;
  readonly amountFen: Fen;
  readonly at: Instant;
  /** Names as colleagues know them; null for the owner, and where nobody was named. */
  readonly staffName: string | null;
  readonly beauticianName: string | null;
  readonly undoUntil: Instant;
  readonly undone: Redemption['undone'];
}

export async function redemptionsAt(
  house: BooksHouse,
  where: { readonly merchantId: string; readonly storeId: string },
  after: Cursor | null,
  limit: number,
): Promise<Page<RedemptionRow>> {
  const { database } = house;
  const [page, policy] = await Promise.all([
    pageOf(database, { from: redemptions, where, sort: ['at', 'desc'], after, limit }),
    currentPolicy(house),
  ]);
  const { merchantId } = where;
  const people = page.rows.flatMap(({ staffId, beauticianId }) => [staffId, beauticianId ?? staffId]);
  const [names, staff] = await Promise.all([
    customerNames(
      database,
      page.rows.map((row) => row.memberId),
    ),
    loadEmployments(
      database,
      people.map((memberId) => ({ merchantId, memberId })),
    ),
  ]);
  const byMember = new Map([...staff.values()].map((one) => [one.memberId, one.name]));
  return pageWith(page, ({ _id: id, orderId, title, use, amountFen, at, undone, ...row }) => ({
    ...{ id, orderId, title, use, amountFen, at, undone },
    customer: names.get(row.memberId) ?? '',
    staffName: byMember.get(row.staffId) ?? null,
    beauticianName: row.beauticianId === null ? null : (byMember.get(row.beauticianId) ?? null),
    undoUntil: at + policy.orders.undoRedeemMinutes * MINUTE_MS,
  }));
}

/** How many uses a store redeemed since an instant; what was undone does not count. */
export async function redeemedSince(
  reader: Reader,
  where: { readonly merchantId: string; readonly storeId: string },
  since: Instant,
): Promise<number> {
  const found = await findAll(reader, redemptions, { ...where, at: { gte: since } });
  return found.filter(({ undone }) => undone === null).length;
}
