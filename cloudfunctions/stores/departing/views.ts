/** A merchant's leaving as its owner and the operators see it. */
import type { Fen, PointUnits, SvUnits } from '../../units/amounts';
import { merchantHolder } from '../../ledger/accounts';
import type { BooksHouse } from '../../ledger/post';
import { readHolders } from '../../ledger/read-holders';
import { returnableOrders } from '../../orders/unfinished';
import { pageOf, type Cursor, type Page } from '../../platform/paging';
import { refuse } from '../../platform/refusal';
import { departures, merchants, type Departure, type Merchant } from '../documents';
import { loadMerchants } from '../merchants';
import { NOTICE_DAYS } from './ask';
import { readMerchantObstacles, type Standing } from './obstacles';

export interface DepartureView {
  readonly merchant: Pick<Merchant, 'name' | 'state'>;
  readonly departure: Omit<Departure, 'closedBy' | 'decidedBy' | 'chore' | 'after' | 'dueAt'> | null;
  readonly noticeDays: number;
  /** What has to be settled before an operator can close it. */
  readonly obstacles: readonly Standing[];
  readonly pointUnits: PointUnits;
  readonly svUnits: SvUnits;
  /** Paid orders that can be given back at once, with freight. */
  readonly givable: { readonly orders: number; readonly fen: Fen };
}

export async function viewDeparture(house: BooksHouse, merchantId: string): Promise<DepartureView> {
  const { database, clock } = house;
  const id = merchantHolder(merchantId);
  const [merchant, departure, judge, { holders }, returnable] = await Promise.all([
    database.get(merchants, merchantId),
    database.get(departures, merchantId),
    readMerchantObstacles(database, merchantId, clock.now()),
    readHolders(house, [id]),
    returnableOrders(database, merchantId),
  ]);
  if (merchant === null) return refuse('NOT_FOUND', { merchantId }, '没有找到这个商家');
  const holder = holders.get(id);
  const { name, state } = merchant;
  return {
    merchant: { name, state },
    departure: departure === null ? null : withoutTheInside(departure),
    noticeDays: NOTICE_DAYS,
    obstacles: holder === undefined || state === 'closed' ? [] : judge(holder, departure),
    pointUnits: holder?.points ?? 0,
    svUnits: holder?.svUnits ?? 0,
    givable: {
      orders: returnable.length,
      fen: returnable.reduce((sum, { amountFen, freightFen }) => sum + amountFen + freightFen, 0),
    },
  };
}

function withoutTheInside(departure: Departure): DepartureView['departure'] {
  const {
    closedBy: _closedBy,
    decidedBy: _decidedBy,
    chore: _chore,
    after: _after,
    dueAt: _dueAt,
    ...seen
  } = departure;
  return seen;
}

export const QUEUES = ['waiting', 'closed', 'returning', 'returned', 'cancelled'] as const;

export interface DepartureRow {
  readonly merchantId: string;
  readonly merchantName: string;
  readonly departure: Departure;
  /** What is in the way of closing it now; empty where it is not asked for. */
  readonly obstacles: readonly string[];
  readonly pointUnits: PointUnits;
}

/** Latest first. */
export async function departuresIn(
  house: BooksHouse,
  state: Departure['state'],
  after: Cursor | null,
  limit: number,
): Promise<Page<DepartureRow>> {
  const { database, clock } = house;
  const sort = ['askedAt', 'desc'] as const;
  const page = await pageOf(database, { from: departures, where: { state }, sort, after, limit });
  const ids = page.rows.map(({ _id }) => _id);
  const [named, { holders }, judges] = await Promise.all([
    loadMerchants(database, ids),
    readHolders(house, ids.map(merchantHolder)),
    Promise.all(
      page.rows.map(({ _id, state: now }) =>
        now === 'waiting' ? readMerchantObstacles(database, _id, clock.now()) : Promise.resolve(null),
      ),
    ),
  ]);
  return {
    ...page,
    rows: page.rows.map((departure, i) => {
      const holder = holders.get(merchantHolder(departure._id));
      const standing = holder === undefined ? [] : (judges[i]?.(holder, departure) ?? []);
      return {
        ...{ merchantId: departure._id, merchantName: named.get(departure._id)?.name ?? '', departure },
        obstacles: standing.map(({ text }) => text),
        pointUnits: holder?.points ?? 0,
      };
    }),
  };
}
