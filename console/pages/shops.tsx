/** 全部商家: who sells here, with what they have for new orders; where their money goes takes two people to change. */
import { call, type RowOf } from '../services/mall';
import { pointText, rateText, yuanText } from '../services/amounts';
import { timeText } from '../services/times';
import type { Words } from '../services/words';
import { Facts } from '../shell/facts';
import { StateTag } from '../table/cells';
import { optionsOf, type List } from '../table/list';
import { payeeTask } from './payee';

type Row = RowOf<'merchants'>;

const STATES: Words<Row['state']> = {
  open: ['营业中', 'success'],
  pending: ['未开业', 'warning'],
  leaving: ['正在退出', 'warning'],
  closed: ['已退出', 'default'],
};
const ALL = 'all';

export const shops: List<Row> = {
  title: '全部商家',
  note: '店铺、商品与人员由商家自己维护；平台能更正的只有收款商户号，须两人',
  empty: '没有这样的商家',
  id: (row) => row.id,
  load: (after, { state, name }) =>
    call('merchants', {
      state: state === ALL ? null : (state as Row['state']),
      name: name === undefined || name === '' ? null : name,
      ...{ after, limit: 50 },
    }),
  filters: [
    { key: 'state', label: '状态', options: [{ value: ALL, label: '全部' }, ...optionsOf(STATES)] },
    { key: 'name', label: '名称' },
  ],
  columns: [
    { title: '商家', text: (row) => row.name },
    { title: '编号', text: (row) => row.id, width: 130 },
    { title: '特约商户号', text: (row) => row.subMchid ?? '', width: 130 },
    { title: '门店', text: (row) => `${row.storeCount} 家`, isAmount: true, width: 80 },
    { title: '积分储备', text: (row) => pointText(row.stockPointUnits), isAmount: true, width: 130 },
    { title: '订单冻结', text: (row) => pointText(row.frozenPointUnits), isAmount: true, width: 130 },
    { title: '入驻', text: (row) => timeText(row.createdAt), width: 150 },
    {
      title: '状态',
      text: (row) => STATES[row.state][0],
      cell: (row) => <StateTag words={STATES} state={row.state} />,
      width: 90,
    },
  ],
  detail: (row) => (
    <Facts
      title={row.name}
      facts={[
        ['店主', row.ownerId ?? '没有'],
        ['推荐人', row.referrerId ?? '没有'],
        ['运费', yuanText(row.freight.feeFen)],
        ['满额包邮', yuanText(row.freight.freeFromFen)],
        ['最多收积分', rateText(row.pointsShareBp)],
      ]}
    />
  ),
  actions: [{ label: '改商户号', task: (row) => payeeTask(row) }],
};
