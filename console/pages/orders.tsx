/** Every order of the mall, the latest first; what belongs to the own shop is acted on in 自营订单. */
import { call } from '../services/mall';
import { pointText, yuanText } from '../services/amounts';
import { timeText } from '../services/times';
import { ORDER_KINDS, ORDER_STATES } from '../services/words';
import { StateTag } from '../table/cells';
import { whole, type List } from '../table/list';
import { OrderDetail, titleOf, type Order } from './order-detail';

export const orders: List<Order> = {
  title: '全部订单',
  note: '所有商家最近的订单。商家的订单由商家处理，这里只看',
  empty: '还没有订单',
  id: (row) => row._id,
  load: () => whole(call('orders', { limit: 100 })),
  columns: [
    { title: '订单号', text: (row) => row._id },
    { title: '内容', text: titleOf },
    { title: '类型', text: (row) => ORDER_KINDS[row.kind], width: 90 },
    { title: '商家', text: (row) => row.merchantId, width: 120 },
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
