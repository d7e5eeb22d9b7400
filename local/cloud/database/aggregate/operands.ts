/** What the tables of expression operators share. */
import { evalExpr } from 'mingo/core';
import type { Any, Options } from 'mingo/types';
import { requestFailed } from '../errors';

/** An operator as mingo calls it: with the document, the operator's unevaluated operand, and the state of the run. */
export type Operator = (doc: Any, operand: Any, options: Options) => Any;

/** An operator of evaluated arguments; a single argument may stand without its brackets. */
export function onArguments(compute: (args: unknown[], options: Options) => unknown): Operator {
  return (doc, operand, options) => {
    const args = (Array.isArray(operand) ? operand : [operand]) as unknown[];
    return compute(
      args.map((arg) => evalExpr(doc, arg, options)),
      options,
    );
  };
}

export function isNone(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** @throws the request error unless the value is an array */
export function arrayNeeded(operator: string, value: unknown): unknown[] {
  if (!Array.isArray(value)) throw requestFailed(`The argument to ${operator} must be an array`);
  return value;
}

/** @throws the request error unless the value is a text */
export function textNeeded(operator: string, value: unknown): string {
  if (typeof value !== 'string') throw requestFailed(`${operator} requires a string argument`);
  return value;
}

/** @throws the request error unless the value is a whole number, not negative */
export function countNeeded(operator: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw requestFailed(`${operator} requires a non-negative whole number`);
  return value;
}

/** Whether a value counts as true in a condition: all but false, 0, null and missing. */
export function isTrue(value: unknown): boolean {
  return value !== false && value !== 0 && !isNone(value);
}
