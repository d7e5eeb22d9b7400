/** Orders of the platform's own shop, by what is to be done with them: ship, refund. */
import { call, type RowOf } from '../services/mall';
import { OWN_SHOP } from '../services/own-shop';
import { yuanText } from '../services/amounts';
import { timeOrDash, timeText } from '../services/times';
import { AFTER_SALE, ORDER_STATES } from '../services/words';
import { refusalTask } from '../dialogs/refusal';
import { textOf } from '../dialogs/task';
import { Facts } from '../shell/facts';
import { Picture } from '../shell/picture';
import { Pictured, StateTag } from '../table/cells';
import type { List } from '../table/list';
import { backOf, leftOf, titleOf } from './order-detail';

type Row = RowOf<'shop.orders'>;
type Tab = 'toShip' | 'afterSale' | 'all';

const addressOf = ({ handover }: Row): string => {
  if (handover === null || handover.kind === 'pickup') return '';
  const { name, phone, province, city, district, detail } = handover.address;
  return `${name} ${phone} ${province}${city}${district}${detail}`;
};

export const ownOrders: List<Row> = {
  title: '自营订单',
  note: '平台自营商品的发货与售后',
  empty: '这里没有自营订单',
  id: (row) => row._id,
  load: (after, { tab }) => call('shop.orders', { merchantId: OWN_SHOP, tab: tab as Tab, after, limit: 50 }),
  filters: [
    {
      key: 'tab',
      label: '待办',
      options: [
        { value: 'toShip', label: '待发货' },
        { value: 'afterSale', label: '待处理售后' },
        { value: 'all', label: '全部' },
      ],
    },
  ],
  columns: [
    {
      title: '内容',
      text: titleOf,
      cell: (row) => <Pictured picture={row.lines[0]?.picture ?? ''} title={titleOf(row)} />,
    },
    { title: '顾客', text: (row) => row.customer, width: 120 },
    { title: '金额', text: (row) => yuanText(row.amountFen + row.freightFen), isAmount: true, width: 110 },
    { title: '付款时间', text: (row) => timeOrDash(row.paidAt), width: 150 },
    {
      title: '状态',
      text: (row) => ORDER_STATES[row.state][0],
      cell: (row) => <StateTag words={ORDER_STATES} state={row.state} />,
      width: 90,
    },
    {
      title: '售后',
      text: (row) => (row.afterSale === null ? '' : AFTER_SALE[row.afterSale.state][0]),
      cell: (row) =>
        row.afterSale === null ? '' : <StateTag words={AFTER_SALE} state={row.afterSale.state} />,
      width: 110,
    },
  ],
  detail: (row) => <Detail row={row} />,
  actions: [
    {
      label: '发货',
      isFor: (row) => row.state === 'paid' && row.handover?.kind === 'ship',
      task: (row) => ({
        title: '发货',
        note: addressOf(row),
        fields: [
          { key: 'carrier', label: '快递公司', kind: 'text', max: 30 },
          {
            key: 'trackingNumber',
            label: '运单号',
            kind: 'text',
            max: 40,
            fault: (value) => (/^[\w-]{6,40}$/.test(value) ? null : '运单号由字母和数字组成，至少 6 位'),
          },
        ],
        changes: (values) => [
          { what: '寄出', before: '', after: leftOf(row) },
          { what: '状态', before: '已付款', after: '已发货' },
          { what: '运单号', before: '', after: textOf(values, 'trackingNumber') },
        ],
        label: '确认发货',
        run: (values, requestId) =>
          call(
            'shop.ship',
            {
              merchantId: OWN_SHOP,
              orderId: row._id,
              carrier: textOf(values, 'carrier'),
              trackingNumber: textOf(values, 'trackingNumber'),
            },
            requestId,
          ),
        done: '已发货，顾客会收到通知',
      }),
    },
    {
      label: '同意退款',
      isFor: (row) => row.afterSale?.state === 'requested',
      task: (row) => ({
        title: '同意退款',
        note: `顾客的原因：${row.afterSale?.reason ?? ''}`,
        changes: () => [
          ...(backOf(row) === '' ? [] : [{ what: '顾客退回', before: '', after: backOf(row) }]),
          { what: '退给顾客', before: '¥0.00', after: yuanText(row.afterSale?.amountFen ?? 0) },
          { what: '售后', before: '申请退款', after: '已退款' },
        ],
        label: '确认退款',
        isGrave: true,
        run: (_values, requestId) =>
          call('shop.approveRefund', { merchantId: OWN_SHOP, orderId: row._id }, requestId),
        done: '已同意，款项按原支付方式退回',
      }),
    },
    {
      label: '拒绝退款',
      isFor: (row) => row.afterSale?.state === 'requested',
      task: (row) =>
        refusalTask({
          title: '拒绝退款',
          note: `顾客的原因：${row.afterSale?.reason ?? ''}`,
          change: { what: '售后', before: '申请退款', after: '退款未通过，顾客可再申请' },
          label: '确认拒绝',
          send: (answer, requestId) =>
            call('shop.refuseRefund', { merchantId: OWN_SHOP, orderId: row._id, answer }, requestId),
          done: '已告知顾客原因',
        }),
    },
  ],
};

function Detail({ row }: { readonly row: Row }) {
  return (
    <>
      <Facts
        title={`订单 ${row._id}`}
        facts={[
          ['内容', titleOf(row)],
          ['顾客', row.customer],
          ['收件', addressOf(row)],
          ['留言', row.note],
          ['商品金额', yuanText(row.amountFen)],
          ['运费', yuanText(row.freightFen)],
          ['让利额', yuanText(row.allowanceFen)],
          ['下单', timeText(row.placedAt)],
          ['付款', timeOrDash(row.paidAt)],
          ['发货', timeOrDash(row.shippedAt)],
          ['已退', yuanText(row.refundedFen)],
        ]}
      />
      {row.afterSale !== null && (
        <Facts
          title="售后"
          facts={[
            ['退回', backOf(row)],
            ['金额', yuanText(row.afterSale.amountFen)],
            ['原因', row.afterSale.reason],
            [
              '图片',
              row.afterSale.pictures.length === 0
                ? ''
                : row.afterSale.pictures.map((file) => <Picture key={file} file={file} size={120} />),
            ],
            ['答复', row.afterSale.answer ?? ''],
          ]}
        />
      )}
    </>
  );
}
