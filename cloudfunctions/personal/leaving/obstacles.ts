/** What has to be settled before somebody can leave the mall. */
import { bookingBooks } from '../../bookings/documents';
import { LEAST_SENT_FEN } from '../../cashier/limits';
import { memberHolder } from '../../ledger/accounts';
import type { Holder } from '../../ledger/holder';
import { cashAccounts } from '../../market/documents';
import { cashHeldFen } from '../../market/till';
import { orders } from '../../orders/documents';
import { partners } from '../../partners/documents';
import type { Reader } from '../../platform/database';
import { employments, merchants } from '../../stores/documents';
import type { Day, Instant } from '../../units/days';
import type { Member } from '../../accounts/documents';

export type Obstacle =
  | 'orders'
  | 'afterSale'
  | 'bookings'
  | 'cash'
  | 'sellOrders'
  | 'pointDebts'
  | 'holdings'
  | 'work'
  | 'merchant'
  | 'partner';

export const OBSTACLE_SENTENCES: Readonly<Record<Obstacle, string>> = {
  orders: '还有未完成的订单或没用完的次卡',
  afterSale: '还有售后在处理',
  bookings: '还有没到时间的预约',
  cash: '余额里还有钱，请先提现',
  sellOrders: '还有积分在挂卖或被订单冻结，请先撤销',
  pointDebts: '还有待补回的共享积分',
  holdings: '还有共享积分、共享值或微信不能转出的零头；注销后不能找回，需要您明确放弃',
  work: '您还在门店任职，请店长先办理离职',
  merchant: '您名下还有商家',
  partner: '您还是区域合伙人',
};

const OPEN_STATES = ['created', 'paid', 'shipped', 'received'];

/** What the documents beside the books say; one round trip. */
export async function readObstacles(reader: Reader, memberId: string) {
  const [openOrders, afterSales, book, cash, posts, owned, regions] = await Promise.all([
    reader.find(orders, { where: { memberId, state: { in: OPEN_STATES } }, limit: 1 }),
    reader.find(orders, { where: { memberId, 'afterSale.state': 'requested' }, limit: 1 }),
    reader.get(bookingBooks, memberId),
    reader.get(cashAccounts, memberHolder(memberId)),
    reader.find(employments, { where: { memberId }, limit: 100 }),
    reader.find(merchants, { where: { ownerId: memberId }, limit: 100 }),
    reader.find(partners, { where: { memberId }, limit: 100 }),
  ]);
  return (holder: Holder, member: Member, givesUp: boolean, at: Instant, today: Day): Obstacle[] => {
    const heldFen = cash === null ? 0 : cashHeldFen(cash);
    const canLeaveAsCash = heldFen >= LEAST_SENT_FEN;
    const holds = holder.points + holder.custodial + holder.svUnits > 0 || (heldFen > 0 && !canLeaveAsCash);
    const found: Readonly<Record<Obstacle, boolean>> = {
      orders: openOrders.length > 0 || member.unpaidOrders.length > 0,
      afterSale: afterSales.length > 0,
      bookings: (book?.open ?? []).some(({ endsAt }) => endsAt > at),
      cash: canLeaveAsCash,
      sellOrders: holder.inOrders + holder.frozen > 0,
      pointDebts: holder.pointDebts.length > 0,
      holdings: holds && !givesUp,
      work: posts.some(({ endedAt }) => endedAt === null),
      merchant: owned.some(({ state }) => state !== 'closed'),
      partner: regions.some(({ lastDay }) => lastDay === null || lastDay >= today),
    };
    return (Object.keys(found) as Obstacle[]).filter((obstacle) => found[obstacle]);
  };
}
