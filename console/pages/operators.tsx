/** 运营人员: who they are and what they may do; a change takes two people. */
import { call, type DataOf } from '../services/mall';
import { timeOrDash } from '../services/times';
import { OPERATOR_ROLES } from '../services/words';
import { isOn, textOf, WHY, type Task, type Values } from '../dialogs/task';
import { whole, type List } from '../table/list';

type Row = DataOf<'operators'>[number];
type Role = Row['roles'][number];

const ROLES = Object.keys(OPERATOR_ROLES) as Role[];
const rolesText = (roles: readonly string[]): string =>
  roles.length === 0 ? '已离任' : roles.map((role) => OPERATOR_ROLES[role] ?? role).join('、');

export const operators: List<Row> = {
  title: '运营人员',
  note: '客服管人与货架，财务管钱与账，管理员管全部；任命与变更须另一位管理员批准',
  empty: '还没有运营人员',
  id: (row) => row.id,
  load: () => whole(call('operators', {})),
  columns: [
    { title: '姓名', text: (row) => row.name },
    { title: '会员编号', text: (row) => row.id },
    { title: '角色', text: (row) => rolesText(row.roles) },
    { title: '任命', text: (row) => (row.since === null ? '部署时指定' : timeOrDash(row.since)), width: 160 },
  ],
  creations: [{ label: '任命', task: () => appoint(null) }],
  actions: [{ label: '变更', isFor: (row) => row.since !== null, task: appoint }],
};

const chosen = (values: Values): Role[] => ROLES.filter((role) => isOn(values, role));

function appoint(row: Row | null): Task {
  return {
    title: row === null ? '任命运营人员' : `变更「${row.name}」的角色`,
    note: '提交后由另一位管理员批准；全部关掉即为离任。',
    fields: [
      { key: 'memberId', label: '会员编号', kind: 'text', max: 64, isFixed: row !== null },
      { key: 'name', label: '姓名', kind: 'text', max: 20 },
      ...ROLES.map((role) => ({
        key: role,
        label: OPERATOR_ROLES[role] ?? role,
        kind: 'switch' as const,
      })),
      WHY,
    ],
    first: {
      memberId: row?.id ?? '',
      name: row?.name ?? '',
      ...Object.fromEntries(ROLES.map((role) => [role, row?.roles.includes(role) ?? false])),
    },
    changes: (values) => {
      const roles = chosen(values);
      // Nobody leaves who was never there.
      if (row === null && roles.length === 0) return [];
      return [{ what: '角色', before: row === null ? '' : rolesText(row.roles), after: rolesText(roles) }];
    },
    label: '提交提案',
    run: (values, requestId) =>
      call(
        'setOperator',
        {
          memberId: textOf(values, 'memberId'),
          name: textOf(values, 'name'),
          roles: chosen(values),
          reason: textOf(values, 'reason'),
        },
        requestId,
      ),
    done: '已提交，等另一位管理员批准',
  };
}
