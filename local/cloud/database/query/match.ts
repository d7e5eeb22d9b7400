/** Filters as MongoDB evaluates them, compiled to tests on parsed documents. */
import type { Options } from 'mingo/types';
import { evaluate } from '../aggregate/expressions';
import { isTrue } from '../aggregate/operands';
import { isPlainDoc, type Doc } from '../ejson';
import { invalidOperator, requestFailed } from '../errors';
import { schemaTest } from './json-schema';
import { someAt } from './paths';
import { COMPANIONS, equals, valueTest, type Test } from './value-tests';

export type Matches = (doc: Doc) => boolean;

/**
 * Compiles a filter.
 * @param options of an aggregation in progress, whose variables an $expr may name
 * @throws DATABASE_INVALID_OPERRATOR for an unknown operator, the request error for an operand that does not fit
 */
export function matcher(filter: Doc, options?: Options): Matches {
  return conjunction(Object.entries(filter).map(([key, condition]) => clause(key, condition, options)));
}

function conjunction(tests: Matches[]): Matches {
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return only;
  return (doc) => tests.every((test) => test(doc));
}

function clause(key: string, condition: unknown, options: Options | undefined): Matches {
  if (!key.startsWith('$')) return fieldMatcher(key.split('.'), condition, true);
  switch (key) {
    case '$and': {
      return conjunction(filters(key, condition, options));
    }
    case '$or': {
      const tests = filters(key, condition, options);
      return (doc) => tests.some((test) => test(doc));
    }
    case '$nor': {
      const tests = filters(key, condition, options);
      return (doc) => !tests.some((test) => test(doc));
    }
    case '$expr':
      return (doc) => isTrue(evaluate(doc, condition, options));
    case '$jsonSchema':
      return schemaTest(condition);
    case '$comment':
      return () => true;
    default:
      // $where and $text among them: the cloud runs no script and has no text index.
      throw invalidOperator(key);
  }
}

function filters(key: string, parts: unknown, options: Options | undefined): Matches[] {
  if (!Array.isArray(parts) || parts.length === 0) throw requestFailed(`${key} must be a nonempty array`);
  return parts.map((part: unknown) => {
    if (!isPlainDoc(part)) throw requestFailed(`${key} entries need to be full objects`);
    return matcher(part, options);
  });
}

/** A document of operators, as against one that is compared as a value. */
export function isOperatorDoc(value: unknown): value is Doc {
  return isPlainDoc(value) && Object.keys(value)[0]?.startsWith('$') === true;
}

/**
 * The test of what a filter says of one field.
 * @param elements whether an array at the path's end stands for its elements too; not so inside $elemMatch
 */
function fieldMatcher(path: readonly string[], condition: unknown, elements: boolean): Matches {
  if (!isOperatorDoc(condition)) {
    const test = equals(condition);
    const spread: Test = elements
      ? (value) => test(value) || (Array.isArray(value) && value.some(test))
      : test;
    return (doc) => someAt(doc, path, 0, spread);
  }
  const tests = Object.entries(condition).flatMap(([operator, operand]) => {
    const companions = COMPANIONS[operator];
    if (companions?.some((name) => name in condition) === true) return [];
    return [operatorMatcher(path, operator, operand, condition, elements)];
  });
  return conjunction(tests);
}

function operatorMatcher(
  path: readonly string[],
  operator: string,
  operand: unknown,
  beside: Doc,
  elements: boolean,
): Matches {
  const not = (condition: unknown): Matches => {
    const test = fieldMatcher(path, condition, elements);
    return (doc) => !test(doc);
  };
  switch (operator) {
    case '$ne':
      return not({ $eq: operand });
    case '$nin':
      return not({ $in: operand });
    case '$not':
      if (!isOperatorDoc(operand) && !(operand instanceof RegExp))
        throw requestFailed('$not needs a regex or a document');
      return not(operand);
    case '$exists': {
      const wanted = isTrue(operand);
      return (doc) => someAt(doc, path, 0, (value) => value !== undefined) === wanted;
    }
    case '$all':
      return all(path, operand, elements);
    case '$elemMatch': {
      const test = elementTest(operand);
      return (doc) => someAt(doc, path, 0, (value) => Array.isArray(value) && value.some(test));
    }
    default: {
      const test = valueTest(operator, operand, beside, elements);
      return (doc) => someAt(doc, path, 0, test);
    }
  }
}

function all(path: readonly string[], operand: unknown, elements: boolean): Matches {
  if (!Array.isArray(operand)) throw requestFailed('$all needs an array');
  if (operand.length === 0) return () => false;
  return conjunction(
    operand.map((item: unknown) => {
      const condition = isPlainDoc(item) && '$elemMatch' in item ? item : { $eq: item };
      return fieldMatcher(path, condition, elements);
    }),
  );
}

const LOGICAL = new Set(['$and', '$or', '$nor', '$expr']);

/** The test of one element: by operators on itself, or as a document by a filter of its own. */
export function elementTest(operand: unknown): Test {
  if (!isPlainDoc(operand)) throw requestFailed('$elemMatch needs an Object');
  if (isOperatorDoc(operand) && !LOGICAL.has(Object.keys(operand)[0] ?? '')) {
    const test = fieldMatcher([], operand, false);
    // With an empty path the element itself is what is looked at, whatever it is.
    return (element) => test(element as Doc);
  }
  const test = matcher(operand);
  return (element) => isPlainDoc(element) && test(element);
}
