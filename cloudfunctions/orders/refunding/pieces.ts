/** Which pieces of an order of goods go back, and what each of them cost (rules.md §10). Pure. */
import type { Fen } from '../../units/amounts';
import type { Quantity } from '../../catalog/stock';
import { prorate } from '../../units/shares';
import { refuse } from '../../platform/refusal';
import type { Order, OrderLine, ReturnedPieces } from '../documents';
import { refundedFenOf } from './refundable';

/** What each piece of the line cost, in the order in which they go back: parts that sum to the line. */
function piecesOf({ amountFen, quantity, returned = 0 }: OrderLine): readonly Fen[] {
  return prorate(
    amountFen,
    Array.from({ length: quantity }, () => 1),
  ).slice(returned);
}

/** By line of the order: what each piece cost that has not gone back; empty where pieces cannot be named. */
export function piecesLeft({ kind, lines }: Order): (readonly Fen[])[] {
  return kind === 'goods' ? lines.map(piecesOf) : [];
}

/** What these pieces bring: what they cost, as far as it was not refunded otherwise before. */
export function piecesFen(order: Order, pieces: readonly ReturnedPieces[]): Fen {
  const left = piecesLeft(order);
  const cost = pieces.reduce((sum, { line, quantity }) => {
    const known = left[line] ?? [];
    if (quantity > known.length) refuse('REFUND_TOO_LARGE', { line, left: known.length }, '这些商品已经退过');
    return known.slice(0, quantity).reduce((a, b) => a + b, sum);
  }, 0);
  return Math.min(cost, order.amountFen - refundedFenOf(order));
}

/** Refuses pieces that are named twice, are not there, or do not cost what is asked for. */
export function refusePieces(order: Order, pieces: readonly ReturnedPieces[], amountFen: Fen): void {
  if (new Set(pieces.map(({ line }) => line)).size < pieces.length) refuse('INVALID_INPUT');
  const costFen = piecesFen(order, pieces);
  if (amountFen !== costFen) refuse('INVALID_INPUT', { costFen }, '退款金额有变化，请刷新后再试');
}

/** The lines with these pieces gone back. */
export function withReturnedPieces(order: Order, pieces: readonly ReturnedPieces[]): Order {
  if (pieces.length === 0) return order;
  const gone = new Map(pieces.map(({ line, quantity }) => [line, quantity]));
  const lines = order.lines.map((line, i) => {
    const quantity = gone.get(i) ?? 0;
    return quantity === 0 ? line : { ...line, returned: (line.returned ?? 0) + quantity };
  });
  return { ...order, lines };
}

/** As quantities of what lies on the shelf. */
export function quantitiesOf({ lines }: Order, pieces: readonly ReturnedPieces[]): Quantity[] {
  return pieces.flatMap(({ line, quantity }) => {
    const known = lines[line];
    return known === undefined ? [] : [{ skuId: known.skuId, quantity }];
  });
}

/** All that has not gone back. */
export function quantitiesLeft({ lines }: Order): Quantity[] {
  return lines.map(({ skuId, quantity, returned = 0 }) => ({ skuId, quantity: quantity - returned }));
}
