/**
 * How often a minute one person may call one action. Far above what hands do, and above what a page asks by itself
 * (every two seconds while it waits); lower where a call is dear to others or worth repeating to a thief.
 */
const USUAL = 240;
/** Looked up by what somebody types: a code, an address. All codes of eight digits would take six years. */
const GUESSABLE = 30;
/** Costs a slow hash. */
const HASHED = 60;
/** WeChat is asked, and counts itself how often. */
const ASKS_WECHAT = 60;
/** Reads a great many documents. */
const HEAVY = 60;

const LIMITS: Readonly<Record<string, number>> = {
  pointReceiver: GUESSABLE,
  pickup: GUESSABLE,
  handOver: GUESSABLE,
  askedSignIn: GUESSABLE,
  setPassword: HASHED,
  changePassword: HASHED,
  moveOut: HASHED,
  sellPoints: HASHED,
  exchange: HASHED,
  comment: ASKS_WECHAT,
  answerComment: ASKS_WECHAT,
  startCampaign: ASKS_WECHAT,
  shareCard: ASKS_WECHAT,
  storeCode: ASKS_WECHAT,
  pay: ASKS_WECHAT,
  payIn: ASKS_WECHAT,
  withdraw: ASKS_WECHAT,
  takeOut: ASKS_WECHAT,
  checkBill: ASKS_WECHAT,
  checkDesk: ASKS_WECHAT,
  myDaysCsv: HEAVY,
  daysCsv: HEAVY,
  pointStatementCsv: HEAVY,
  chainStatement: HEAVY,
  reconcile: HEAVY,
};

export function mostAMinute(action: string): number {
  return Object.hasOwn(LIMITS, action) ? (LIMITS[action] ?? USUAL) : USUAL;
}

export const LIMITED_ACTIONS: readonly string[] = Object.keys(LIMITS);
