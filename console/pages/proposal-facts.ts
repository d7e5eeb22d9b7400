/** What a proposal asks for in the words of those who decide: before and after, fact by fact. */
import { call, type RowOf } from '../services/mall';
import { OPERATOR_ROLES, ROLES } from '../services/words';
import type { Change } from '../dialogs/task';
import { changesIn } from './policy/compared';

export type Proposal = RowOf<'proposals'>;
type Facts = Readonly<Record<string, unknown>>;

interface Word {
  readonly name: string;
  readonly text?: (value: unknown) => string;
  /** Names what the proposal is about, and is not changed by it. */
  readonly isAbout?: boolean;
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const LEFT = '已离任';

/** By the names of the inputs; the reason and a whole policy stand in places of their own. */
const WORDS: Readonly<Record<string, Word>> = {
  name: { name: '姓名' },
  roles: {
    name: '后台角色',
    text: (value) =>
      Array.isArray(value) && value.length > 0
        ? value.map((role) => OPERATOR_ROLES[String(role)] ?? String(role)).join('、')
        : LEFT,
  },
  role: { name: '服务角色', text: (value) => ROLES[String(value)] ?? String(value) },
  subMchid: { name: '收款商户号' },
  effectiveFrom: { name: '生效的业务日' },
  memberId: { name: '会员编号', isAbout: true },
  merchantName: { name: '商家', isAbout: true },
  merchantId: { name: '商家编号', isAbout: true },
};

const inputOf = ({ input }: Proposal): Facts => input as Facts;

function worded(facts: Facts): { readonly key: string; readonly word: Word; readonly text: string }[] {
  return Object.entries(WORDS).flatMap(([key, word]) => {
    const value = facts[key] ?? null;
    return value === null ? [] : [{ key, word, text: (word.text ?? plain)(value) }];
  });
}

export const policyIn = (proposal: Proposal): unknown => inputOf(proposal)['policy'];

/** What is proposed, without the reason. */
export function factsOf(proposal: Proposal): (readonly [string, string])[] {
  const version = (policyIn(proposal) as { readonly version?: string } | undefined)?.version;
  return [
    ...(version === undefined ? [] : [['规则版本', version] as const]),
    ...worded(inputOf(proposal)).map(({ word, text }) => [word.name, text] as const),
  ];
}

export interface Decision {
  /** Whom or what it is about. */
  readonly about: string;
  readonly changes: readonly Change[];
}

/** Read when somebody is about to decide: what is so now, and what would be. */
export async function decisionOn(proposal: Proposal): Promise<Decision> {
  if (proposal.action === 'setPolicy') {
    const { changes } = await call('checkPolicy', { policy: policyIn(proposal) });
    return { about: sentence(factsOf(proposal)), changes: changesIn(changes) };
  }
  const { present } = await call('proposal', { proposalId: proposal.id });
  const input = inputOf(proposal);
  const before = new Map(worded(present).map(({ key, text }) => [key, text]));
  const about = worded({ ...present, ...input }).filter(({ word }) => word.isAbout === true);
  return {
    about: sentence(about.map(({ word, text }) => [word.name, text])),
    changes: worded(input)
      .filter(({ word }) => word.isAbout !== true)
      .map(({ key, word, text }) => ({ what: word.name, before: before.get(key) ?? '', after: text })),
  };
}

const sentence = (facts: readonly (readonly [string, string])[]): string =>
  facts.map(([name, text]) => `${name} ${text}`).join('，');
