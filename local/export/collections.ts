/**
 * What belongs to the books: everything that it takes to redo them from the first entry. Names, phones,
 * addresses and words of people prove nothing and stay in the mall.
 */
import { members, roleChanges } from '../../cloudfunctions/accounts/documents';
import { slots } from '../../cloudfunctions/advertising/documents';
import { cashOuts, payIns } from '../../cloudfunctions/cashier/documents';
import { moveOuts, signedMoves } from '../../cloudfunctions/custody/documents';
import { holders } from '../../cloudfunctions/ledger/holder';
import { holderMonths } from '../../cloudfunctions/ledger/month';
import { books, days, journal, policies } from '../../cloudfunctions/ledger/state';
import { cashAccounts, fills, marketOrders } from '../../cloudfunctions/market/documents';
import { orders, payments, refunds } from '../../cloudfunctions/orders/documents';
import { partners, partnerTerms } from '../../cloudfunctions/partners/documents';
import type { Collection, Document } from '../../cloudfunctions/platform/database';
import { heldLegs } from '../../cloudfunctions/rewards/documents';
import { employments, merchants } from '../../cloudfunctions/stores/documents';

export interface ExportedCollection {
  readonly collection: Collection<Document>;
  readonly without: readonly string[];
}

const whole = (collection: Collection<Document>): ExportedCollection => ({ collection, without: [] });

export const EXPORTED: readonly ExportedCollection[] = [
  // The journal first: what is written while the export runs is then missing in it and shows.
  whole(journal),
  whole(books),
  whole(days),
  whole(policies),
  whole(holders),
  whole(holderMonths),
  { collection: members, without: ['unpaidOrders'] },
  whole(roleChanges),
  { collection: merchants, without: ['freight'] },
  // Who worked where and when: a partner has no part of such a store (§8).
  { collection: employments, without: ['name', 'role', 'storeIds', 'isHeadOffice'] },
  whole(partners),
  whole(partnerTerms),
  {
    collection: orders,
    without: ['handover', 'note', 'pickupCode', 'afterSale', 'service', 'receiptNumber'],
  },
  { collection: slots, without: ['picture', 'title', 'target', 'order'] },
  whole(payments),
  { collection: refunds, without: ['reason', 'failure'] },
  whole(heldLegs),
  whole(signedMoves),
  whole(moveOuts),
  whole(marketOrders),
  whole(fills),
  whole(cashAccounts),
  whole(payIns),
  { collection: cashOuts, without: ['openId', 'packageInfo'] },
];
