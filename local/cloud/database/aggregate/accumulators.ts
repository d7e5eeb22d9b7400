/** Accumulators in which mingo differs from MongoDB. mingo hands them the group's documents and the expression. */
import { evalExpr } from 'mingo/core';
import type { Any, Options } from 'mingo/types';
import { isNone } from './operands';

type Accumulator = (documents: Any[], expression: Any, options: Options) => Any;

/** The values of the expression; without one the documents are the values themselves. */
function valuesOf(documents: Any[], expression: Any, options: Options): unknown[] {
  if (isNone(expression)) return documents;
  return documents.map((doc) => evalExpr(doc, expression, options));
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

export const ACCUMULATORS: Record<`$${string}`, Accumulator> = {
  $push: (documents, expression, options) =>
    valuesOf(documents, expression, options).filter((value) => value !== undefined),
  $stdDevPop: deviation(1, (count) => count),
  $stdDevSamp: deviation(2, (count) => count - 1),
};
