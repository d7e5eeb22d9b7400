/** What a person owes after refunds, why, and what pays it (rules.md §10). */
import { memberHolder, svDebtAccount } from '../ledger/accounts';
import type { Holder } from '../ledger/holder';
import { journal } from '../ledger/state';
import { getAll, type Reader } from '../platform/database';
import { loadMerchants } from '../stores/merchants';
import type { PointUnits, SvUnits } from '../units/amounts';
import type { Day } from '../units/days';

export interface DebtCause {
  /** The order whose refund (or undone use) took back what was gone. */
  readonly orderId: string;
  readonly day: Day;
  readonly units: number;
}

export interface PointDebtView extends DebtCause {
  /** Whom the points go to as they come. */
  readonly merchant: string;
}

export interface Debts {
  /** The next SV granted pays it, before any of it counts. */
  readonly svUnits: SvUnits;
  readonly svCauses: readonly DebtCause[];
  /** Any points that reach the person pay it: rewards and the daily release, the oldest debt first. */
  readonly pointUnits: PointUnits;
  readonly pointCauses: readonly PointDebtView[];
}

const NONE: Debts = { svUnits: 0, svCauses: [], pointUnits: 0, pointCauses: [] };
const MOST_CAUSES = 20;

/** Reads nothing for who owes nothing. */
export async function debtsOf(reader: Reader, memberId: string, holder: Holder): Promise<Debts> {
  if (holder.svDebtUnits === 0 && holder.pointDebts.length === 0) return NONE;
  const [svCauses, pointCauses] = await Promise.all([
    holder.svDebtUnits === 0 ? [] : svCausesOf(reader, memberId, holder.svDebtUnits),
    pointCausesOf(reader, holder),
  ]);
  return {
    svUnits: holder.svDebtUnits,
    svCauses,
    pointUnits: holder.pointDebts.reduce((sum, debt) => sum + debt.units, 0),
    pointCauses,
  };
}

/** SV debts are one sum; the latest entries that together make it are its causes. */
async function svCausesOf(reader: Reader, memberId: string, owed: SvUnits): Promise<DebtCause[]> {
  const account = svDebtAccount(memberHolder(memberId));
  const entries = await reader.find(journal, {
    where: { 'legs.account': account },
    orderBy: [['day', 'desc']],
    limit: MOST_CAUSES,
  });
  const causes: DebtCause[] = [];
  let left = owed;
  for (const { cause, day, legs } of entries.sort((a, b) => b.at - a.at)) {
    const made = legs.reduce(
      (sum, leg) => (leg.account === account && leg.units < 0 ? sum - leg.units : sum),
      0,
    );
    const units = Math.min(left, made);
    if (units > 0) causes.push({ orderId: cause, day, units });
    left -= units;
  }
  return causes;
}

async function pointCausesOf(reader: Reader, { pointDebts }: Holder): Promise<PointDebtView[]> {
  const [entries, merchants] = await Promise.all([
    getAll(
      reader,
      journal,
      // A refund is named by its own id, anything else by its entry's.
      pointDebts.flatMap(({ cause }) => [cause, `refund:${cause}`]),
    ),
    loadMerchants(
      reader,
      pointDebts.map((debt) => debt.to.slice('merchant:'.length)),
    ),
  ]);
  return pointDebts.map(({ to, units, cause }) => {
    const entry = entries.get(cause) ?? entries.get(`refund:${cause}`);
    return {
      orderId: entry?.cause ?? '',
      day: entry?.day ?? '',
      units,
      merchant: merchants.get(to.slice('merchant:'.length))?.name ?? '',
    };
  });
}
