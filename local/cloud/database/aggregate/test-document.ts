/** For the tests of this folder: one document, and the value of an expression on it. */
import { WireError } from '../errors';
import { evaluate } from './expressions';

/** Stands for any refusal by the database. */
export const REFUSED = 'refused';

export type Case = [expression: unknown, expected: unknown];

export const DOCUMENT = {
  _id: 'x',
  n: 5,
  f: 2.5,
  neg: -7,
  s: 'Hello \u{4e16}\u{754c}',
  t: 'a,b,c',
  z: null,
  b: true,
  d: new Date(1557826731686),
  arr: [1, 2, 3],
  objs: [
    { k: 'a', v: 1 },
    { k: 'b', v: 2 },
  ],
  o: { x: 1, y: 2 },
};

/** The value, or REFUSED; what is no error of the database is thrown on. */
export function valueOf(expression: unknown, doc: object): unknown {
  try {
    return evaluate(doc, expression);
  } catch (error) {
    if (error instanceof WireError) return REFUSED;
    throw error;
  }
}
