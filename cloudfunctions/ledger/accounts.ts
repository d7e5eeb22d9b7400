/** The names of the accounts between which the journal moves cash, points and SV. */

/** A holder of SV and points: `member:{id}` or `merchant:{id}`. */
export type HolderId = `member:${string}` | `merchant:${string}`;

export const memberHolder = (memberId: string): HolderId => `member:${memberId}`;
export const merchantHolder = (merchantId: string): HolderId => `merchant:${merchantId}`;

export const isMerchant = (id: HolderId): boolean => id.startsWith('merchant:');
export const isMember = (id: HolderId): boolean => id.startsWith('member:');

/** The id behind `member:`. */
export const memberIdOfHolder = (id: HolderId): string => id.slice('member:'.length);

/** Where a holder's points can lie. `points` is a member's originalAccount or a merchant's stock. */
export type PointPlace = 'points' | 'custodial' | 'inOrders' | 'frozen' | 'held';

export const POINT_PLACES: readonly PointPlace[] = ['points', 'custodial', 'inOrders', 'frozen', 'held'];

const MEMBER_PLACES: Readonly<Record<PointPlace, string>> = {
  points: 'original',
  custodial: 'custodial',
  inOrders: 'inOrders',
  frozen: 'frozen',
  held: 'held',
};
const MERCHANT_PLACES: Readonly<Record<PointPlace, string>> = { ...MEMBER_PLACES, points: 'stock' };

export function pointAccount(id: HolderId, place: PointPlace): string {
  return `${id}:${(isMerchant(id) ? MERCHANT_PLACES : MEMBER_PLACES)[place]}`;
}

export const svAccount = (id: HolderId): string => `${id}:sv`;
export const lockedSvAccount = (id: HolderId): string => `${id}:lockedSv`;
export const svDebtAccount = (id: HolderId): string => `${id}:svDebt`;
export const pointDebtAccount = (id: HolderId): string => `${id}:pointDebt`;
/** What others owe a merchant after refunds (rules.md §10). */
export const claimAccount = (id: HolderId): string => `${id}:claims`;
/** A merchant's own WeChat Pay sub-merchant; the platform never holds this cash. */
export const wechatAccount = (merchantId: string): string => `merchant:${merchantId}:wechat`;

/**
 * Cash of the market: a member's wallet, a merchant's fund; `frozenCash` is what its open buy orders may cost,
 * `cashUnderway` what is on its way out to WeChat.
 */
export const cashAccount = (id: HolderId, place: 'cash' | 'frozenCash' | 'cashUnderway'): string =>
  `${id}:${place}`;

/** Accounts of the mall itself. `created` and `granted` run negative: what came into being. */
export const MALL = {
  pointsCreated: 'mall:pointsCreated',
  /** Released and not yet credited to a holder. */
  pool: 'mall:pool',
  burned: 'mall:burned',
  svGranted: 'mall:svGranted',
  svConverted: 'mall:svConverted',
  /** Customers' cash outside the mall. */
  customers: 'world:customers',
  /** What the market keeps of each fill (`marketFeeBp`). */
  marketFees: 'mall:marketFees',
  /** Points that a replay's merchants would have had to buy; runs negative. */
  replaySupply: 'replay:supply',
} as const;
