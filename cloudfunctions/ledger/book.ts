/**
 * One transaction's view of the books: holders brought up to date, and every movement as a leg
 * of the entry beside the balance that it changes. Nothing here talks to the database.
 */
import type { Fen, PointUnits, SvUnits } from '../units/amounts';
import type { Day, Instant } from '../units/days';
import type { Collection, Document } from '../platform/database';
import type { Policy } from '../policy/policy';
import {
  claimAccount,
  isMember,
  isMerchant,
  lockedSvAccount,
  MALL,
  pointAccount,
  pointDebtAccount,
  svAccount,
  svDebtAccount,
  type HolderId,
  type PointPlace,
} from './accounts';
import { addSv, arrange, svUnitsOf } from './accumulator/holding';
import { lastCountedDay, withoutSettlement, withSettlement } from './activity';
import { transfer, type Entry, type Leg } from './entry';
import type { Holder } from './holder';
import { holderMonth, holderMonths, monthOf, NO_NOTES, stepOf, withEarned, type DayNotes } from './month';
import { addTotals, NO_TOTALS, type DayTotals, type State } from './state';

/** A point account: a holder's place, or one of the mall's own. */
export type PointSide = { readonly holder: HolderId; readonly place: PointPlace } | { readonly mall: string };

/** A document that the transaction writes beside the books. */
export interface Write {
  readonly collection: Collection<Document>;
  readonly document: Document;
  readonly isNew: boolean;
}

export interface BookContext {
  readonly state: State;
  readonly openDay: Day;
  /** Calendar day of `at`; the open day except before a mall's first day. */
  readonly today: Day;
  readonly at: Instant;
  readonly policy: Policy;
}

export class Book {
  readonly legs: Leg[] = [];
  /** Kind and cause of the entry, where the use case does something else than it was begun for. */
  bookedAs: Pick<Entry, 'kind' | 'cause'> | null = null;
  readonly writes: Write[] = [];
  totals: DayTotals = NO_TOTALS;
  readonly bucketDeltas: Record<Day, bigint> = {};
  /** Holders whose documents the transaction writes. */
  readonly touched = new Set<HolderId>();
  /** Those of them whose SV or 30 days changed. */
  private readonly toArrange = new Set<HolderId>();

  constructor(
    /** Of the posting; a use case that may happen again for the same document numbers it. */
    public entryId: string,
    readonly context: BookContext,
    private readonly holders: ReadonlyMap<HolderId, Holder>,
  ) {}

  /** The holder, to read. Asking for one that the posting did not name is a bug. */
  holder(id: HolderId): Holder {
    const holder = this.holders.get(id);
    if (holder === undefined) throw new Error(`the posting did not name ${id}`);
    return holder;
  }

  /** The holder, to change. */
  touch(id: HolderId): Holder {
    this.touched.add(id);
    return this.holder(id);
  }

  put<D extends Document>(collection: Collection<D>, document: D): void {
    this.writes.push({ collection, document, isNew: false });
  }

  insert<D extends Document>(collection: Collection<D>, document: D): void {
    this.writes.push({ collection, document, isNew: true });
  }

  /** Cash between two outside accounts, in fen. */
  moveCash(from: string, to: string, units: Fen, why: string): void {
    this.legs.push(...transfer(from, to, 'CNY', units, why));
  }

  /** Points between two accounts; a balance below zero is a bug except for a merchant that may owe. */
  movePoints(
    from: PointSide,
    to: PointSide,
    units: PointUnits,
    why: string,
    floor: 'policy' | 'may go below zero' = 'policy',
  ): void {
    if (units < 0) throw new RangeError(`moves ${units} points`);
    this.changePoints(from, -units, floor);
    this.changePoints(to, units, 'policy');
    this.legs.push(...transfer(accountOf(from), accountOf(to), 'POINTS', units, why));
  }

  private changePoints(side: PointSide, units: number, floor: 'policy' | 'may go below zero'): void {
    if ('mall' in side) {
      if (side.mall === MALL.burned) this.addTotals({ burned: units });
      return;
    }
    if (units === 0) return;
    const holder = this.touch(side.holder);
    holder[side.place] += units;
    const mayOwe = isMerchant(side.holder) && side.place === 'points';
    const least = mayOwe ? -this.context.policy.merchants.maxOwedPointUnits : 0;
    if (units < 0 && floor === 'policy' && holder[side.place] < least)
      throw new RangeError(`${accountOf(side)} would hold ${holder[side.place]}`);
  }

  /** Grants SV; a debt is paid first (rules.md §10: a grant of 100 with a debt of 30 adds 70). */
  grantSv(id: HolderId, units: SvUnits, why: string): void {
    const holder = this.touch(id);
    const toDebt = Math.min(units, holder.svDebtUnits);
    holder.svDebtUnits -= toDebt;
    this.changeSv(holder, units - toDebt);
    this.legs.push(...transfer(MALL.svGranted, svDebtAccount(id), 'SV', toDebt, why));
    this.legs.push(...transfer(MALL.svGranted, svAccount(id), 'SV', units - toDebt, why));
  }

  /** Takes a grant back; what is no longer there becomes a debt. Locked SV is never taken (§10). */
  reverseSv(id: HolderId, units: SvUnits, why: string): void {
    const holder = this.touch(id);
    const taken = Math.min(units, holder.svUnits);
    this.changeSv(holder, -taken);
    holder.svDebtUnits += units - taken;
    this.legs.push(...transfer(svAccount(id), MALL.svGranted, 'SV', taken, why));
    this.legs.push(...transfer(svDebtAccount(id), MALL.svGranted, 'SV', units - taken, why));
  }

  grantLockedSv(id: HolderId, units: SvUnits, why: string): void {
    this.touch(id).lockedSvUnits += units;
    this.legs.push(...transfer(MALL.svGranted, lockedSvAccount(id), 'SV', units, why));
  }

  /** Moves SV out of the lock; it is a grant, so debts are paid first (§5). Returns what was unlocked. */
  unlockSv(id: HolderId, why: string): SvUnits {
    const holder = this.touch(id);
    const units = holder.lockedSvUnits;
    holder.lockedSvUnits = 0;
    this.legs.push(...transfer(lockedSvAccount(id), MALL.svGranted, 'SV', units, why));
    this.grantSv(id, units, why);
    return units;
  }

  /** Takes `units` of SV (a debt where they are gone) and locks them again (§5). */
  relockSv(id: HolderId, units: SvUnits, why: string): void {
    this.reverseSv(id, units, why);
    this.grantLockedSv(id, units, why);
  }

  private changeSv(holder: Holder, units: number): void {
    if (units === 0) return;
    this.toArrange.add(holder.id);
    holder.holding = addSv(holder.holding, this.context.state.pool, units);
    holder.svUnits += units;
    if (svUnitsOf(holder.holding, this.context.state.pool) !== holder.svUnits)
      throw new Error(`${holder.id}: the journal's SV and the holding's differ`);
  }

  /** Takes reward points back for a merchant: original, custodial, open sell orders; the rest is a debt (§10). */
  reversePoints(id: HolderId, merchant: HolderId, units: PointUnits, cause: string, why: string): void {
    const holder = this.touch(id);
    let left = units;
    for (const place of ['points', 'custodial', 'inOrders'] as const) {
      const taken = Math.min(left, Math.max(0, holder[place]));
      this.movePoints({ holder: id, place }, { holder: merchant, place: 'points' }, taken, why);
      left -= taken;
      if (place === 'inOrders') holder.takenFromOrders += taken;
    }
    if (left === 0) return;
    holder.pointDebts = [...holder.pointDebts, { to: merchant, units: left, cause }];
    this.legs.push(...transfer(pointDebtAccount(id), claimAccount(merchant), 'POINTS', left, why));
  }

  /** Pays a holder's debts of points from what is there, oldest first. */
  payPointDebts(id: HolderId): void {
    const holder = this.holder(id);
    const unpaid = [];
    for (const debt of holder.pointDebts) {
      const paid = Math.min(debt.units, Math.max(0, holder.points));
      if (paid > 0) {
        const stock: PointSide = { holder: debt.to, place: 'points' };
        this.movePoints({ holder: id, place: 'points' }, stock, paid, 'debt.paid');
        this.legs.push(...transfer(claimAccount(debt.to), pointDebtAccount(id), 'POINTS', paid, 'debt.paid'));
      }
      if (paid < debt.units) unpaid.push({ ...debt, units: debt.units - paid });
    }
    if (holder.pointDebts.length > 0) holder.pointDebts = unpaid;
  }

  /** One more settlement of today stands behind the holder's 30 days (§9). */
  recordSettlement(id: HolderId): void {
    const holder = this.touch(id);
    this.toArrange.add(id);
    holder.orderDays = withSettlement(holder.orderDays, this.context.today, this.context.policy.activityDays);
  }

  /** A settlement of `day` was refunded in full: the date falls back (§9). */
  forgetSettlement(id: HolderId, day: Day): void {
    const holder = this.touch(id);
    this.toArrange.add(id);
    holder.orderDays = withoutSettlement(holder.orderDays, day);
  }

  /** A reward became effective for a member (or, negative, was taken back): for its statements. */
  noteEarned(id: HolderId, why: string, asset: 'SV' | 'POINTS', units: number): void {
    if (!isMember(id) || units === 0) return;
    const holder = this.touch(id);
    holder.earned = withEarned(holder.earned, why, asset, units);
    this.note(id, (day) => ({ ...day, earned: withEarned(day.earned, why, asset, units) }));
  }

  /** Sales (or, negative, refunds of them) of the member's own direct customers or of its team. */
  noteSales(id: HolderId, kind: 'customerSalesFen' | 'teamSalesFen', fen: Fen): void {
    const holder = this.touch(id);
    holder[kind] += fen;
    this.note(id, (day) => ({ ...day, [kind]: day[kind] + fen }));
  }

  /** Changes what the open day notes of a member; a month that is over moves into its own document. */
  private note(id: HolderId, change: (day: DayNotes) => DayNotes): void {
    const holder = this.touch(id);
    const { openDay } = this.context;
    const month = monthOf(openDay);
    if (holder.month.month !== month) {
      const past = holder.month;
      if (past.month !== '') this.insert(holderMonths, holderMonth(id, past));
      holder.month = { month, days: {} };
    }
    const { days } = holder.month;
    holder.month = { month, days: { ...days, [openDay]: change(days[openDay] ?? NO_NOTES) } };
  }

  addTotals(totals: Partial<DayTotals>): void {
    this.totals = addTotals(this.totals, { ...NO_TOTALS, ...totals });
  }

  /** Puts every changed holder's SV where its 30 days say, and notes what moved between buckets. */
  arrangeShares(): void {
    const { state, openDay, policy } = this.context;
    for (const id of this.toArrange) {
      const holder = this.holder(id);
      const before = holder.holding;
      const after = arrange(
        before,
        state.pool,
        lastCountedDay(holder.orderDays, policy.activityDays),
        openDay,
      );
      this.moveShares(before.expiry, -before.shares);
      this.moveShares(after.expiry, after.shares);
      holder.holding = after;
      if (isMember(id)) this.note(id, (day) => ({ ...day, step: stepOf(after) }));
    }
    for (const [day, delta] of Object.entries(this.bucketDeltas))
      if (delta === 0n) Reflect.deleteProperty(this.bucketDeltas, day);
  }

  // A bucket before the open day went with the close of its day.
  private moveShares(expiry: Day, shares: bigint): void {
    if (expiry < this.context.openDay || shares === 0n) return;
    this.bucketDeltas[expiry] = (this.bucketDeltas[expiry] ?? 0n) + shares;
  }
}

function accountOf(side: PointSide): string {
  return 'mall' in side ? side.mall : pointAccount(side.holder, side.place);
}
