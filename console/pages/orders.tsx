/** Every order of the mall, the latest first; what belongs to the own shop is acted on in 自营订单. */
import { call } from '../services/mall';
import { pointText, yuanText } from '../services/amounts';
import { timeText } from '../services/times';
import { ORDER_KINDS, ORDER_STATES } from '../services/words';
import { Named, StateTag } from '../table/cells';
import { type List, optionsOf, orNull } from '../table/list';
import { OrderDetail, titleOf, type Order } from './order-detail';

const ALL = 'all';
const ANY = { value: ALL, label: '全部' } as const;
export const orders: List<Order> = {
  title: '全部订单',
  note: '所有商家的订单，可按条件一起找。商家的订单由商家处理，这里只看',
  empty: '没有这样的订单',
  id: (row) => row._id,
  load: (after, { orderId, memberId, merchantId, day, state, kind }) =>
    call('orders', {
      ...{ orderId: orNull(orderId), memberId: orNull(memberId), merchantId: orNull(merchantId) },
      ...{ day: orNull(day), after, limit: 50 },
      state: state === ALL ? null : (state as Order['state']),
      kind: kind === ALL ? null : (kind as Order['kind']),
    }),
  filters: [
    { key: 'state', label: '状态', options: [ANY, ...optionsOf(ORDER_STATES)] },
    { key: 'kind', label: '类型', options: [ANY, ...optionsOf(ORDER_KINDS)] },
    { key: 'day', label: '下单日' },
    { key: 'orderId', label: '订单号' },
    { key: 'memberId', label: '会员编号' },
    { key: 'merchantId', label: '商家编号' },
  ],
  columns: [
    { title: '订单号', text: (row) => row._id },
    { title: '内容', text: titleOf },
    { title: '类型', text: (row) => ORDER_KINDS[row.kind], width: 90 },
    {
      title: '商家',
      text: (row) => row.merchantName,
      cell: (row) => <Named name={row.merchantName} id={row.merchantId} />,
      width: 130,
    },
    { title: '金额', text: (row) => yuanText(row.amountFen), isAmount: true, width: 110 },
    { title: '让利额', text: (row) => yuanText(row.allowanceFen), isAmount: true, width: 100 },
    { title: '积分', text: (row) => pointText(row.deducted), isAmount: true, width: 90 },
    { title: '下单时间', text: (row) => timeText(row.placedAt), width: 150 },
    {
      title: '状态',
      text: (row) => ORDER_STATES[row.state][0],
      cell: (row) => <StateTag words={ORDER_STATES} state={row.state} />,
      width: 90,
    },
  ],
  detail: (row) => <OrderDetail order={row} />,
};
