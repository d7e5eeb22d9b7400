/** The books at a glance, for operators: the state, and every holder as it stands now. */
import { holders, type Holder } from '../ledger/holder';
import type { BooksHouse } from '../ledger/post';
import { readHolders } from '../ledger/read-holders';
import { QUERY_LIMIT } from '../platform/database';

export interface HolderRow {
  readonly id: string;
  readonly svUnits: number;
  readonly isCounted: boolean;
  readonly countsThrough: string;
  readonly lockedSvUnits: number;
  readonly svDebtUnits: number;
  readonly pointUnits: number;
  readonly frozenPointUnits: number;
  readonly active: boolean;
  readonly role: string;
}

export interface Overview {
  readonly openDay: string;
  readonly price: number;
  readonly issued: number;
  readonly burned: number;
  readonly holders: readonly HolderRow[];
}

/** At most QUERY_LIMIT holders; a mall with more is looked at through its reports. */
export async function overview(house: BooksHouse): Promise<Overview> {
  const stored = await house.database.find(holders, { where: {}, limit: QUERY_LIMIT });
  const now = await readHolders(
    house,
    stored.map((holder) => holder._id),
  );
  const { issued, burned, price } = now.state;
  const rows = [...now.holders.values()].map((holder) => rowOf(holder, now.openDay));
  return {
    openDay: now.openDay,
    price,
    issued,
    burned,
    holders: rows.sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function rowOf(holder: Holder, openDay: string): HolderRow {
  return {
    id: holder.id,
    svUnits: holder.svUnits,
    isCounted: holder.holding.expiry >= openDay,
    countsThrough: holder.holding.expiry,
    lockedSvUnits: holder.lockedSvUnits,
    svDebtUnits: holder.svDebtUnits,
    pointUnits: holder.points,
    frozenPointUnits: holder.frozen,
    active: holder.active,
    role: holder.role,
  };
}
