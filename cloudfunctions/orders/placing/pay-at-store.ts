/** 扫码付: a bill at a store, settled with its payment (rules.md §6, §10). */
import type { Fen } from '../../units/amounts';
import type { BooksHouse } from '../../ledger/post';
import { cityOf } from '../../partners/cities';
import { idOf } from '../../platform/ids';
import { storeOf } from '../../stores/merchants';
import { createOrders, PLAIN, type Placed } from './create';
import { orderLine } from '../order-lines';

export interface StoreBill {
  readonly requestId: string;
  readonly memberId: string;
  readonly storeId: string;
  /** What the customer is asked for at the counter. */
  readonly amountFen: Fen;
}

export async function payAtStore(house: BooksHouse, bill: StoreBill): Promise<Placed> {
  const store = await storeOf(house.database, bill.storeId);
  const paymentId = idOf('bill', bill.memberId, bill.requestId);
  const line = orderLine(
    { skuId: `bill:${store._id}`, title: store.name },
    bill.amountFen,
    1,
    store.allowanceRateBp,
  );
  return createOrders(house, {
    paymentId,
    memberId: bill.memberId,
    input: { storeId: bill.storeId, amountFen: bill.amountFen },
    takesStock: false,
    drafts: [
      {
        orderId: `${paymentId}-1`,
        merchantId: store.merchantId,
        storeId: store._id,
        kind: 'store',
        pack: null,
        city: cityOf(store),
        lines: [line],
        ...PLAIN,
        uses: 1,
        medical: false,
      },
    ],
  });
}
