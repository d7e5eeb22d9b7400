/** What a merchant has to settle before it can leave (rules.md §12), each with the sentence for it. */
import { formatUnits } from '../../units/decimals';
import { dayOf, type Instant } from '../../units/days';
import { bookingsAhead } from '../../bookings/waiting';
import { LEAST_SENT_FEN } from '../../cashier/limits';
import { merchantHolder } from '../../ledger/accounts';
import type { Holder } from '../../ledger/holder';
import { owedPoints } from '../../ledger/point-debts';
import { cashHeldFen, loadCash } from '../../market/till';
import { unfinishedOrders } from '../../orders/unfinished';
import type { Reader } from '../../platform/database';
import type { Departure } from '../documents';
import { storesOf } from '../merchants';

export type MerchantObstacle =
  | 'orders'
  | 'vouchers'
  | 'afterSale'
  | 'refunds'
  | 'bookings'
  | 'frozen'
  | 'owed'
  | 'buyOrders'
  | 'cash'
  | 'waiting';

export interface Standing {
  readonly kind: MerchantObstacle;
  readonly text: string;
}

/** How to write a number of documents that were read up to a bound. */
export const MOST_COUNTED = 100;
const counted = (found: number): string => (found >= MOST_COUNTED ? `${MOST_COUNTED} 多` : String(found));

/** Reads what the documents beside the books say; the answer judges. */
export async function readMerchantObstacles(reader: Reader, merchantId: string, now: Instant) {
  const id = merchantHolder(merchantId);
  const places = await storesOf(reader, merchantId);
  const [open, cash, bookings] = await Promise.all([
    unfinishedOrders(reader, merchantId, MOST_COUNTED),
    loadCash(reader, [id]),
    bookingsAhead(
      reader,
      places.map(({ _id }) => _id),
      dayOf(now),
      MOST_COUNTED,
    ),
  ]);
  return (holder: Holder, departure: Departure | null): Standing[] => {
    const account = cash.get(id);
    const heldFen = account === undefined ? 0 : cashHeldFen(account);
    const owed = owedPoints(holder) + Math.max(0, -holder.points);
    const frozen = holder.frozen + holder.inOrders;
    const buyingFen = account?.frozenFen ?? 0;
    const isEarly = departure?.state === 'waiting' && departure.closesFrom > now;
    const found: Readonly<Record<MerchantObstacle, string | null>> = {
      orders: open.orders === 0 ? null : `还有 ${counted(open.orders)} 笔订单没有完成`,
      vouchers: open.vouchers === 0 ? null : `还有 ${counted(open.vouchers)} 张券或疗程卡没有用完`,
      afterSale: open.afterSale === 0 ? null : `还有 ${counted(open.afterSale)} 笔售后没有处理`,
      refunds: open.refunds === 0 ? null : `还有 ${counted(open.refunds)} 笔退款没有到账`,
      bookings: bookings === 0 ? null : `还有 ${counted(bookings)} 个没到时间的预约`,
      frozen: frozen === 0 ? null : `还有 ${formatUnits(frozen, 6)} 共享积分被订单冻结`,
      owed: owed === 0 ? null : `还欠 ${formatUnits(owed, 6)} 共享积分，请先补齐`,
      buyOrders: buyingFen === 0 ? null : '还有求购单没有结束，请先撤销，或等当天收市',
      // What WeChat does not send lies there for its return.
      cash: heldFen < LEAST_SENT_FEN ? null : `求购资金里还有 ¥${formatUnits(heldFen, 2)}，请先转出`,
      waiting: isEarly ? '7 天告知期还没有满' : null,
    };
    return Object.entries(found).flatMap(([kind, text]) =>
      text === null ? [] : [{ kind: kind as MerchantObstacle, text }],
    );
  };
}
