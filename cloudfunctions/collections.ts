/** Every collection of the mall with its indexes; clients have no right to any (permissions in docs). */
import { addressBooks, members } from './accounts/documents';
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
import { holders } from './ledger/holder';
import { books, days, journal, policies } from './ledger/state';
import { campaigns, customers } from './marketing/documents';
import { consentBooks, outbox } from './messages/documents';
import { billCodes, cartBooks, orders, payments, refunds } from './orders/documents';
import { billChecks, billDifferences, stockWarnings } from './operations/documents';
import { partners } from './partners/documents';
import type { Collection, Document } from './platform/database';
import { heldLegs } from './rewards/documents';
import { slots } from './storefront/documents';
import { applications, employments, merchants, staffInvites, stores } from './stores/documents';
import { dealerships, visitAreas, visits, visitWindows } from './visits/documents';
import { tipDays, tips } from './tips/documents';
import { codeBooks, codeTries, redemptions } from './vouchers/documents';

export const COLLECTIONS: readonly Collection<Document>[] = [
  books,
  days,
  holders,
  journal,
  policies,
  members,
  merchants,
  stores,
  applications,
  employments,
  staffInvites,
  partners,
  scenes,
  categories,
  products,
  skus,
  favourites,
  comments,
  slots,
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
  stockWarnings,
  codeBooks,
  codeTries,
  redemptions,
  tips,
  tipDays,
];

/** What CloudBase is told about every collection: nobody but the functions reads or writes. */
export const CLIENT_PERMISSIONS = { read: false, write: false } as const;
