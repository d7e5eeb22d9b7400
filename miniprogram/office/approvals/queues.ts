/** The four queues: what a row shows, and what approving and refusing do. A queue is a row of the table. */
import { call, type DataOf } from '../../services/api';
import { yuanText } from '../../services/amounts';
import type { Cursor, PageOf } from '../../services/paged';
import { timeText } from '../../services/times';
import { actionWord, operatorRoleWord, serviceRoleWord } from '../words';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

export interface Row {
  readonly id: string;
  /** Of a partner's application. */
  readonly city: string;
  readonly title: string;
  readonly when: string;
  readonly facts: readonly Fact[];
  /** Why the caller cannot decide here; empty where it can. */
  readonly bar: string;
}

export interface Queue {
  readonly title: string;
  /** What happens when it is approved. */
  readonly question: (row: Row) => string;
  readonly load: (after: Cursor | null) => Promise<PageOf<Row>>;
  /** `number`: what the approver types, where something is needed. */
  readonly approve: (row: Row, number: string) => Promise<unknown>;
  readonly refuse: (row: Row, answer: string) => Promise<unknown>;
  /** Asked for before an approval. */
  readonly asks?: string;
}

type Proposal = DataOf<'operator', 'proposals'>['rows'][number];

/** Fields of an input in words; a whole policy is looked at in the console. */
function factsOf({ action, input, reason, proposedByName }: Proposal): Fact[] {
  const fields = Object.entries(input as Readonly<Record<string, unknown>>);
  const plain = fields.flatMap(([name, value]): Fact[] => {
    if (name === 'reason') return [];
    if (name === 'policy') {
      const { version } = value as { readonly version: string };
      return [{ name: '规则版本', value: `${version}（差异与标记请在网页后台核对）` }];
    }
    return [{ name: FIELDS[name] ?? name, value: valueText(value, action) }];
  });
  return [{ name: '提案人', value: proposedByName }, ...plain, { name: '理由', value: reason }];
}

function valueText(value: unknown, action: string): string {
  const word = action === 'setRole' ? serviceRoleWord : operatorRoleWord;
  const texts = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map(String);
  return texts.length === 0 ? '不再担任' : texts.map(word).join('、');
}

const FIELDS: Readonly<Record<string, string>> = {
  memberId: '会员编号',
  merchantId: '商家编号',
  subMchid: '特约商户号',
  role: '角色',
  roles: '角色',
  name: '姓名',
  effectiveFrom: '生效日',
};

export const QUEUES: Readonly<Record<string, Queue>> = {
  proposals: {
    title: '待批准提案',
    question: ({ title }) => `批准后立即执行「${title}」，并记入审计日志，不能撤回。`,
    load: async (after) => {
      const { rows, next } = await call('operator', 'proposals', { after });
      return {
        next,
        rows: rows.map((one) => ({
          ...{ id: one.id, city: '', title: actionWord(one.action), when: timeText(one.proposedAt) },
          facts: factsOf(one),
          bar: one.isOwn ? '您提出的，请另一位同事批准' : '',
        })),
      };
    },
    approve: ({ id: proposalId }) => call('operator', 'approveProposal', { proposalId }),
    refuse: ({ id: proposalId }, answer) => call('operator', 'refuseProposal', { proposalId, answer }),
  },
  merchants: {
    title: '商家入驻',
    question: ({ title }) =>
      `通过「${title}」的入驻申请。积分储备够的会同时开业，不够的由商家攒够后自己开业。`,
    asks: '特约商户号',
    load: async (after) => {
      const { rows, next } = await call('operator', 'applications', { after });
      return {
        next,
        rows: rows.map(({ _id: id, merchantName, submittedAt, isMedical, licences }) => ({
          ...{ id, city: '', title: merchantName, when: submittedAt === null ? '' : timeText(submittedAt) },
          facts: [
            { name: '商家编号', value: id },
            { name: '医疗美容', value: isMedical ? '是' : '否' },
            { name: '证照', value: `${licences.length} 份（照片请在网页后台核对）` },
          ],
          bar: '',
        })),
      };
    },
    approve: ({ id: merchantId }, subMchid) => call('operator', 'approveMerchant', { merchantId, subMchid }),
    refuse: ({ id: merchantId }, reason) => call('operator', 'refuseMerchant', { merchantId, reason }),
  },
  roles: {
    title: '服务角色',
    question: ({ title }) => `通过「${title}」的申请，从下一笔结算起生效。`,
    load: async (after) => {
      const { rows, next } = await call('operator', 'roleApplications', { after });
      return {
        next,
        rows: rows.map(({ _id: id, role, salesFen, appliedAt }) => ({
          ...{ id, city: '', title: serviceRoleWord(role), when: timeText(appliedAt), bar: '' },
          facts: [
            { name: '会员编号', value: id },
            { name: '直接顾客成交', value: yuanText(salesFen) },
          ],
        })),
      };
    },
    approve: ({ id: memberId }) => call('operator', 'approveRole', { memberId }),
    refuse: ({ id: memberId }, answer) => call('operator', 'refuseRole', { memberId, answer }),
  },
  partners: {
    title: '城市合伙人',
    question: ({ city }) => `任命为${city}的合伙人，任期 365 天，一城一位。`,
    load: async (after) => {
      const { rows, next } = await call('operator', 'partnerApplications', { after });
      return {
        next,
        rows: rows.map(({ _id: id, city, appliedAt }) => ({
          ...{ id, city, title: city, when: timeText(appliedAt), bar: '' },
          facts: [{ name: '会员编号', value: id }],
        })),
      };
    },
    approve: ({ id: memberId, city }) => call('operator', 'approvePartner', { memberId, city }),
    refuse: ({ id: memberId, city }, answer) => call('operator', 'refusePartner', { memberId, city, answer }),
  },
};
