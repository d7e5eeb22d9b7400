/** WeChat Pay's bill of a day against what the mall wrote down for it. Pure. */
import type { Fen } from '../../units/amounts';
import type { BillDifference, BilledKind, DifferenceKind, MoneySums } from '../documents';

/** A line of a bill of WeChat's. */
export interface Billed {
  readonly kind: BilledKind;
  readonly orderId: string;
  /** Empty unless it is a refund. */
  readonly refundNumber: string;
  readonly subMchid: string;
  readonly amountFen: Fen;
}

/** What the mall has of it, and whether its journal has it too. */
export interface Moved extends Billed {
  readonly booked: boolean;
}

export type FoundDifference = Pick<
  BillDifference,
  'kind' | 'what' | 'orderId' | 'refundNumber' | 'wechatFen' | 'mallFen'
>;

export function compare(lines: readonly Billed[], moves: readonly Moved[]): FoundDifference[] {
  const waiting = new Map(moves.map((move) => [keyOf(move), move]));
  const found = lines.flatMap((line) => {
    const move = waiting.get(keyOf(line));
    // Taken away, so that a line that comes twice finds nothing.
    waiting.delete(keyOf(line));
    return move === undefined ? [difference('notInMall', line, null)] : differencesOf(line, move);
  });
  const missing = [...waiting.values()].map((move) => difference('notAtWechat', null, move));
  const unbooked = moves.filter((move) => !move.booked).map((move) => difference('notInJournal', null, move));
  return [...found, ...missing, ...unbooked];
}

export function sums(moves: readonly Pick<Billed, 'kind' | 'amountFen'>[]): MoneySums {
  const of = (kind: BilledKind) => moves.filter((move) => move.kind === kind);
  const fen = (kind: BilledKind) => of(kind).reduce((sum, move) => sum + move.amountFen, 0);
  return {
    payments: of('payment').length,
    paymentsFen: fen('payment'),
    refunds: of('refund').length,
    refundsFen: fen('refund'),
  };
}

type Named = Pick<Billed, 'kind' | 'orderId' | 'refundNumber'>;

const keyOf = ({ kind, orderId, refundNumber }: Named): string =>
  `${kind} ${kind === 'refund' ? refundNumber : orderId}`;

function differencesOf(line: Billed, move: Moved): FoundDifference[] {
  const kinds: DifferenceKind[] = [];
  if (line.amountFen !== move.amountFen) kinds.push('amount');
  if (line.subMchid !== move.subMchid) kinds.push('payee');
  return kinds.map((kind) => difference(kind, line, move));
}

function difference(kind: DifferenceKind, line: Billed | null, move: Moved | null): FoundDifference {
  const named: Named | null = line ?? move;
  if (named === null) throw new Error('a difference is about something');
  const { kind: what, orderId, refundNumber } = named;
  const fen = (side: { readonly amountFen: number } | null): number | null => side?.amountFen ?? null;
  return { kind, what, orderId, refundNumber, wechatFen: fen(line), mallFen: fen(move) };
}
