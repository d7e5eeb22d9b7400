/** Comparisons in expressions: across kinds, and with missing below null, unlike in filters. */
import { compareValues } from '../compare';
import { requestFailed } from '../errors';
import { isNone, onArguments, type Operator } from './operands';

function order(a: unknown, b: unknown): number {
  if (isNone(a) && isNone(b)) return Number(a !== undefined) - Number(b !== undefined);
  return Math.sign(compareValues(a, b));
}

function compared(name: string, result: (order: number) => unknown): Operator {
  return onArguments((args) => {
    if (args.length !== 2) throw requestFailed(`Expression ${name} takes exactly 2 arguments`);
    return result(order(args[0], args[1]));
  });
}

export const COMPARISONS: Record<`$${string}`, Operator> = {
  $cmp: compared('$cmp', (o) => o),
  $eq: compared('$eq', (o) => o === 0),
  $ne: compared('$ne', (o) => o !== 0),
  $gt: compared('$gt', (o) => o > 0),
  $gte: compared('$gte', (o) => o >= 0),
  $lt: compared('$lt', (o) => o < 0),
  $lte: compared('$lte', (o) => o <= 0),
};
