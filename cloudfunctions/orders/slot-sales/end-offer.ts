/** An offer that nobody paid ends: an operator takes it back, or its time is over. */
import type { Slot } from '../../advertising/documents';
import { loadSlot, loadSlotAndPlan, noteEnded, overdueOffers, soldSlot } from '../../advertising/sale';
import type { SaleState } from '../../advertising/states';
import { post } from '../../ledger/post';
import { refuse } from '../../platform/refusal';
import type { CashHouse } from '../cash-house';
import { payments, type Payment } from '../documents';
import { closeEverywhere } from '../paying/close-overdue';

/** The sheet may be opened anew while we ask. */
const TRIES = 3;

/** An unpaid payment is closed first, at WeChat too. Refuses `WRONG_STATE` when the merchant has paid. */
export async function takeBackSlot(house: CashHouse, slotId: string): Promise<Slot> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const slot = soldSlot(await loadSlot(house.database, slotId));
    if (slot.sale.state === 'takenBack') return slot;
    const ended = await endOffer(house, slot, 'takeBack');
    if (ended.slot !== null) return ended.slot;
    if (ended.payment.state === 'paid' || (await closeEverywhere(house, ended.payment)) === 'paid')
      return refuse('WRONG_STATE', { slotId }, '商家刚刚付了款；如果不再展示，请撤下广告位，款项会退回');
  }
  return refuse('BUSY');
}

/** Lapses offers whose time to pay is over, at most `limit`; what is just being paid is left to its payment. */
export async function lapseOffers(
  house: CashHouse,
  limit: number,
): Promise<{ readonly lapsed: number; readonly failed: readonly string[] }> {
  const failed: string[] = [];
  let lapsed = 0;
  for (const slot of await overdueOffers(house.database, house.clock.now(), limit))
    try {
      if ((await endOffer(house, slot, 'lapse')).slot !== null) lapsed += 1;
    } catch (error) {
      failed.push(`${slot._id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  return { lapsed, failed };
}

type Ended =
  | { readonly slot: Slot; readonly payment: null }
  /** Somebody pays, or has paid: nothing was changed. */
  | { readonly slot: null; readonly payment: Payment };

const ENDS = { takeBack: 'takenBack', lapse: 'lapsed' } as const satisfies Readonly<
  Record<string, SaleState>
>;

function endOffer(house: CashHouse, known: Slot, event: keyof typeof ENDS): Promise<Ended> {
  const slotId = known._id;
  const posting = { entryId: `slot-end:${slotId}`, kind: 'slot-end', cause: slotId, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const found = await loadSlotAndPlan(reader, known);
      const { paymentId } = found.slot.sale;
      return { found, payment: paymentId === null ? null : await reader.get(payments, paymentId) };
    },
    (book, { found, payment }): Ended => {
      const { slot } = found;
      // Whoever was faster has ended it the same way; a timer finds nothing to do in any other.
      if (slot.sale.state === ENDS[event]) return { slot, payment: null };
      if (event === 'lapse' && slot.sale.state !== 'offered') return { slot, payment: null };
      const isOpen = payment?.state === 'created' || payment?.state === 'paid';
      if (slot.sale.state === 'offered' && isOpen) return { slot: null, payment };
      return { slot: noteEnded(book, found, event), payment: null };
    },
  );
}
