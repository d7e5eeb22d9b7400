/** WeChat Pay's bill of a day against what the mall wrote down for it. Pure. */
import type { BillLine } from '../../platform/wechat-pay/wechat-pay';
import type { MoneyMove } from '../../orders/money-of-day';
import type { BillDifference, DifferenceKind, MoneySums } from '../documents';

export type FoundDifference = Pick<
  BillDifference,
  'kind' | 'what' | 'orderId' | 'refundNumber' | 'wechatFen' | 'mallFen'
>;

export function compare(lines: readonly BillLine[], moves: readonly MoneyMove[]): FoundDifference[] {
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

export function sums(moves: readonly Pick<BillLine, 'kind' | 'amountFen'>[]): MoneySums {
  const of = (kind: BillLine['kind']) => moves.filter((move) => move.kind === kind);
  const fen = (kind: BillLine['kind']) => of(kind).reduce((sum, move) => sum + move.amountFen, 0);
  return {
    payments: of('payment').length,
    paymentsFen: fen('payment'),
    refunds: of('refund').length,
    refundsFen: fen('refund'),
  };
}

type Named = Pick<BillLine, 'kind' | 'orderId' | 'refundNumber'>;

const keyOf = ({ kind, orderId, refundNumber }: Named): string =>
  `${kind} ${kind === 'payment' ? orderId : refundNumber}`;

function differencesOf(line: BillLine, move: MoneyMove): FoundDifference[] {
  const kinds: DifferenceKind[] = [];
  if (line.amountFen !== move.amountFen) kinds.push('amount');
  if (line.subMchid !== move.subMchid) kinds.push('payee');
  return kinds.map((kind) => difference(kind, line, move));
}

function difference(kind: DifferenceKind, line: BillLine | null, move: MoneyMove | null): FoundDifference {
  const named: Named | null = line ?? move;
  if (named === null) throw new Error('a difference is about something');
  const { kind: what, orderId, refundNumber } = named;
  const fen = (side: { readonly amountFen: number } | null): number | null => side?.amountFen ?? null;
  return { kind, what, orderId, refundNumber, wechatFen: fen(line), mallFen: fen(move) };
}
