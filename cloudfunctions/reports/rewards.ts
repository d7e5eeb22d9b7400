/**
 * What a person earned in a span, for the tax office and for partners: own consumption and referral income kept apart
 * (rules.md §13), and what points sold for. Sums of the journal's legs by reason, less what refunds took back. Pure.
 */
import type { Entry } from '../ledger/entry';
import type { Column, Row } from './table';

/** For what one bought oneself; everything else comes from others' orders. */
const OWN = ['buyer', 'merchant', 'pack', 'unlock', 'welcome'];
/** Points that were sold: the cash that the seller got, after the fee, and the points that left. */
const SALE = ['bought'];
const REFERRAL = ['direct', 'team', 'merchantReferrer', 'regionPartner', 'signup'];

export const REWARD_COLUMNS: readonly Column[] = [
  { key: 'memberId', title: '会员', type: 'text' },
  { key: 'income', title: '类别', type: 'text' },
  { key: 'why', title: '来源', type: 'text' },
  { key: 'svUnits', title: '共享值', type: 'sv' },
  { key: 'pointUnits', title: '共享积分', type: 'points' },
  { key: 'cashFen', title: '金额（元）', type: 'fen' },
];

const INCOME_KINDS = { own: '自身消费', referral: '推荐收入', sale: '积分转让所得' } as const;

interface Sums {
  readonly svUnits: number;
  readonly pointUnits: number;
  readonly cashFen: number;
}

function incomeOf(why: string): string | null {
  if (OWN.includes(why)) return INCOME_KINDS.own;
  if (REFERRAL.includes(why)) return INCOME_KINDS.referral;
  return SALE.includes(why) ? INCOME_KINDS.sale : null;
}

/** Locked SV is nobody's yet: it counts when it unlocks. */
const PLACES: Readonly<Record<string, keyof Sums>> = {
  ...{ sv: 'svUnits', svDebt: 'svUnits' },
  ...{ original: 'pointUnits', custodial: 'pointUnits', inOrders: 'pointUnits', pointDebt: 'pointUnits' },
  cash: 'cashFen',
};

export function rewardRows(entries: readonly Entry[], only: (why: string) => boolean = () => true): Row[] {
  const sums = new Map<string, Sums>();
  for (const { account, units, why: word } of entries.flatMap((entry) => entry.legs)) {
    const [kind, memberId = '', place = ''] = account.split(':');
    const field = PLACES[place];
    const why = word.startsWith('refund.') ? word.slice('refund.'.length) : word;
    const income = incomeOf(why);
    if (kind !== 'member' || field === undefined || income === null || !only(why)) continue;
    const key = `${memberId}\n${income}\n${why}`;
    const before = sums.get(key) ?? { svUnits: 0, pointUnits: 0, cashFen: 0 };
    sums.set(key, { ...before, [field]: before[field] + units });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, units]) => {
    const [memberId = '', income = '', why = ''] = key.split('\n');
    return { memberId, income, why, ...units };
  });
}
