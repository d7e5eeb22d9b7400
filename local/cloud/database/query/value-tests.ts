/** Query operators that look at one value at a time. */
import { compareValues, equalValues } from '../compare';
import { isPlainDoc, type Doc } from '../ejson';
import { invalidOperator, requestFailed } from '../errors';
import { kindOf, kindsNamed, placeOf } from '../kinds';
import { geoTest } from './geo-tests';
import { matches, regExpOf } from './regex';

export type Test = (value: unknown) => boolean;

/** Makes the test of an operator from its operand and the operators that stand beside it. */
export type MakeTest = (operand: unknown, beside: Doc) => Test;

/** Tests of these hold for an array when they hold for the array or for one of its elements. */
const ELEMENT_TESTS: Record<string, MakeTest | undefined> = {
  $eq: equals,
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $in: isIn,
  $regex: regex,
  $mod: modulo,
  $type: hasType,
};

/** Tests of these are about the value as it is, an array as a whole. */
const WHOLE_TESTS: Record<string, MakeTest | undefined> = {
  $size: hasSize,
  $geoWithin: (operand) => geoTest('$geoWithin', operand),
  $geoIntersects: (operand) => geoTest('$geoIntersects', operand),
  $nearSphere: nearTest,
  $near: nearTest,
};

/** Operators that only say more about one beside them. */
export const COMPANIONS: Record<string, string[] | undefined> = {
  $options: ['$regex'],
  $maxDistance: ['$near', '$nearSphere'],
  $minDistance: ['$near', '$nearSphere'],
};

/** A regular expression as an operand stands for what it matches, and for itself. */
export function equals(operand: unknown): Test {
  if (operand instanceof RegExp) return (value) => matches(operand, value) || equalValues(value, operand);
  return (value) => equalValues(value, operand);
}

/** Only values of one place in the order of kinds compare. */
function ordered(holds: (order: number) => boolean): MakeTest {
  return (operand) => {
    const place = placeOf(operand);
    return (value) => placeOf(value) === place && holds(compareValues(value, operand));
  };
}

function isIn(operand: unknown): Test {
  if (!Array.isArray(operand)) throw requestFailed('$in needs an array');
  const texts = new Set(operand.filter((item) => typeof item === 'string'));
  const others = operand.filter((item) => typeof item !== 'string').map(equals);
  return (value) => (typeof value === 'string' && texts.has(value)) || others.some((test) => test(value));
}

function regex(operand: unknown, beside: Doc): Test {
  const options = beside['$options'] ?? (operand instanceof RegExp ? operand.flags : '');
  const pattern = operand instanceof RegExp ? operand.source : operand;
  if (typeof pattern !== 'string' || typeof options !== 'string')
    throw requestFailed('$regex has to be a string');
  const expression = regExpOf(pattern, options);
  return (value) => matches(expression, value);
}

function modulo(operand: unknown): Test {
  if (!Array.isArray(operand) || operand.length !== 2)
    throw requestFailed('malformed mod, two numbers are needed');
  const [divisor, remainder] = operand.map((part) => (typeof part === 'number' ? Math.trunc(part) : NaN));
  if (!divisor || remainder === undefined || Number.isNaN(remainder))
    throw requestFailed('divisor cannot be 0, and both have to be numbers');
  return (value) => typeof value === 'number' && (Math.trunc(value) % divisor) - remainder === 0;
}

function hasType(operand: unknown): Test {
  const types = Array.isArray(operand) ? operand : [operand];
  const kinds = new Set(
    types.flatMap((type: unknown) => {
      const named = kindsNamed(type);
      if (named === undefined) throw requestFailed(`Unknown type name alias: ${String(type)}`);
      return named;
    }),
  );
  return (value) => kinds.has(kindOf(value));
}

function hasSize(operand: unknown): Test {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0)
    throw requestFailed('$size must be a non-negative whole number');
  return (value) => Array.isArray(value) && value.length === operand;
}

function nearTest(operand: unknown, beside: Doc): Test {
  const { $maxDistance, $minDistance } = beside;
  return geoTest('$nearSphere', isPlainDoc(operand) ? { $maxDistance, $minDistance, ...operand } : operand);
}

/** The test of an operator, elements of arrays included unless the operator is about arrays as a whole. */
export function valueTest(operator: string, operand: unknown, beside: Doc, elements: boolean): Test {
  const whole = WHOLE_TESTS[operator];
  if (whole !== undefined) return whole(operand, beside);
  const make = ELEMENT_TESTS[operator];
  if (make === undefined) throw invalidOperator(operator);
  const test = make(operand, beside);
  if (!elements) return test;
  return (value) => test(value) || (Array.isArray(value) && value.some(test));
}
