/** A merchant's owner pays for an advertising slot: an order like a pack's, sold by the platform, allowance 0. */
import type { Slot } from '../../advertising/documents';
import { loadSlot, notePaying, soldSlot } from '../../advertising/sale';
import type { Book } from '../../ledger/book';
import type { BooksHouse } from '../../ledger/post';
import type { Reader } from '../../platform/database';
import { refuse } from '../../platform/refusal';
import { loadMerchants, openMerchant } from '../../stores/merchants';
import { PLATFORM } from '../../stores/people';
import { wallTime } from '../../units/days';
import { payments } from '../documents';
import { slotSku } from '../kinds';
import { orderLine } from '../order-lines';
import { createOrders, PLAIN, type Placed } from '../placing/create';

export interface BuySlot {
  readonly paymentId: string;
  readonly memberId: string;
  /** The caller's, whose offer it has to be. */
  readonly merchantId: string;
  readonly slotId: string;
}

/** Places the slot's order; the slot is shown once it is paid. Refuses `WRONG_STATE` while another payment is open. */
export async function buySlot(house: BooksHouse, wish: BuySlot): Promise<Placed> {
  const { paymentId, memberId, merchantId, slotId } = wish;
  const known = soldSlot(await loadSlot(house.database, slotId));
  const { priceFen, payUntil } = known.sale;
  // What was offered never changes, so the price may be read beforehand.
  if (known.sale.merchantId !== merchantId) refuse('NOT_FOUND', { slotId }, '没有找到这个广告位');
  const line = orderLine({ skuId: slotSku(slotId), title: titleOf(known) }, priceFen, 1, 0);
  return createOrders(house, {
    ...{ paymentId, memberId, payBy: payUntil, takesStock: false },
    input: { slotId },
    beside: (reader) => begin(reader, wish),
    drafts: [
      {
        ...{ orderId: `${paymentId}-1`, merchantId: PLATFORM, storeId: null, kind: 'slot', pack: null },
        ...{ city: '', lines: [line], uses: 1, medical: false },
        ...PLAIN,
      },
    ],
  });
}

/** What stands on the receipt: 广告位「夏日补水」12月1日-12月8日. */
function titleOf({ title, from, to }: Slot): string {
  const day = (at: number): string => {
    const [, month, date] = wallTime(at).slice(0, 10).split('-').map(Number);
    return `${month ?? 0}月${date ?? 0}日`;
  };
  return `广告位「${title}」${day(from)}-${day(to)}`;
}

/** One payment at a time: only where the one before was closed is another begun. */
async function begin(
  reader: Reader,
  { slotId, paymentId, merchantId }: BuySlot,
): Promise<(book: Book) => void> {
  const [found, merchants] = await Promise.all([
    loadSlot(reader, slotId),
    loadMerchants(reader, [merchantId]),
  ]);
  const slot = soldSlot(found);
  const before = slot.sale.paymentId === null ? null : await reader.get(payments, slot.sale.paymentId);
  return (book) => {
    if (before?.state === 'created')
      refuse('WRONG_STATE', { slotId }, '这个广告位有一笔付款正在进行，请先完成它，或等它超时关闭');
    if (before?.state === 'paid') refuse('WRONG_STATE', { slotId }, '这个广告位已经付款，无需重复付款');
    notePaying(book, slot, paymentId);
    // Who leaves buys no advertising any more.
    openMerchant(merchants, merchantId);
  };
}
