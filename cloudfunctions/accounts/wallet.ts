/** A person's wallet as it stands now, settled in memory: looking writes nothing. One call, first screen. */
import type { BooksHouse } from '../ledger/post';
import { memberHolder } from '../ledger/accounts';
import { lastCountedDay } from '../ledger/activity';
import type { Holder } from '../ledger/holder';
import { readHolders } from '../ledger/read-holders';
import { monthOf } from '../ledger/month';
import type { DayDocument } from '../ledger/state';
import { convertedMillionths, daysToConvert, MILLION, projection } from '../points/pace';
import { publicDays } from '../points/public-days';
import type { Policy, Role } from '../policy/policy';
import { refuse } from '../platform/refusal';
import { monthSums, runningMonth, type MonthSums } from '../rewards/reading/sums';
import type { PointUnits, Price, SvUnits } from '../units/amounts';
import type { Day } from '../units/days';
import { debtsOf, type Debts } from './debts';

/** What yesterday did to all counted SV, and how long that pace would take: no promise (rules.md §13). */
export interface PaceView {
  readonly day: Day;
  readonly convertedMillionths: number;
  /** Days until half, and nine tenths, of today's SV would be converted; null: more than a century. */
  readonly halfInDays: number | null;
  readonly nineTenthsInDays: number | null;
  /** SV left after each of the next 30 days at that pace. */
  readonly projectedSvUnits: readonly SvUnits[];
}

export interface Wallet {
  readonly svUnits: SvUnits;
  /** Whether the SV counts on the open day. */
  readonly isCounted: boolean;
  /** counted · paused: kept, not counted, until the next settled order · none: there is nothing. */
  readonly svState: 'counted' | 'paused' | 'none';
  /** The 30-day line: the last day on which the SV counts or counted; '' when no order has settled yet. */
  readonly countsThrough: Day;
  readonly lockedSvUnits: SvUnits;
  readonly svDebtUnits: SvUnits;
  readonly originalPointUnits: PointUnits;
  readonly custodialPointUnits: PointUnits;
  /** In open sell orders. */
  readonly inOrdersPointUnits: PointUnits;
  /** Rewards that wait for the verified name. */
  readonly heldPointUnits: PointUnits;
  readonly owedPointUnits: PointUnits;
  readonly debts: Debts;
  readonly active: boolean;
  readonly realNamed: boolean;
  readonly role: Role;
  readonly openDay: Day;
  /** Price of the open day, 0.0001 yuan a point. */
  readonly price: Price;
  /** The latest closed days' prices, oldest first. */
  readonly prices: readonly { readonly day: Day; readonly price: Price }[];
  /** null before a first day has closed. */
  readonly pace: PaceView | null;
  /** The running month by kind: what became effective less what was taken back. */
  readonly month: MonthSums;
  /** How a person becomes active: by the pack, or with the verified name. */
  readonly activation: Policy['joining']['activation'];
  readonly profile: Policy['profile'];
  readonly isMarketOn: boolean;
}

const CURVE_DAYS = 30;

export async function walletOf(house: BooksHouse, memberId: string): Promise<Wallet> {
  const id = memberHolder(memberId);
  const [{ state, openDay, holders }, latest] = await Promise.all([
    readHolders(house, [id]),
    publicDays(house, null, CURVE_DAYS),
  ]);
  const holder = holders.get(id) ?? refuse('NOT_A_MEMBER');
  const [policy, debts] = await Promise.all([
    house.memory.policy(state.policyVersion),
    debtsOf(house.database, memberId, holder),
  ]);
  const countsThrough = lastCountedDay(holder.orderDays, policy.activityDays);
  const isCounted = holder.holding.expiry >= openDay;
  const [yesterday] = latest;
  return {
    ...{ isCounted, countsThrough, openDay, debts },
    ...figures(holder),
    svState: holder.svUnits === 0 ? 'none' : isCounted ? 'counted' : 'paused',
    price: state.price,
    prices: [...latest].reverse().map(({ day, price }) => ({ day, price })),
    pace: yesterday === undefined ? null : paceOf(yesterday, isCounted ? holder.svUnits : 0),
    month: monthSums(runningMonth(holder.month, monthOf(openDay))),
    activation: policy.joining.activation,
    profile: policy.profile,
    isMarketOn: policy.market.isOn,
  };
}

function figures(holder: Holder) {
  return {
    svUnits: holder.svUnits,
    lockedSvUnits: holder.lockedSvUnits,
    svDebtUnits: holder.svDebtUnits,
    originalPointUnits: holder.points,
    custodialPointUnits: holder.custodial,
    inOrdersPointUnits: holder.inOrders,
    heldPointUnits: holder.held,
    owedPointUnits: holder.pointDebts.reduce((sum, debt) => sum + debt.units, 0),
    active: holder.active,
    realNamed: holder.realNamed,
    role: holder.role,
  };
}

function paceOf({ day, released, price, countedSvUnits }: DayDocument, svUnits: SvUnits): PaceView {
  const share = convertedMillionths(released, price, countedSvUnits);
  return {
    day,
    convertedMillionths: share,
    halfInDays: daysToConvert(share, MILLION / 2),
    nineTenthsInDays: daysToConvert(share, (MILLION / 10) * 9),
    projectedSvUnits: projection(svUnits, share, CURVE_DAYS),
  };
}
