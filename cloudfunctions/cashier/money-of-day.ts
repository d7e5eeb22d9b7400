/** What the desk's fund bill of a day must list, as the mall has it. */
import { cashAccount, merchantHolder } from '../ledger/accounts';
import type { Entry, Leg } from '../ledger/entry';
import { journal } from '../ledger/state';
import { findAll, getAll, type Reader } from '../platform/database';
import type { Fen } from '../units/amounts';
import type { Day } from '../units/days';
import { cashOuts, payIns, type CashOut, type PayIn } from './documents';
import type { CashierHouse } from './house';
import { hasEnded } from './states';
import { confirmPayIn } from './pay-in/check';
import { tryOn } from './out/send';

export interface DeskMove {
  readonly kind: 'payIn' | 'out' | 'back';
  readonly number: string;
  readonly amountFen: Fen;
  /** Whether the journal has it. */
  readonly booked: boolean;
}

/** The first day of a pay-in; null before it: without one no cash is there to go out. */
export async function firstDeskDay(reader: Reader): Promise<Day | null> {
  const where = { billDay: { gt: '' } };
  const [first] = await reader.find(payIns, { where, orderBy: [['billDay', 'asc']], limit: 1 });
  return first?.billDay ?? null;
}

export async function deskMovesOfDay(reader: Reader, day: Day): Promise<DeskMove[]> {
  const [ins, outs, backs] = await Promise.all([
    findAll(reader, payIns, { billDay: day }),
    findAll(reader, cashOuts, { billDay: day }),
    findAll(reader, cashOuts, { backDay: day }),
  ]);
  const moves = [...ins.map(inMove), ...outs.map(outMove), ...backs.map(backMove)];
  const entries = await getAll(
    reader,
    journal,
    moves.map((move) => move.entryId),
  );
  return moves.map(({ kind, number, leg, entryId }) => ({
    ...{ kind, number, amountFen: leg.units },
    booked: hasLeg(entries.get(entryId), leg),
  }));
}

interface Move extends Pick<DeskMove, 'kind' | 'number'> {
  readonly entryId: string;
  /** By which its entry shows it. */
  readonly leg: Pick<Leg, 'account' | 'why' | 'units'>;
}

function inMove({ _id: number, merchantId, amountFen: units }: PayIn): Move {
  const account = cashAccount(merchantHolder(merchantId), 'cash');
  return { kind: 'payIn', number, entryId: `pay-in:${number}`, leg: { account, why: 'fund.in', units } };
}

function outMove({ _id: number, holder, amountFen: units }: CashOut): Move {
  const account = cashAccount(holder, 'cashUnderway');
  return { kind: 'out', number, entryId: `cash-out:${number}`, leg: { account, why: 'out.aside', units } };
}

function backMove({ _id: number, holder, amountFen: units }: CashOut): Move {
  const account = cashAccount(holder, 'cash');
  return { kind: 'back', number, entryId: `out-news:${number}`, leg: { account, why: 'out.back', units } };
}

function hasLeg(entry: Entry | undefined, { account, why, units }: Move['leg']): boolean {
  return (
    entry?.legs.some((leg) => leg.account === account && leg.why === why && leg.units === units) ?? false
  );
}

/** What WeChat lists and no notice told: each is asked for and taken in. */
export async function takeInMissed(
  house: CashierHouse,
  lines: readonly { readonly orderId: string }[],
): Promise<void> {
  const numbers = lines.map((line) => line.orderId);
  const [ins, outs] = await Promise.all([
    getAll(house.database, payIns, numbers),
    getAll(house.database, cashOuts, numbers),
  ]);
  for (const payIn of ins.values()) if (payIn.state !== 'paid') await confirmPayIn(house, payIn._id);
  for (const out of outs.values()) if (!hasEnded(out.state)) await tryOn(house, out._id);
}
