/** 待批准: what one person proposed and another one decides. */
import { call, type RowOf } from '../services/mall';
import { timeOrDash, timeText } from '../services/times';
import { actionName } from '../services/action-names';
import type { Words } from '../services/words';
import { Differences } from '../dialogs/changes';
import { refusalTask } from '../dialogs/refusal';
import { Facts } from '../shell/facts';
import { Loaded } from '../shell/loaded';
import { StateTag } from '../table/cells';
import { optionsOf, type List } from '../table/list';
import { Marks } from './policy/marks';
import { decisionOn, factsOf, policyIn } from './proposal-facts';

type Row = RowOf<'proposals'>;
type State = Row['state'];

const STATES: Words<State> = {
  proposed: ['待批准', 'warning'],
  approved: ['已批准', 'success'],
  refused: ['已退回', 'default'],
  withdrawn: ['已撤回', 'default'],
  expired: ['已过期', 'default'],
};

const summaryOf = (row: Row): string =>
  factsOf(row)
    .map(([, text]) => text)
    .join(' · ');

export const proposals: List<Row> = {
  title: '待批准',
  note: '规则、任命、收款商户号与手工更正须两人：一人提案，另一人批准后才执行',
  empty: '没有这种状态的提案',
  id: (row) => row.id,
  load: (after, { state }) => call('proposals', { state: state as State, after, limit: 50 }),
  filters: [{ key: 'state', label: '状态', options: optionsOf(STATES) }],
  columns: [
    { title: '事项', text: (row) => actionName(row.action), width: 150 },
    { title: '内容', text: summaryOf },
    { title: '原因', text: (row) => row.reason },
    { title: '提案人', text: (row) => row.proposedByName, width: 100 },
    { title: '提案时间', text: (row) => timeText(row.proposedAt), width: 150 },
    { title: '过期', text: (row) => timeText(row.expiresAt), width: 150 },
    {
      title: '状态',
      text: (row) => STATES[row.state][0],
      cell: (row) => <StateTag words={STATES} state={row.state} />,
      width: 90,
    },
  ],
  detail: (row) => (
    <>
      <Facts
        title={actionName(row.action)}
        facts={[
          ...factsOf(row),
          ['原因', row.reason],
          ['提案人', row.proposedByName],
          ['决定', row.decidedByName],
          ['决定时间', timeOrDash(row.decidedAt)],
          ['退回原因', row.answer],
        ]}
      />
      {row.state === 'proposed' && (
        <Loaded key={row.id} read={() => decisionOn(row)}>
          {({ changes }) => (
            <Differences title="与现在的差别" heads={['事项', '现在', '之后']} changes={changes} />
          )}
        </Loaded>
      )}
      {row.action === 'setPolicy' && (
        <Loaded key={`${row.id}-check`} read={() => call('checkPolicy', { policy: policyIn(row) })}>
          {({ check }) => <Marks check={check} />}
        </Loaded>
      )}
    </>
  ),
  actions: [
    {
      label: '批准',
      isFor: (row) => row.state === 'proposed' && !row.isOwn,
      task: async (row) => {
        const isPolicy = row.action === 'setPolicy';
        const { about, changes } = await decisionOn(row);
        return {
          title: `批准：${actionName(row.action)}`,
          note: `${about}。${row.proposedByName}提案，原因：${row.reason}`,
          changes: () => [
            { what: '提案', before: '待批准', after: isPolicy ? '已批准，到期生效' : '已批准并执行' },
            ...changes,
          ],
          label: '确认批准',
          run: (_values, requestId) => call('approveProposal', { proposalId: row.id }, requestId),
          done: isPolicy ? '已批准，从约定的业务日起生效' : '已批准并执行',
        };
      },
    },
    {
      label: '退回',
      isFor: (row) => row.state === 'proposed' && !row.isOwn,
      task: (row) =>
        refusalTask({
          title: `退回：${actionName(row.action)}`,
          change: { what: '提案', before: '待批准', after: '已退回，不执行' },
          label: '确认退回',
          send: (answer, requestId) => call('refuseProposal', { proposalId: row.id, answer }, requestId),
          done: '已退回，提案人会看到原因',
        }),
    },
    {
      label: '撤回',
      isFor: (row) => row.state === 'proposed' && row.isOwn,
      task: (row) => ({
        title: `撤回：${actionName(row.action)}`,
        changes: () => [{ what: '提案', before: '待批准', after: '已撤回，不执行' }],
        label: '确认撤回',
        run: (_values, requestId) => call('withdrawProposal', { proposalId: row.id }, requestId),
        done: '已撤回',
      }),
    },
  ],
};
