/** 服务角色: applications that wait, the oldest first. Nobody decides about itself or whom it brought. */
import { call, type RowOf } from '../services/mall';
import { yuanText } from '../services/amounts';
import { timeText } from '../services/times';
import { ROLES } from '../services/words';
import { refusalTask } from '../dialogs/refusal';
import { textOf, WHY } from '../dialogs/task';
import { optionsOf, type List } from '../table/list';

type Row = RowOf<'roleApplications'>;

const nameOf = (role: string): string => ROLES[role] ?? role;

export const roles: List<Row> = {
  title: '角色申请',
  note: '按直接顾客的成交额晋升，与人数无关；通过时按退款后的成交额再核一次',
  empty: '没有等待审核的角色申请',
  id: (row) => row._id,
  load: (after) => call('roleApplications', { after, limit: 50 }),
  columns: [
    { title: '会员编号', text: (row) => row._id },
    { title: '申请角色', text: (row) => nameOf(row.role), width: 120 },
    { title: '申请时直接顾客成交额', text: (row) => yuanText(row.salesFen), isAmount: true, width: 200 },
    { title: '申请时间', text: (row) => timeText(row.appliedAt), width: 160 },
  ],
  actions: [
    {
      label: '通过',
      task: (row) => ({
        title: `通过成为${nameOf(row.role)}的申请`,
        note: '从这一刻之后结算的订单起，按新角色计算级差。',
        changes: () => [{ what: '角色', before: '上一级', after: nameOf(row.role) }],
        label: '确认通过',
        run: (_values, requestId) => call('approveRole', { memberId: row._id }, requestId),
        done: `已通过，之后结算的订单按${nameOf(row.role)}计算`,
      }),
    },
    {
      label: '不通过',
      task: (row) =>
        refusalTask({
          title: `不通过成为${nameOf(row.role)}的申请`,
          change: { what: '申请', before: '等待审核', after: '未通过，角色不变' },
          label: '确认不通过',
          send: (answer, requestId) => call('refuseRole', { memberId: row._id, answer }, requestId),
          done: '已告知申请人原因',
        }),
    },
  ],
  creations: [
    {
      label: '登记原有角色',
      task: () => ({
        title: '登记开业前已有的角色',
        note: '只用于迁入的老会员；另一位管理员批准后，之后结算的订单按这个角色计算。',
        fields: [
          { key: 'memberId', label: '会员编号', kind: 'text', max: 64 },
          { key: 'role', label: '角色', kind: 'select', options: optionsOf(ROLES) },
          WHY,
        ],
        changes: (values) => [
          {
            what: textOf(values, 'memberId') || '会员',
            before: '现在的角色',
            after: nameOf(textOf(values, 'role')),
          },
        ],
        label: '提交提案',
        run: (values, requestId) =>
          call(
            'setRole',
            {
              memberId: textOf(values, 'memberId'),
              role: textOf(values, 'role') as 'vip',
              reason: textOf(values, 'reason'),
            },
            requestId,
          ),
        done: '已提交，等另一位同事批准',
      }),
    },
  ],
};
