/** 扫码付: a bill at a store, settled with its payment (rules.md §6, §10). */
import type { Fen } from '../../units/amounts';
import type { BooksHouse } from '../../ledger/post';
import { cityOf } from '../../partners/cities';
import { idOf } from '../../platform/ids';
import { storeOf } from '../../stores/merchants';
import type { Store } from '../../stores/documents';
import { createOrders, PLAIN, type OrderDraft, type Placed } from './create';
import { orderLine } from '../order-lines';
import type { PointsAgreed } from './pay-partly';

export interface StoreBill {
  readonly requestId: string;
  readonly memberId: string;
  readonly storeId: string;
  /** What the customer is asked for at the counter. */
  readonly amountFen: Fen;
  readonly points?: PointsAgreed;
}

/** By the store's own code: the customer types the amount. */
export async function payAtStore(house: BooksHouse, bill: StoreBill): Promise<Placed> {
  const store = await storeOf(house.database, bill.storeId);
  const { memberId, storeId, amountFen, points } = bill;
  const paymentId = idOf('bill', memberId, bill.requestId);
  const drafts = [billDraft(store, paymentId, amountFen, '')];
  return createOrders(house, {
    paymentId,
    memberId,
    input: { storeId, amountFen, ...(points !== undefined && { pointUnits: points.units }) },
    takesStock: false,
    drafts,
    ...(points !== undefined && { points }),
  });
}

/** A bill as an order: one line at the store's rate. */
export function billDraft(store: Store, paymentId: string, amountFen: Fen, note: string): OrderDraft {
  const line = orderLine(
    { skuId: `bill:${store._id}`, title: store.name },
    amountFen,
    1,
    store.allowanceRateBp,
  );
  return {
    orderId: `${paymentId}-1`,
    merchantId: store.merchantId,
    storeId: store._id,
    kind: 'store',
    pack: null,
    city: cityOf(store),
    lines: [line],
    ...PLAIN,
    note,
    uses: 1,
    medical: false,
  };
}
