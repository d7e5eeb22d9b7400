/** Which pieces the customer sends back, and what they bring. Pure. */
import type { DataOf } from '../../services/api';

type Order = DataOf<'member', 'order'>;
type PiecesLeft = Order['piecesLeft'];

export interface PieceRow {
  /** Place of the line in the order. */
  readonly line: number;
  readonly bought: Order['lines'][number];
  readonly left: number;
  readonly quantity: number;
}

/** What has not gone back yet, all of it chosen; empty where pieces cannot be named. */
export function pieceRowsOf({ lines, piecesLeft, refundable }: Order): PieceRow[] {
  if (refundable.isWhole) return [];
  return lines.flatMap((bought, line) => {
    const left = piecesLeft[line]?.length ?? 0;
    return left === 0 ? [] : [{ line, bought, left, quantity: left }];
  });
}

/** What was paid for them, as far as it was not refunded before. */
export function costFenOf(rows: readonly PieceRow[], piecesLeft: PiecesLeft, mostFen: number): number {
  const cost = rows.reduce(
    (sum, { line, quantity }) => (piecesLeft[line] ?? []).slice(0, quantity).reduce((a, b) => a + b, sum),
    0,
  );
  return Math.min(cost, mostFen);
}

export function chosenOf(rows: readonly PieceRow[]): { line: number; quantity: number }[] {
  return rows.flatMap(({ line, quantity }) => (quantity === 0 ? [] : [{ line, quantity }]));
}
