/**
 * Accumulators in which mingo differs from MongoDB, and all of them as operators on one document's values. mingo calls
 * an accumulator with the group's documents and the expression, or with a list of values and no expression.
 */
import { evalExpr } from 'mingo/core';
import { $avg, $max, $min, $push, $sum } from 'mingo/operators/accumulator';
import type { Any, Options } from 'mingo/types';
import { isNone, type Operator } from './operands';

type Accumulator = (documents: Any[], expression: Any, options: Options) => Any;

function valuesOf(documents: Any[], expression: Any, options: Options): unknown[] {
  if (isNone(expression)) return documents;
  // Wrapped, since mingo turns what is missing into null.
  return $push(documents as never, { value: expression }, options).map(
    (item) => (item as { value: unknown }).value,
  );
}

function deviation(fewest: number, divisor: (count: number) => number): Accumulator {
  return (documents, expression, options) => {
    const values = valuesOf(documents, expression, options).filter((value) => typeof value === 'number');
    if (values.length < fewest) return null;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return Math.sqrt(squares / divisor(values.length));
  };
}

export const ACCUMULATORS = {
  $push: (documents: Any[], expression: Any, options: Options) =>
    valuesOf(documents, expression, options).filter((value) => value !== undefined),
  $stdDevPop: deviation(1, (count) => count),
  $stdDevSamp: deviation(2, (count) => count - 1),
} satisfies Record<`$${string}`, Accumulator>;

/** On one document: of the values of a list of expressions, or of one expression that is a list or a value. */
function alsoOfOne(accumulate: Accumulator): Operator {
  return (doc, operand, options) => {
    if (Array.isArray(doc)) return accumulate(doc, operand, options);
    const value = evalExpr(doc, operand, options);
    return accumulate(Array.isArray(value) ? value : [value], null, options);
  };
}

export const OF_ONE_DOCUMENT: Record<`$${string}`, Operator> = {
  $sum: alsoOfOne($sum as Accumulator),
  $avg: alsoOfOne($avg),
  $max: alsoOfOne($max as Accumulator),
  $min: alsoOfOne($min as Accumulator),
  $stdDevPop: alsoOfOne(ACCUMULATORS.$stdDevPop),
  $stdDevSamp: alsoOfOne(ACCUMULATORS.$stdDevSamp),
};
