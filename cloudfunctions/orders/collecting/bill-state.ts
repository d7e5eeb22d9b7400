/** How a clerk's code stands, while the clerk waits: nobody has scanned it, somebody pays, it is paid. */
import type { House } from '../../platform/house';
import { refuse } from '../../platform/refusal';
import { orders } from '../documents';
import { billCodes, type BillCode } from './documents';
import { paymentIdOf } from './pay-bill-code';
import { receiptOf, type Receipt } from './receipts';

/** over: nobody scanned it in time · gone: whoever scanned it has not paid, and no longer can. */
export type BillState = 'open' | 'taken' | 'paid' | 'cancelled' | 'over' | 'gone';

export interface BillView extends Pick<BillCode, 'amountFen' | 'note' | 'expiresAt'> {
  readonly codeId: string;
  readonly state: BillState;
  /** Once it is paid. */
  readonly receipt: Receipt | null;
}

/** One round trip. */
export async function billAt(
  { database, clock }: House,
  { codeId, merchantId, storeId }: { codeId: string; merchantId: string; storeId: string },
): Promise<BillView> {
  const [code, [order]] = await Promise.all([
    database.get(billCodes, codeId),
    database.find(orders, { where: { paymentId: paymentIdOf(codeId) }, limit: 1 }),
  ]);
  if (code?.merchantId !== merchantId || code.storeId !== storeId) return refuse('NOT_FOUND', { codeId });
  const { amountFen, note, expiresAt } = code;
  const isPaid = order !== undefined && order.paidAt !== null;
  return {
    ...{ codeId, amountFen, note, expiresAt },
    state: isPaid ? 'paid' : order?.state === 'closed' ? 'gone' : stateOf(code, clock.now()),
    receipt: isPaid ? receiptOf(order) : null,
  };
}

function stateOf({ state, expiresAt }: BillCode, now: number): BillState {
  return state === 'open' && expiresAt <= now ? 'over' : state;
}
