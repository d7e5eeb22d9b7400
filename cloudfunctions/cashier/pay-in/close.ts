/** What nobody has paid is closed, first at WeChat, so that nobody pays it afterwards, then here. */
import { post } from '../../ledger/post';
import { WechatPayFailure } from '../../platform/wechat-pay/failure';
import { MINUTE_MS, type Instant } from '../../units/days';
import { payIns, type PayIn } from '../documents';
import type { CashierHouse } from '../house';
import { confirmPayIn } from './check';

/** How long one waits whose end WeChat does not tell. */
const LATER_MS = 5 * MINUTE_MS;

/** At most `limit` whose time is over; names those that failed. */
export async function closeDuePayIns(house: CashierHouse, limit: number) {
  const where = { dueAt: { gt: 0, lte: house.clock.now() } };
  const due = await house.database.find(payIns, { where, orderBy: [['dueAt', 'asc']], limit });
  const failed: string[] = [];
  for (const payIn of due)
    try {
      await closePayIn(house, payIn);
    } catch (error) {
      failed.push(`${payIn._id}: ${error instanceof Error ? error.message : String(error)}`);
      if (!(error instanceof WechatPayFailure)) continue;
      // Behind the others: one that fails again and again must not stand in their way.
      await put(house, payIn, (known, at) => ({ ...known, dueAt: at + LATER_MS }));
      // Nobody answers: the others would wait in vain.
      if (error.code === 'UNREACHABLE') break;
    }
  return { due: due.length, failed };
}

/** Throws `WechatPayFailure` while WeChat does not answer: nothing is closed then. */
async function closePayIn(house: CashierHouse, payIn: PayIn): Promise<void> {
  if ((await confirmPayIn(house, payIn._id)) !== null) return;
  try {
    await house.cashDesk.closePayIn(payIn._id);
  } catch (error) {
    if (!(error instanceof WechatPayFailure) || error.code !== 'ORDERPAID') throw error;
    // Paid between the question and the closing.
    await confirmPayIn(house, payIn._id);
    return;
  }
  await put(house, payIn, (known) => ({ ...known, state: 'closed', dueAt: null }));
}

function put(house: CashierHouse, { _id: id }: PayIn, next: (known: PayIn, at: Instant) => PayIn) {
  return post(
    house,
    { entryId: `later:${id}`, kind: 'later', cause: id, holders: [] },
    (reader) => reader.get(payIns, id),
    (book, known) => {
      if (known?.state === 'created') book.put(payIns, next(known, book.context.at));
    },
  );
}
