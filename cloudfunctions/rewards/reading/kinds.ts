/** What people are told about each reason of a reward: its kind and the section of the rule book. */
import type { RewardWhy } from '../legs';

/** How statements group rewards. Own consumption and referral stay apart, as tax wants it (rules.md §13). */
export type RewardKind =
  'own' | 'sharing' | 'differential' | 'signup' | 'merchantReferrer' | 'region' | 'activation' | 'sales';

export const KIND_OF: Readonly<Record<RewardWhy, { readonly kind: RewardKind; readonly rule: string }>> = {
  buyer: { kind: 'own', rule: '§6' },
  merchant: { kind: 'sales', rule: '§6' },
  direct: { kind: 'sharing', rule: '§6' },
  team: { kind: 'differential', rule: '§7' },
  signup: { kind: 'signup', rule: '§5' },
  merchantReferrer: { kind: 'merchantReferrer', rule: '§6' },
  regionPartner: { kind: 'region', rule: '§8' },
  pack: { kind: 'activation', rule: '§5' },
  unlock: { kind: 'activation', rule: '§5' },
};
