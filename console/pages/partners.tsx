/** 区域合伙人: one a city unit; applications that wait, the oldest first. */
import { call, type RowOf } from '../services/mall';
import { timeText } from '../services/times';
import { refusalTask } from '../dialogs/refusal';
import type { List } from '../table/list';

type Row = RowOf<'partnerApplications'>;

export const partners: List<Row> = {
  title: '区域合伙人',
  note: '一个城市单元一位合伙人；通过后从当天起计任期',
  empty: '没有等待审核的合伙人申请',
  id: (row) => row._id,
  load: (after) => call('partnerApplications', { after, limit: 50 }),
  columns: [
    { title: '会员编号', text: (row) => row._id },
    { title: '城市', text: (row) => row.city, width: 160 },
    { title: '申请时间', text: (row) => timeText(row.appliedAt), width: 160 },
  ],
  actions: [
    {
      label: '通过',
      task: (row) => ({
        title: `通过${row.city}合伙人的申请`,
        note: '从今天起计任期；合伙人须持有区域礼包，礼包退回则任期结束。',
        changes: () => [{ what: `${row.city}的合伙人`, before: '无，或任期将满', after: row._id }],
        label: '确认通过',
        run: (_values, requestId) => call('approvePartner', { memberId: row._id, city: row.city }, requestId),
        done: `已通过，${row.city}之后结算的订单计给这位合伙人`,
      }),
    },
    {
      label: '不通过',
      task: ({ _id: memberId, city }) =>
        refusalTask({
          title: `不通过${city}合伙人的申请`,
          change: { what: '申请', before: '等待审核', after: '未通过' },
          label: '确认不通过',
          send: (answer, requestId) => call('refusePartner', { memberId, city, answer }, requestId),
          done: '已告知申请人原因',
        }),
    },
  ],
};
