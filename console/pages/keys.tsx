/** New keys of lost phones: an operator has checked the person's identity, then the wait begins. */
import { call, type DataOf } from '../services/mall';
import { timeOrDash, timeText } from '../services/times';
import { refusalTask } from '../dialogs/refusal';
import { textOf, type Task } from '../dialogs/task';
import { whole, type List } from '../table/list';

type Row = DataOf<'askedKeys'>[number];

const MEMBER = { key: 'memberId', label: '会员编号', kind: 'text', max: 64 } as const;

export const keys: List<Row> = {
  title: '身份核验',
  note: '换新密钥、忘记支付密码与实名核验：先当面或视频核对证件，再在这里登记',
  empty: '没有等待核验的新密钥',
  id: (row) => `${row.memberId}:${row.publicKey}`,
  load: () => whole(call('askedKeys', { limit: 50 })),
  columns: [
    { title: '会员编号', text: (row) => row.memberId },
    { title: '新密钥', text: (row) => `${row.publicKey.slice(0, 16)}…` },
    { title: '申请时间', text: (row) => timeText(row.askedAt), width: 150 },
    { title: '生效时间', text: (row) => timeOrDash(row.effectiveAt), width: 150 },
  ],
  actions: [
    {
      label: '已核验',
      isFor: (row) => row.effectiveAt === null,
      task: (row) => ({
        title: '证件已核验，开始等待期',
        note: '等待期内原始账户不能转出，本人会收到通知；到期后新密钥自动生效。',
        changes: () => [{ what: '新密钥', before: '等待核验', after: '等待期开始' }],
        label: '确认已核验',
        run: (_values, requestId) =>
          call('startKeyChange', { memberId: row.memberId, publicKey: row.publicKey }, requestId),
        done: '等待期已开始，到期自动生效',
      }),
    },
    {
      label: '停止更换',
      task: ({ memberId, publicKey }) =>
        refusalTask({
          title: '停止更换密钥',
          note: '停止前同样要核验身份：取消的人必须是本人。',
          change: { what: '密钥', before: '正在更换', after: '保持原来的密钥' },
          label: '确认停止',
          send: (reason, requestId) => call('stopKeyChange', { memberId, publicKey, reason }, requestId),
          done: '已停止，原来的密钥继续有效',
        }),
    },
  ],
  creations: [
    { label: '实名已核验', task: realName },
    { label: '清除支付密码', task: password },
  ],
};

function realName(): Task {
  return {
    title: '登记实名核验通过',
    note: '核对本人证件、年满 18 周岁后登记；等待中的奖励随即发放。',
    fields: [MEMBER],
    changes: (values) => [{ what: textOf(values, 'memberId') || '会员', before: '未实名', after: '已实名' }],
    label: '确认登记',
    run: (values, requestId) => call('confirmRealName', { memberId: textOf(values, 'memberId') }, requestId),
    done: '已登记，等待实名的奖励随即发放',
  };
}

function password(): Task {
  return {
    title: '清除忘记的支付密码',
    note: '核验身份后清除；本人在手机上重新设置之前，托管账户不能付款和卖出。',
    fields: [MEMBER],
    changes: (values) => [
      { what: textOf(values, 'memberId') || '会员', before: '有支付密码', after: '等本人重新设置' },
    ],
    label: '确认清除',
    isGrave: true,
    run: (values, requestId) => call('clearPassword', { memberId: textOf(values, 'memberId') }, requestId),
    done: '已清除，请本人在手机上重新设置',
  };
}
