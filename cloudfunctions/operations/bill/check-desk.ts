/**
 * Every night the fund bill of the cash desk is compared with what went in and out of wallets and funds, both ways
 * and to the fen (docs/market.md).
 */
import type { CashierHouse } from '../../cashier/house';
import { deskMovesOfDay, firstDeskDay, takeInMissed } from '../../cashier/money-of-day';
import type { FlowKind, FlowLine } from '../../platform/wechat-pay/cash-desk';
import type { Day } from '../../units/days';
import { deskChecks, type DeskBilledKind, type DeskCheck, type DeskSums } from '../documents';
import { compare, type Billed } from './compare';
import { keepCheck } from './keep-check';
import { checkDays } from './nightly';

/** A mall whose desk has not moved anything yet has none to check. */
export function checkDueDesk(house: CashierHouse): Promise<readonly Day[]> {
  return checkDays(
    house,
    deskChecks,
    () => firstDeskDay(house.database),
    (day) => checkDesk(house, day),
  );
}

const ABOUT: readonly DeskBilledKind[] = ['payIn', 'out', 'back', 'other'];

/** Compares one day, again if need be; null while WeChat has no bill of it. */
export async function checkDesk(house: CashierHouse, day: Day): Promise<DeskCheck | null> {
  const flows = await house.cashDesk.flows(day);
  if (flows === null) return null;
  const lines = flows.flatMap(billedOf);
  await takeInMissed(house, lines);
  const moves = (await deskMovesOfDay(house.database, day)).map((move) => ({
    ...billed(move),
    booked: move.booked,
  }));
  const found = compare(lines, moves);
  const check: DeskCheck = {
    _id: day,
    checkedAt: house.clock.now(),
    wechat: sums(lines),
    mall: sums(moves),
    feesFen: fenOf(flows, 'fee'),
    depositsFen: fenOf(flows, 'deposit'),
    differences: found.length,
  };
  await keepCheck(house, { day, about: ABOUT, found, into: deskChecks, check });
  return check;
}

/** The latest checks, newest first. */
export function deskChecksOf(house: CashierHouse, limit: number): Promise<DeskCheck[]> {
  return house.database.find(deskChecks, { where: {}, orderBy: [['_id', 'desc']], limit });
}

/** Fees are WeChat's and deposits the operator's: neither is cash of the market. */
function billedOf(line: FlowLine): Billed[] {
  const { kind } = line;
  return kind === 'fee' || kind === 'deposit' ? [] : [billed({ ...line, kind })];
}

/** The desk's bill names no sub-merchant and knows no refunds. */
function billed({
  kind,
  number,
  amountFen,
}: {
  kind: DeskBilledKind;
  number: string;
  amountFen: number;
}): Billed {
  return { kind, orderId: number, refundNumber: '', subMchid: '', amountFen };
}

const fenOf = (
  lines: readonly { kind: FlowKind | Billed['kind']; amountFen: number }[],
  kind: FlowKind,
): number => lines.filter((line) => line.kind === kind).reduce((sum, { amountFen }) => sum + amountFen, 0);

function sums(lines: readonly Billed[]): DeskSums {
  return { payInsFen: fenOf(lines, 'payIn'), outFen: fenOf(lines, 'out'), backFen: fenOf(lines, 'back') };
}
