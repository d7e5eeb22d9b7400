/**
 * Who of the operators may do what (rules.md §14): a row an action; an action without one is closed to everybody.
 * Support looks after people, merchants and the shelf; finance after money and the books; admin does all of it,
 * and alone what the whole mall hangs on.
 */
import type { OperatorDoor, OperatorRole } from '../../office/roles';
import type { operatorActions } from './actions';

const EVERYBODY = ['support', 'finance', 'admin'] as const;
const SUPPORT = ['support', 'admin'] as const;
const FINANCE = ['finance', 'admin'] as const;
const ADMIN = ['admin'] as const;

const open = (roles: readonly OperatorRole[]): OperatorDoor => ({ roles });
/** Shows personal data in clear. */
const personal = (roles: readonly OperatorRole[]): OperatorDoor => ({ roles, isPersonal: true });

export const operatorMay = {
  // At the computer, and what somebody may do there.
  me: open(EVERYBODY),
  askedSignIn: open(EVERYBODY),
  confirmSignIn: open(EVERYBODY),
  refuseSignIn: open(EVERYBODY),
  operators: open(EVERYBODY),
  desk: open(EVERYBODY),
  alarms: open(EVERYBODY),
  seeAlarm: open(EVERYBODY),
  auditLog: personal(ADMIN),
  // Two people: proposing is what the row says; who approves stands with the action.
  proposals: open(EVERYBODY),
  proposal: open(EVERYBODY),
  approveProposal: open(FINANCE),
  refuseProposal: open(FINANCE),
  withdrawProposal: open(EVERYBODY),
  setPolicy: open(FINANCE),
  setOperator: open(ADMIN),
  setRole: open(SUPPORT),
  setSubMchid: open(EVERYBODY),
  // The policy.
  policies: open(EVERYBODY),
  policy: open(EVERYBODY),
  checkPolicy: open(EVERYBODY),
  // The mall.
  openMall: open(ADMIN),
  overview: open(EVERYBODY),
  haltTrading: open(FINANCE),
  resumeTrading: open(ADMIN),
  // Members.
  members: open(SUPPORT),
  member: personal(SUPPORT),
  confirmRealName: open(SUPPORT),
  clearPassword: open(SUPPORT),
  askedKeys: open(SUPPORT),
  startKeyChange: open(SUPPORT),
  stopKeyChange: open(SUPPORT),
  leavings: open(SUPPORT),
  roleApplications: open(SUPPORT),
  approveRole: open(SUPPORT),
  refuseRole: open(SUPPORT),
  // Partners.
  partnerApplications: open(SUPPORT),
  approvePartner: open(ADMIN),
  refusePartner: open(SUPPORT),
  // Merchants.
  merchants: open(EVERYBODY),
  applications: open(SUPPORT),
  merchantContact: personal(SUPPORT),
  application: personal(SUPPORT),
  approveMerchant: open(SUPPORT),
  refuseMerchant: open(SUPPORT),
  departures: open(SUPPORT),
  closeMerchant: open(SUPPORT),
  readmitMerchant: open(SUPPORT),
  refuseReturn: open(SUPPORT),
  // The shelf.
  saveCategory: open(SUPPORT),
  categories: open(SUPPORT),
  setForPoints: open(SUPPORT),
  saveSlot: open(SUPPORT),
  takeBackSlot: open(SUPPORT),
  slots: open(EVERYBODY),
  heldComments: open(SUPPORT),
  decideComment: open(SUPPORT),
  catalogue: open(SUPPORT),
  importProducts: open(SUPPORT),
  coupons: open(SUPPORT),
  pictureLinks: open(EVERYBODY),
  savePicture: open(SUPPORT),
  // What everybody of the office looks at.
  dashboard: open(EVERYBODY),
  market: open(EVERYBODY),
  messages: open(SUPPORT),
  // Money.
  orders: open(EVERYBODY),
  packs: open(EVERYBODY),
  withdrawSlot: open(FINANCE),
  transfers: open(FINANCE),
  entries: open(FINANCE),
  openRefunds: open(EVERYBODY),
  billChecks: open(FINANCE),
  checkBill: open(FINANCE),
  billDifferences: open(FINANCE),
  deskChecks: open(FINANCE),
  checkDesk: open(FINANCE),
  // The books against themselves.
  reconcile: open(FINANCE),
  reconciliations: open(FINANCE),
  differences: open(FINANCE),
  workOnDifference: open(FINANCE),
  settleDifference: open(FINANCE),
  reportPage: open(FINANCE),
  exportReport: personal(FINANCE),
  // What may be wrong.
  relatedOrders: open(EVERYBODY),
  tipLimitsReached: open(EVERYBODY),
  noShows: open(SUPPORT),
  halts: open(EVERYBODY),
  codeGuesses: open(SUPPORT),
  lockedPasswords: open(SUPPORT),
  // Tips.
  tips: open(EVERYBODY),
  passTip: open(SUPPORT),
  reverseTip: open(FINANCE),
} satisfies Readonly<Record<keyof typeof operatorActions, OperatorDoor>>;
