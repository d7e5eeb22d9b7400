/** What members and merchants hold: exact, eager, one record each. */

import { dayOf } from './calendar';
import { min, ONE, wholeUnits } from './money';
import type { MemberRow, ReplayInput } from './parse';
import type { Role } from './policy';

export interface Holder {
  readonly kind: 'member' | 'merchant';
  readonly id: string;
  /** Fixed point, SV units; counted or paused by `latestDay`. */
  sv: bigint;
  /** Whole SV units. */
  locked: bigint;
  debt: bigint;
  /** Fixed point, point units: original account or stock. */
  points: bigint;
  /** Settled, unrefunded orders and packs: order → business day of settlement. */
  readonly settled: Map<string, number>;
  latestDay: number | null;
}

export interface Member extends Holder {
  readonly row: MemberRow;
  joined: boolean;
  /** null: not active. */
  role: Role | null;
}

export const PACK = 'pack';

function emptyHolder(kind: 'member' | 'merchant', id: string): Holder {
  return { kind, id, sv: 0n, locked: 0n, debt: 0n, points: 0n, settled: new Map(), latestDay: null };
}

export class Holders {
  readonly members = new Map<string, Member>();
  readonly merchants = new Map<string, Holder & { readonly referrerId: string | null }>();
  readonly partners = new Map<string, string>();

  constructor(input: ReplayInput) {
    for (const row of input.members) {
      if (this.members.has(row.id)) throw new Error(`member twice: ${row.id}`);
      this.members.set(row.id, { ...emptyHolder('member', row.id), row, joined: false, role: null });
    }
    for (const row of input.merchants) {
      if (this.merchants.has(row.id)) throw new Error(`merchant twice: ${row.id}`);
      this.merchants.set(row.id, { ...emptyHolder('merchant', row.id), referrerId: row.referrerId });
    }
    for (const row of input.partners) {
      if (this.partners.has(row.city)) throw new Error(`two partners in ${row.city}`);
      this.partners.set(row.city, this.member(row.memberId).id);
    }
    for (const row of input.members) this.checkChain(row.id);
  }

  member(id: string): Member {
    const member = this.members.get(id);
    if (member === undefined) throw new Error(`no such member: ${id}`);
    return member;
  }

  merchant(id: string): Holder & { readonly referrerId: string | null } {
    const merchant = this.merchants.get(id);
    if (merchant === undefined) throw new Error(`no such merchant: ${id}`);
    return merchant;
  }

  *all(): Generator<Holder> {
    yield* this.members.values();
    yield* this.merchants.values();
  }

  private checkChain(id: string): void {
    const seen = new Set<string>();
    for (let at: string | null = id; at !== null; at = this.member(at).row.referrerId) {
      if (seen.has(at)) throw new Error(`a circle of referrers at ${at}`);
      seen.add(at);
    }
  }
}

export function recordSettled(holder: Holder, order: string, time: string): void {
  holder.settled.set(order, dayOf(time));
  holder.latestDay = Math.max(...holder.settled.values());
}

export function forgetSettled(holder: Holder, order: string): void {
  holder.settled.delete(order);
  holder.latestDay = holder.settled.size === 0 ? null : Math.max(...holder.settled.values());
}

/** §9: within the 30 days on a business day. */
export function isCurrent(holder: Holder, day: number, activeDays: number): boolean {
  return holder.latestDay !== null && day <= holder.latestDay + activeDays;
}

/** A grant pays the holder's debt first. */
export function grantSv(holder: Holder, units: bigint): void {
  const paid = min(holder.debt, units);
  holder.debt -= paid;
  holder.sv += (units - paid) * ONE;
}

/** Takes whole units of counted or paused SV; what is missing becomes a debt. */
export function takeSv(holder: Holder, units: bigint): void {
  const taken = min(wholeUnits(holder.sv), units);
  holder.sv -= taken * ONE;
  holder.debt += units - taken;
}

export function givePoints(holder: Holder, units: bigint): void {
  holder.points += units * ONE;
}

/** Takes up to so many whole point units and says how many. */
export function takePoints(holder: Holder, units: bigint): bigint {
  const taken = min(wholeUnits(holder.points), units);
  holder.points -= taken * ONE;
  return taken;
}
