/** What a scanned code asks to pay, told before anybody types an amount. */
import type { BasisPoints, Fen, SvUnits } from '../../units/amounts';
import { allowanceOf, SV_UNITS_PER_FEN } from '../../units/amounts';
import type { Instant } from '../../units/days';
import { sceneOf } from '../../codes/scene';
import { memberHolder, merchantHolder } from '../../ledger/accounts';
import type { BooksHouse } from '../../ledger/post';
import { readHolders } from '../../ledger/read-holders';
import { refuse } from '../../platform/refusal';
import { loadMerchants, storeOf } from '../../stores/merchants';
import { covers, largestBillFen } from '../../stores/stock/bill-limit';
import { billCodes, type BillCode } from '../documents';

export interface PayCode {
  readonly codeId: string;
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
  /** 共享值 a yuan of the bill brings an active member, in 0.01%; of a clerk's bill the sum as well. */
  readonly earnsRateBp: BasisPoints;
  readonly earnsSvUnits: SvUnits | null;
  /** Whether the caller is one who earns (rules.md §5). */
  readonly isActive: boolean;
}

const NOTICES = {
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
  const { target } = scene;
  if (target.kind !== 'store' && target.kind !== 'bill') return refuse('CODE_OVER', { codeId });
  if (target.kind === 'bill') refuseOver(bill, memberId);
  const { merchantId, storeId } = target;
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
  const { buyerSvMultiple } = policy.rewards;
  const earned = (fen: Fen): SvUnits => allowanceOf(fen, rateBp) * SV_UNITS_PER_FEN * buyerSvMultiple;
  return {
    ...{ codeId, kind: target.kind, storeId, storeName: store.name, merchantName: merchant?.name ?? '' },
    ...{ amountFen, note: bill?.note ?? '', expiresAt: scene.expiresAt },
    isReady: isCovered,
    notice: isCovered ? null : NOTICES[isOpen && amountFen !== null ? 'short' : 'closed'],
    takesUpToFen,
    earnsRateBp: rateBp * buyerSvMultiple,
    earnsSvUnits: amountFen === null ? null : earned(amountFen),
    isActive: holders.get(ids.member)?.active ?? false,
  };
}

function refuseOver(bill: BillCode | null, memberId: string): void {
  if (bill === null || bill.state === 'cancelled') refuse('CODE_OVER');
  // Whoever began may go on.
  if (bill.state === 'taken' && bill.takenBy !== memberId) refuse('CODE_TAKEN');
}
