/** Merchants that left, stayed or came back: nothing is halfway, and what they had is as it was chosen. */
import { products, skus } from '../../../cloudfunctions/catalog/documents';
import { LEAST_SENT_FEN } from '../../../cloudfunctions/cashier/limits';
import { MALL, merchantHolder } from '../../../cloudfunctions/ledger/accounts';
import { holderFromDocument, holders } from '../../../cloudfunctions/ledger/holder';
import { journal } from '../../../cloudfunctions/ledger/state';
import type { Entry } from '../../../cloudfunctions/ledger/entry';
import { cashAccounts } from '../../../cloudfunctions/market/documents';
import { cashHeldFen } from '../../../cloudfunctions/market/till';
import { unfinishedOrders } from '../../../cloudfunctions/orders/unfinished';
import { orders } from '../../../cloudfunctions/orders/documents';
import { findAll, type Reader } from '../../../cloudfunctions/platform/database';
import {
  departures,
  employments,
  merchants,
  staffInvites,
  stores,
  type Departure,
  type Merchant,
} from '../../../cloudfunctions/stores/documents';
import { MINUTE_MS } from '../../../cloudfunctions/units/days';
import { MOST_BEHIND } from '../processes';

export async function departuresWhole(database: Reader): Promise<string[]> {
  const [all, known, entries] = await Promise.all([
    findAll(database, merchants, {}),
    findAll(database, departures, {}),
    findAll(database, journal, { kind: 'depart' }),
  ]);
  const found = await Promise.all(
    all.map(async (merchant) => {
      const departure = known.find(({ _id }) => _id === merchant._id) ?? null;
      return [
        ...standing(merchant, departure),
        ...(await seenByCustomers(database, merchant, departure)),
        ...(departure === null ? [] : burnedOnce(departure, entries)),
        ...(departure?.state === 'closed' ? await leftNothing(database, departure) : []),
      ];
    }),
  );
  return found.flat();
}

const MERCHANT_STATES: Readonly<Record<Departure['state'], readonly Merchant['state'][]>> = {
  waiting: ['leaving'],
  cancelled: ['open', 'pending'],
  closed: ['closed'],
  returning: ['closed'],
  returned: ['open', 'pending'],
};

function standing({ _id, state }: Merchant, departure: Departure | null): string[] {
  const expected = departure === null ? (['open', 'pending'] as const) : MERCHANT_STATES[departure.state];
  return [
    ...(expected.includes(state) ? [] : [`${_id} is ${state}, its departure ${departure?.state ?? 'none'}`]),
    ...(departure === null || (departure.chore === null && departure.dueAt === null)
      ? []
      : [`${_id} still has to do ${departure.chore}`]),
    ...(departure?.state === 'waiting' ? [`${_id} still waits to leave`] : []),
  ];
}

/** Its stores are found while it is open; its goods are on sale at most then, and none waits to come back. */
async function seenByCustomers(
  database: Reader,
  { _id: merchantId, state }: Merchant,
  departure: Departure | null,
): Promise<string[]> {
  const [places, shelf] = await Promise.all([
    findAll(database, stores, { merchantId }),
    findAll(database, products, { merchantId }),
  ]);
  const goods = await findAll(database, skus, { productId: { in: shelf.map(({ _id }) => _id) } });
  const isOpen = state === 'open';
  return [
    ...places
      .filter(({ isListed }) => isListed !== isOpen)
      .map(
        ({ _id, isListed }) => `store ${_id} is ${isListed ? '' : 'not '}found, ${merchantId} is ${state}`,
      ),
    ...[...shelf, ...goods]
      .filter(({ onSale }) => onSale && !isOpen)
      .map(({ _id }) => `${_id} is on sale, ${merchantId} is ${state}`),
    ...shelf
      .filter(({ wentWithMerchant }) => departure?.state === 'cancelled' && wentWithMerchant === true)
      .map(({ _id }) => `${_id} did not come back on sale when ${merchantId} stayed`),
  ];
}

/** The latest wish burned what it says, in one entry; each wish at most once. */
function burnedOnce(
  { _id, round, stock, burnedPointUnits, lapsedSvUnits }: Departure,
  entries: readonly Entry[],
) {
  const own = entries.filter(({ cause }) => cause === _id);
  const latest = own.filter(({ _id: id }) => id === `depart:${_id}:${round}`).flatMap(({ legs }) => legs);
  const sum = (account: string): number =>
    latest.reduce((total, leg) => (leg.account === account ? total + leg.units : total), 0);
  const isKept = stock === 'kept' && burnedPointUnits + lapsedSvUnits > 0;
  return [
    ...(sum(MALL.burned) === burnedPointUnits
      ? []
      : [`${_id} burned ${burnedPointUnits}, its entry ${sum(MALL.burned)}`]),
    ...(sum(MALL.svGranted) === lapsedSvUnits
      ? []
      : [`${_id} let ${lapsedSvUnits} SV lapse, its entry ${sum(MALL.svGranted)}`]),
    ...(isKept ? [`${_id} wanted to keep its stock, and ${burnedPointUnits} burned`] : []),
  ];
}

/** Nothing is owed to anybody, its people's posts have ended, and nothing was sold after it. */
async function leftNothing(database: Reader, departure: Departure): Promise<string[]> {
  const { _id: merchantId, closedAt, stock } = departure;
  const id = merchantHolder(merchantId);
  const [document, account, posts, invites, open, late] = await Promise.all([
    database.get(holders, id),
    database.get(cashAccounts, id),
    findAll(database, employments, { merchantId }),
    findAll(database, staffInvites, { merchantId }),
    unfinishedOrders(database, merchantId, 100),
    findAll(database, orders, { merchantId, placedAt: { gt: closedAt ?? 0 } }),
  ]);
  const held = account === null ? 0 : cashHeldFen(account);
  const holder = document === null ? null : holderFromDocument(document);
  // Clocks are behind by minutes: what looks a little later may have been before.
  const surelyAfter = (closedAt ?? 0) + MOST_BEHIND * MINUTE_MS;
  const counts = {
    'fen in the fund': held < LEAST_SENT_FEN ? 0 : held,
    'points frozen or owed': (holder?.frozen ?? 0) + Math.max(0, -(holder?.points ?? 0)),
    'SV after its stock burned': stock === 'burned' ? (holder?.svUnits ?? 0) : 0,
    'people at work': posts.filter(({ endedAt }) => endedAt === null).length,
    'invitations after it': invites.filter(({ createdAt }) => createdAt > surelyAfter).length,
    'orders open': open.orders + open.vouchers,
    'after-sales open': open.afterSale,
    'refunds open': open.refunds,
    'orders after it': late.length,
  };
  return Object.entries(counts).flatMap(([what, count]) =>
    count === 0 ? [] : [`${merchantId} has left and has ${count} ${what}`],
  );
}
