/** Legs added up by whom they concern; entries that do not balance. Pure. */
import type { Entry, Leg } from '../../ledger/entry';

/** Whom the accounts concern that are nobody's: the id of their sums. */
export const MALL_SUMS = 'mall';

export type Sums = Readonly<Record<string, number>>;

/** `member:x:sv` concerns `member:x`; the mall's own accounts and the world's concern `mall`. */
export function concernedBy(account: string): string {
  const [kind, id, place] = account.split(':');
  return place === undefined || (kind !== 'member' && kind !== 'merchant')
    ? MALL_SUMS
    : `${kind}:${id ?? ''}`;
}

export function sumsByConcerned(entries: readonly Entry[]): Map<string, Sums> {
  const all = new Map<string, Record<string, number>>();
  for (const { account, units } of entries.flatMap((entry) => entry.legs)) {
    const sums = all.get(concernedBy(account)) ?? {};
    sums[account] = (sums[account] ?? 0) + units;
    all.set(concernedBy(account), sums);
  }
  return all;
}

export function added(a: Sums, b: Sums): Sums {
  const sums: Record<string, number> = { ...a };
  for (const [account, units] of Object.entries(b)) sums[account] = (sums[account] ?? 0) + units;
  return sums;
}

export interface Unbalanced {
  readonly entryId: string;
  readonly asset: string;
  readonly sum: number;
}

export function unbalanced(entries: readonly Entry[]): Unbalanced[] {
  return entries.flatMap(({ _id: entryId, legs }) =>
    [...new Set(legs.map((leg) => leg.asset))].flatMap((asset) => {
      const sum = legs.reduce((total, leg: Leg) => (leg.asset === asset ? total + leg.units : total), 0);
      return sum === 0 ? [] : [{ entryId, asset, sum }];
    }),
  );
}
