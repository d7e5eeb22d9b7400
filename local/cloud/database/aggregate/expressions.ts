/**
 * Expressions of aggregations and of $expr: mingo's operators, and in place of some of them, whose results differ from
 * MongoDB's, the tables of this folder.
 */
import { Context, evalExpr } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import type { Options } from 'mingo/types';
import { invalidOperator, requestFailed, WireError } from '../errors';
import { ACCUMULATORS, OF_ONE_DOCUMENT } from './accumulators';
import { ARRAYS } from './array-expressions';
import { COMPARISONS } from './comparisons';
import { DATES } from './date-expressions';
import { TEXTS } from './text-expressions';

/** The cloud runs no scripts. */
const SCRIPTS = ['$function', '$accumulator'];

function withoutScripts<T extends object>(operators: T): T {
  return Object.fromEntries(Object.entries(operators).filter(([name]) => !SCRIPTS.includes(name))) as T;
}

/** The operators of expressions; an aggregation adds its stages. */
export const EXPRESSIONS = Context.init({
  accumulator: { ...withoutScripts(accumulators), ...ACCUMULATORS },
  expression: {
    ...withoutScripts(expressions),
    ...COMPARISONS,
    ...ARRAYS,
    ...TEXTS,
    ...DATES,
    ...OF_ONE_DOCUMENT,
  },
});

/** The value of an expression on a document; undefined where MongoDB has none. */
export function evaluate(doc: unknown, expression: unknown, options?: Options): unknown {
  return translated(() => evalExpr(doc, expression, options ?? ({ context: EXPRESSIONS } as Options)));
}

/** Runs mingo; its complaints become the database's errors. */
export function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof WireError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    const unknown = /(?:accumulator|operator) '?(\$\w+)'? (?:is not registered|.*)/.exec(message);
    if (/not registered|unregistered/.test(message)) throw invalidOperator(unknown?.[1] ?? message);
    throw requestFailed(message);
  }
}
