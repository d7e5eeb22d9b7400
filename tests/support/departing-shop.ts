/** Puts a merchant with one store, somewhere on its way out of the mall, where the mall keeps it. For pages and desks. */
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import {
  departures,
  merchants,
  stores,
  type Departure,
  type MerchantState,
} from '../../cloudfunctions/stores/documents';
import { DAY_MS } from '../../cloudfunctions/units/days';

export interface DepartingShop {
  readonly merchantId: string;
  readonly ownerId: string;
  readonly name: string;
  readonly state: MerchantState;
  /** Null: it has asked for nothing. */
  readonly wish: Partial<Departure> | null;
}

export async function putShop(
  { merchantId, ownerId, name, state, wish }: DepartingShop,
  now: number,
): Promise<void> {
  const since = now - 90 * DAY_MS;
  const transaction = await openDatabase().begin();
  await transaction.put(merchants, {
    ...{ _id: merchantId, name, state, ownerId, referrerId: null, subMchid: '1900000301' },
    ...{ freight: { feeFen: 0, freeFromFen: 0 }, storeCount: 1, createdAt: since },
  });
  await transaction.put(stores, {
    ...{ _id: `${merchantId}-1`, merchantId, name: `${name}滨江店`, city: '杭州市', allowanceRateBp: 1_000 },
    ...{ address: '江南大道 1 号', phone: '0571-00000000', position: null, hours: {}, closedDays: [] },
    ...{ pictures: [], licences: [], isListed: state === 'open', createdAt: since },
  });
  if (wish !== null)
    await transaction.put(departures, {
      ...{ _id: merchantId, state: 'waiting', round: 1, stock: 'kept', before: 'open' },
      ...{ askedAt: now - DAY_MS, closesFrom: now + 6 * DAY_MS, closedAt: null, closedBy: null },
      ...{ burnedPointUnits: 0, lapsedSvUnits: 0, returnAskedAt: null },
      ...{ decidedBy: null, decidedAt: null, answer: null, chore: null, after: '', dueAt: null },
      ...wish,
    });
  await transaction.commit();
}
