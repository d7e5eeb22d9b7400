/** Applications as the applicant and the operators see them. */
import { maskedPhone } from '../../accounts/mask';
import { pointsForAllowance, type PointUnits, type Price } from '../../units/amounts';
import { dayOf } from '../../units/days';
import type { BooksHouse } from '../../ledger/post';
import type { Database, Reader } from '../../platform/database';
import { pageOf, type Cursor, type Page } from '../../platform/paging';
import { refuse } from '../../platform/refusal';
import { applications, merchants, type Application, type Merchant, type Store } from '../documents';
import { loadMerchants, storesOf } from '../merchants';
import { pointsReady } from '../stock/points-ready';
import { MISSING_TEXTS, missingOf, type MissingKey } from './missing';
import type { ApplicationState } from './states';

export interface ApplicationView {
  readonly application: Application;
  readonly merchant: Pick<Merchant, 'name' | 'state' | 'subMchid'>;
  readonly stores: readonly Store[];
  /** Before it can be submitted. */
  readonly missing: readonly { readonly key: MissingKey; readonly text: string }[];
  /** Before it can open: opening stock at today's price, what is there, and what is missing of it. */
  readonly stock: {
    readonly neededPointUnits: PointUnits;
    readonly pointUnits: PointUnits;
    readonly missingPointUnits: PointUnits;
    readonly price: Price;
  };
}

/** The application, or the refusal `NOT_FOUND`. One round trip. */
export async function viewApplication(house: BooksHouse, merchantId: string): Promise<ApplicationView> {
  return (
    (await findApplication(house, merchantId)) ?? refuse('NOT_FOUND', { merchantId }, '没有找到这份申请')
  );
}

/** null for a merchant that was admitted without one. */
export async function findApplication(
  house: BooksHouse,
  merchantId: string,
): Promise<ApplicationView | null> {
  const { database, clock } = house;
  const [application, merchant, stores, { stock: pointUnits, price, policy }] = await Promise.all([
    database.get(applications, merchantId),
    database.get(merchants, merchantId),
    storesOf(database, merchantId),
    pointsReady(house, merchantId),
  ]);
  if (application === null || merchant === null) return null;
  const neededPointUnits = pointsForAllowance(policy.merchants.openingStockFen, price);
  const { name, state, subMchid } = merchant;
  return {
    application,
    merchant: { name, state, subMchid },
    stores,
    missing: missingOf(application, stores, dayOf(clock.now())).map((key) => ({
      key,
      text: MISSING_TEXTS[key],
    })),
    stock: {
      ...{ neededPointUnits, pointUnits, price },
      missingPointUnits: neededPointUnits === 0 ? 0 : Math.max(0, neededPointUnits - pointUnits),
    },
  };
}

/** As lists show it: who is to be called, the number hidden. */
export interface ApplicationRow extends Application {
  readonly merchantName: string;
}

/** Applications in a state, longest submitted first. Two round trips. */
export async function applicationsIn(
  reader: Reader,
  state: ApplicationState,
  after: Cursor | null,
  limit: number,
): Promise<Page<ApplicationRow>> {
  const where = { state };
  const page = await pageOf(reader, {
    from: applications,
    where,
    sort: ['submittedAt', 'asc'],
    after,
    limit,
  });
  const named = await loadMerchants(
    reader,
    page.rows.map((row) => row._id),
  );
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...row,
      contact: row.contact === null ? null : { ...row.contact, phone: maskedPhone(row.contact.phone) },
      merchantName: named.get(row._id)?.name ?? '',
    })),
  };
}

/** In clear, for whoever has to call; the log of operators says who asked. */
export async function contactOf(
  reader: Reader,
  merchantId: string,
): Promise<NonNullable<Application['contact']>> {
  const application = await reader.get(applications, merchantId);
  return application?.contact ?? refuse('NOT_FOUND', { merchantId }, '这家商家没有留下联系人');
}

export function waitingApplicationCount(database: Database): Promise<number> {
  return database.count(applications, { state: 'submitted' });
}
