/**
 * Who of a merchant's people may do what (rules.md §14): a row an action. Money and undoing are the managers',
 * the counter and parcels the clerks' too, a treatment's own work also the beauticians'. `store` rows hold at the
 * own stores, `chain` rows for the merchant as a whole: its owner, and the head office.
 */
import type { StaffPermission, StaffRole } from '../../stores/staff/permission';

const OWNER = ['owner'] as const;
const MANAGERS = ['owner', 'manager'] as const;
const COUNTER = ['owner', 'manager', 'clerk'] as const;
const EVERYBODY = ['owner', 'manager', 'clerk', 'beautician'] as const;

const chain = (staff: readonly StaffRole[]): StaffPermission => ({ staff, of: 'chain' });
const store = (staff: readonly StaffRole[]): StaffPermission => ({ staff, of: 'store' });
/** Its owner may still do it when the merchant has left: what it owes its customers, and its own papers. */
const evenClosed = (permission: StaffPermission): StaffPermission => ({
  ...permission,
  outlastsLeaving: true,
});

export const may = {
  // The way in, the merchant and its terms.
  application: chain(OWNER),
  fillApplication: chain(OWNER),
  submitApplication: chain(OWNER),
  openShop: chain(OWNER),
  // The way out, and back.
  departure: evenClosed(chain(OWNER)),
  askToDepart: chain(OWNER),
  stayInMall: chain(OWNER),
  giveBackOpenOrders: chain(OWNER),
  askToReturn: evenClosed(chain(OWNER)),
  saveStore: chain(OWNER),
  saveStorePage: store(MANAGERS),
  storePage: store(EVERYBODY),
  storeCode: store(COUNTER),
  setFreight: chain(MANAGERS),
  pointsShare: chain(MANAGERS),
  setPointsShare: chain(MANAGERS),
  saveCouponOffer: chain(MANAGERS),
  // Its people; a store's manager: those below, at the own stores.
  staff: store(MANAGERS),
  chainStaff: chain(MANAGERS),
  people: store(MANAGERS),
  inviteStaff: store(MANAGERS),
  cancelInvite: store(MANAGERS),
  changeStaff: store(MANAGERS),
  endStaff: store(MANAGERS),
  // Money and points: what came in, and what is left.
  pointsStock: chain(MANAGERS),
  storePointsStock: store(COUNTER),
  pointStatement: evenClosed(chain(MANAGERS)),
  pointStatementCsv: evenClosed(chain(MANAGERS)),
  storeStatement: evenClosed(store(MANAGERS)),
  chainStatement: evenClosed(chain(MANAGERS)),
  // The market of points.
  buyDesk: chain(MANAGERS),
  buyPoints: chain(MANAGERS),
  cancelBuy: chain(MANAGERS),
  buyOrders: chain(MANAGERS),
  buyOrder: chain(MANAGERS),
  purchases: chain(MANAGERS),
  fund: evenClosed(chain(MANAGERS)),
  fundStatement: evenClosed(chain(MANAGERS)),
  fundDesk: evenClosed(chain(MANAGERS)),
  payIn: chain(MANAGERS),
  // Money that was on its way when it left arrives all the same, and is its owner's to take.
  checkPayIn: evenClosed(chain(MANAGERS)),
  payIns: evenClosed(chain(MANAGERS)),
  takeOut: evenClosed(chain(OWNER)),
  takeOuts: evenClosed(chain(MANAGERS)),
  checkTakeOut: evenClosed(chain(MANAGERS)),
  cancelTakeOut: evenClosed(chain(OWNER)),
  // The shelf.
  saveProduct: chain(MANAGERS),
  setOnSale: chain(MANAGERS),
  setStock: chain(COUNTER),
  products: chain(COUNTER),
  product: chain(COUNTER),
  comments: chain(COUNTER),
  answerComment: chain(MANAGERS),
  // Orders of the mall.
  orders: evenClosed(chain(COUNTER)),
  orderRewards: evenClosed(chain(MANAGERS)),
  ship: chain(COUNTER),
  approveRefund: evenClosed(chain(MANAGERS)),
  refuseRefund: evenClosed(chain(MANAGERS)),
  // Appointments.
  shifts: store(MANAGERS),
  saveShifts: store(MANAGERS),
  saveBookingSettings: store(MANAGERS),
  dayCalendar: store(EVERYBODY),
  treatments: store(EVERYBODY),
  bookingTimes: store(EVERYBODY),
  bookFor: store(EVERYBODY),
  moveBooking: store(COUNTER),
  cancelBooking: store(COUNTER),
  arriveBooking: store(EVERYBODY),
  missBooking: store(COUNTER),
  // Marketing.
  customerGroups: chain(MANAGERS),
  startCampaign: chain(MANAGERS),
  campaigns: chain(MANAGERS),
  campaign: chain(MANAGERS),
  // Advertising slots that the platform offers; paid out of the owner's own WeChat.
  slots: chain(MANAGERS),
  buySlot: chain(OWNER),
  // At home.
  visitArea: store(MANAGERS),
  saveVisitArea: store(MANAGERS),
  visits: store(EVERYBODY),
  dealerVisits: store(EVERYBODY),
  assignVisit: store(COUNTER),
  moveVisit: store(COUNTER),
  cancelVisit: store(COUNTER),
  departVisit: store(EVERYBODY),
  arriveVisit: store(EVERYBODY),
  finishVisit: store(EVERYBODY),
  failVisit: store(EVERYBODY),
  moveDealership: chain(MANAGERS),
  dealerOfCode: chain(MANAGERS),
  dealerships: chain(MANAGERS),
  // The counter.
  makeBillCode: store(COUNTER),
  cancelBillCode: store(COUNTER),
  billCode: store(COUNTER),
  receipts: store(COUNTER),
  pickup: store(COUNTER),
  handOver: store(COUNTER),
  scanCode: store(EVERYBODY),
  redeem: store(EVERYBODY),
  undoRedeem: store(MANAGERS),
  redemptions: store(EVERYBODY),
  offerTip: store(COUNTER),
  tip: store(COUNTER),
  tips: store(COUNTER),
  withdrawTip: store(COUNTER),
} satisfies Readonly<Record<string, StaffPermission>>;
