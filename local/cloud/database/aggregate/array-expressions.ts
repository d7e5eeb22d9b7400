/** Operators on arrays, numbers and branches in which mingo differs from MongoDB. */
import { evalExpr } from 'mingo/core';
import { equalValues } from '../compare';
import { isPlainDoc, type Doc } from '../ejson';
import { requestFailed } from '../errors';
import { arrayNeeded, countNeeded, isNone, isTrue, onArguments, type Operator } from './operands';

export const ARRAYS: Record<`$${string}`, Operator> = {
  $arrayToObject: onArguments(([pairs]) =>
    isNone(pairs) ? null : Object.fromEntries(arrayNeeded('$arrayToObject', pairs).map(pairOf)),
  ),
  $indexOfArray: onArguments(([list, wanted, start = 0, end = Infinity]) => {
    if (isNone(list)) return null;
    const from = countNeeded('$indexOfArray', start);
    const items = arrayNeeded('$indexOfArray', list);
    const found = items
      .slice(from, end === Infinity ? undefined : countNeeded('$indexOfArray', end))
      .findIndex((item) => equalValues(item, wanted));
    return found === -1 ? -1 : found + from;
  }),
  $setUnion: onArguments((lists) => {
    if (lists.some(isNone)) return null;
    const union: unknown[] = [];
    for (const item of lists.flatMap((list) => arrayNeeded('$setUnion', list))) {
      if (!union.some((known) => equalValues(known, item))) union.push(item);
    }
    return union;
  }),
  $size: onArguments(([list]) => arrayNeeded('$size', list).length),
  $switch: (doc, operand, options) => {
    const { branches, default: otherwise } = operand as Doc;
    for (const branch of arrayNeeded('$switch', branches)) {
      const { case: condition, then } = branch as Doc;
      if (isTrue(evalExpr(doc, condition, options))) return evalExpr(doc, then, options);
    }
    if (!isPlainDoc(operand) || !('default' in operand))
      throw requestFailed(
        '$switch could not find a matching branch for an input, and no default was specified',
      );
    return evalExpr(doc, otherwise, options);
  },
  $trunc: onArguments(([value, place = 0]) => {
    if (isNone(value) || isNone(place)) return null;
    if (typeof value !== 'number' || typeof place !== 'number')
      throw requestFailed('$trunc only supports numbers');
    // By the decimal digits, which multiplying would blur.
    const [digits = '0', exponent = '0'] = String(value).split('e');
    const shifted = Math.trunc(Number(`${digits}e${Number(exponent) + place}`));
    const [whole = '0', more = '0'] = String(shifted).split('e');
    return Number(`${whole}e${Number(more) - place}`);
  }),
};

/** One entry of $arrayToObject: [name, value] or {k: name, v: value}. */
function pairOf(entry: unknown): [string, unknown] {
  const [name, value] = Array.isArray(entry)
    ? (entry as unknown[])
    : isPlainDoc(entry)
      ? [entry['k'], entry['v']]
      : [];
  if (typeof name !== 'string') throw requestFailed('$arrayToObject requires pairs whose keys are strings');
  return [name, value];
}
