/** What a scanned code or a store's page asks to pay, told before anybody types an amount. */
import type { BasisPoints, Fen, SvUnits } from '../../units/amounts';
import { SV_UNITS_PER_FEN } from '../../units/amounts';
import type { Instant } from '../../units/days';
import { sceneOf } from '../../codes/scene';
import { memberHolder, merchantHolder } from '../../ledger/accounts';
import type { BooksHouse } from '../../ledger/post';
import { readHolders } from '../../ledger/read-holders';
import { refuse } from '../../platform/refusal';
import { hasLeft, loadMerchants, storeOf } from '../../stores/merchants';
import { covers, largestBillFen } from '../../stores/stock/bill-limit';
import { billCodes, type BillCode } from './documents';
import { shareBpOf } from '../point-part/cover';

export interface PayCode {
  /** Null for who comes from the store's page. */
  readonly codeId: string | null;
  readonly kind: 'store' | 'bill';
  readonly storeId: string;
  readonly storeName: string;
  readonly merchantName: string;
  /** Set by the clerk; null: the customer types it. */
  readonly amountFen: Fen | null;
  readonly note: string;
  readonly expiresAt: Instant | null;
  /** False: the store takes no bill now, or not this one. The customer is told before typing. */
  readonly isReady: boolean;
  /** What to say when it is not. */
  readonly notice: string | null;
  /** The largest bill that can be taken now. */
  readonly takesUpToFen: Fen;
  /** What a bill brings an active member: ⌊amountFen × rateBp / 10000⌋ × svUnitsPerFen (rules.md §2, §6). */
  readonly earns: { readonly rateBp: BasisPoints; readonly svUnitsPerFen: SvUnits };
  /** The store takes points for a part of the bill; how many, `billPoints` says. */
  readonly takesPoints: boolean;
  /** Whether the caller is one who earns (rules.md §5). */
  readonly isActive: boolean;
}

const NOTICES = {
  left: '商家已停止营业，不能在这里付款',
  closed: '这家门店暂时不能收款，请先用其他方式付款',
  short: '这家门店现在收不了这笔款，请告诉店员，或先用其他方式付款',
} as const;

/** Refuses `CODE_OVER` for a code that has ended, was taken back, or leads elsewhere; `CODE_TAKEN` for one that another pays. */
export async function payCode(house: BooksHouse, memberId: string, codeId: string): Promise<PayCode> {
  const { database, clock } = house;
  const [scene, bill] = await Promise.all([
    sceneOf(database, codeId, clock.now()),
    database.get(billCodes, codeId),
  ]);
  const { target, expiresAt } = scene;
  if (target.kind !== 'store' && target.kind !== 'bill') return refuse('CODE_OVER', { codeId });
  if (target.kind === 'bill') refuseOver(bill, memberId);
  const { kind, merchantId, storeId } = target;
  return atCounter(house, memberId, { codeId, kind, merchantId, storeId, expiresAt, bill });
}

/** The same as by the store's own code, for who stands at its page. */
export async function payPlace(house: BooksHouse, memberId: string, storeId: string): Promise<PayCode> {
  const { merchantId } = await storeOf(house.database, storeId);
  const place = { codeId: null, kind: 'store', merchantId, storeId, expiresAt: null, bill: null } as const;
  return atCounter(house, memberId, place);
}

interface Counter extends Pick<PayCode, 'codeId' | 'kind' | 'storeId' | 'expiresAt'> {
  readonly merchantId: string;
  readonly bill: BillCode | null;
}

async function atCounter(
  house: BooksHouse,
  memberId: string,
  { codeId, kind, merchantId, storeId, expiresAt, bill }: Counter,
): Promise<PayCode> {
  const { database } = house;
  const ids = { merchant: merchantHolder(merchantId), member: memberHolder(memberId) };
  const [store, merchants, { state, holders }] = await Promise.all([
    storeOf(database, storeId),
    loadMerchants(database, [merchantId]),
    readHolders(house, Object.values(ids)),
  ]);
  const policy = await house.memory.policy(state.policyVersion);
  const available = (holders.get(ids.merchant)?.points ?? 0) + policy.merchants.maxOwedPointUnits;
  const rateBp = store.allowanceRateBp;
  const merchant = merchants.get(merchantId);
  const isOpen = merchant?.state === 'open';
  const takesUpToFen = isOpen ? largestBillFen(available, rateBp, state.price, policy.orders.maxOrderFen) : 0;
  const amountFen = bill?.amountFen ?? null;
  const isCovered =
    amountFen === null ? takesUpToFen > 0 : isOpen && covers(available, amountFen, rateBp, state.price);
  return {
    ...{ codeId, kind, storeId, storeName: store.name, merchantName: merchant?.name ?? '' },
    ...{ amountFen, note: bill?.note ?? '', expiresAt },
    isReady: isCovered,
    notice: isCovered
      ? null
      : NOTICES[hasLeft(merchant) ? 'left' : isOpen && amountFen !== null ? 'short' : 'closed'],
    takesUpToFen,
    earns: { rateBp, svUnitsPerFen: SV_UNITS_PER_FEN * policy.rewards.buyerSvMultiple },
    takesPoints: shareBpOf(merchant, policy) > 0,
    isActive: holders.get(ids.member)?.active ?? false,
  };
}

function refuseOver(bill: BillCode | null, memberId: string): void {
  if (bill === null || bill.state === 'cancelled') refuse('CODE_OVER');
  // Whoever began may go on.
  if (bill.state === 'taken' && bill.takenBy !== memberId) refuse('CODE_TAKEN');
}
