/** Every collection of the mall with its indexes; clients have no right to any (permissions in docs). */
import { addressBooks, members, roleApplications, roleChanges } from './accounts/documents';
import {
  bookedSlots,
  bookingBooks,
  bookings,
  bookingSettings,
  roomSlots,
  shifts,
} from './bookings/documents';
import { categories, products, skus } from './catalog/documents';
import { scenes } from './codes/documents';
import { comments, favourites } from './community/documents';
import { couponOffers, coupons } from './coupons/documents';
import { moveOuts, payPasswords, pointKeys, signedMoves } from './custody/documents';
import { holders } from './ledger/holder';
import { holderMonths } from './ledger/month';
import { books, days, journal, policies } from './ledger/state';
import { campaigns, customers } from './marketing/documents';
import { cashOuts, payIns } from './cashier/documents';
import { cashAccounts, fills, halts, marketOrders } from './market/documents';
import { consentBooks, outbox } from './messages/documents';
import { billCodes } from './orders/collecting/documents';
import { cartBooks, orders, payments, refunds } from './orders/documents';
import { billChecks, billDifferences, censuses, deskChecks, stockWarnings } from './operations/documents';
import { accountSums, bookDifferences, fullPasses, reconciliations } from './operations/reconcile/documents';
import {
  alarms,
  auditLog,
  officePictures,
  operators,
  proposals,
  sessions,
  signIns,
  tries,
} from './office/documents';
import { partnerApplications, partners, partnerTerms } from './partners/documents';
import { leavings, retentionRounds } from './personal/documents';
import type { Collection, Document } from './platform/database';
import { heldLegs } from './rewards/documents';
import { slots, slotViews } from './storefront/documents';
import { applications, departures, employments, merchants, staffInvites, stores } from './stores/documents';
import { dealerships, visitAreas, visits, visitWindows } from './visits/documents';
import { tipDays, tips } from './tips/documents';
import { codeBooks, codeTries, redemptions } from './vouchers/documents';

export const COLLECTIONS: readonly Collection<Document>[] = [
  books,
  days,
  holders,
  holderMonths,
  journal,
  policies,
  members,
  roleApplications,
  roleChanges,
  merchants,
  stores,
  applications,
  departures,
  employments,
  staffInvites,
  partners,
  partnerApplications,
  partnerTerms,
  scenes,
  categories,
  products,
  skus,
  favourites,
  comments,
  slots,
  slotViews,
  officePictures,
  orders,
  payments,
  refunds,
  heldLegs,
  addressBooks,
  cartBooks,
  billCodes,
  couponOffers,
  coupons,
  bookings,
  bookedSlots,
  roomSlots,
  bookingSettings,
  shifts,
  bookingBooks,
  visits,
  visitAreas,
  visitWindows,
  dealerships,
  customers,
  campaigns,
  outbox,
  consentBooks,
  billChecks,
  billDifferences,
  deskChecks,
  censuses,
  stockWarnings,
  reconciliations,
  accountSums,
  fullPasses,
  bookDifferences,
  codeBooks,
  codeTries,
  redemptions,
  tips,
  tipDays,
  payPasswords,
  pointKeys,
  signedMoves,
  moveOuts,
  marketOrders,
  fills,
  cashAccounts,
  halts,
  payIns,
  cashOuts,
  operators,
  signIns,
  sessions,
  tries,
  auditLog,
  proposals,
  alarms,
  leavings,
  retentionRounds,
];
