/** Update operators: most evaluated by mingo, with MongoDB's refusals for targets of the wrong type. */
// Not from 'mingo', whose updateMany copies all of its operators at each call.
import { updateMany } from 'mingo/updater';
import { equalValues } from './compare';
import { isDoc, isPlainDoc, type Doc } from './ejson';
import { invalidOperator, requestFailed, type WireError } from './errors';
import { elementTest, isOperatorDoc, matcher } from './query/match';
import { equals } from './query/value-tests';

const ON_NUMBERS = new Set(['$inc', '$mul', '$bit']);
const ON_ARRAYS = new Set(['$push', '$pull', '$pullAll', '$pop', '$addToSet']);
const BY_MINGO = new Set([
  ...ON_NUMBERS,
  '$push',
  '$pullAll',
  '$pop',
  '$set',
  '$unset',
  '$rename',
  '$min',
  '$max',
  '$currentDate',
]);

/** What becomes of an array, where mingo matches or compares elements otherwise than MongoDB. */
const ON_ELEMENTS: Record<string, ((items: unknown[], operand: unknown) => unknown[]) | undefined> = {
  $pull: (items, operand) => {
    const test = isPlainDoc(operand) || isOperatorDoc(operand) ? elementTest(operand) : equals(operand);
    return items.filter((item) => !test(item));
  },
  $addToSet: (items, operand) => {
    const added: unknown = isPlainDoc(operand) && '$each' in operand ? operand['$each'] : [operand];
    if (!Array.isArray(added)) throw requestFailed('The argument to $each in $addToSet must be an array');
    const set = [...items];
    for (const item of added as unknown[]) if (!set.some((known) => equalValues(known, item))) set.push(item);
    return set;
  },
};

/**
 * Applies update operators to a document that the caller owns.
 * @param filter by which the document was found: a `.$` in a path is the first element that it matched
 */
export function applyUpdate(doc: Doc, modifier: Doc, filter: Doc): void {
  const rest: Doc = {};
  const elementwise: Doc = {};
  for (const [operator, fields] of Object.entries(modifier)) {
    const own = ON_ELEMENTS[operator] !== undefined;
    if (!own && !BY_MINGO.has(operator)) throw invalidOperator(operator);
    if (!isPlainDoc(fields)) throw requestFailed(`Modifiers operate on fields: ${operator}`);
    const placed: Doc = {};
    for (const [path, operand] of Object.entries(fields)) {
      if (path === '_id' && operator === '$set' && equalValues(operand, doc['_id'])) continue;
      const target = path.includes('.$.') || path.endsWith('.$') ? placeMatched(doc, path, filter) : path;
      checkTarget(doc, operator, target, operand);
      placed[target] = operand;
    }
    if (!own) rest[operator] = placed;
    else
      for (const [path, operand] of Object.entries(placed))
        pullOrAdd(doc, operator, path, operand, elementwise);
  }
  refuseOverlap(rest, elementwise);
  if (Object.keys(elementwise).length > 0)
    rest['$set'] = { ...(rest['$set'] as Doc | undefined), ...elementwise };
  try {
    updateMany([doc], {}, rest, { cloneMode: 'none' });
  } catch (error) {
    throw requestFailed(error instanceof Error ? error.message : String(error));
  }
}

function pullOrAdd(doc: Doc, operator: string, path: string, operand: unknown, into: Doc): void {
  const items = resolve(doc, path, operator);
  if (items === undefined && operator === '$pull') return;
  into[path] = ON_ELEMENTS[operator]?.((items ?? []) as unknown[], operand);
}

/** Two operators on one field, or on a field and one within it, have no order and are refused, as mingo does. */
function refuseOverlap(rest: Doc, elementwise: Doc): void {
  const others = Object.values(rest).flatMap((fields) => Object.keys(fields as Doc));
  for (const path of Object.keys(elementwise)) {
    const clash = others.find(
      (other) => `${other}.`.startsWith(`${path}.`) || `${path}.`.startsWith(`${other}.`),
    );
    if (clash !== undefined)
      throw requestFailed(`Updating the path '${path}' would create a conflict at '${clash}'`);
  }
}

/** The path with `.$` replaced by the place of the first element for which the filter's conditions hold. */
function placeMatched(doc: Doc, path: string, filter: Doc): string {
  const [before = '', ...after] = path.split(/\.\$(?=\.|$)/);
  const conditions = Object.entries(filter).filter(([field]) => `${field}.`.startsWith(`${before}.`));
  const items = resolve(doc, before, '$set');
  if (after.length !== 1 || conditions.length === 0 || !Array.isArray(items))
    throw requestFailed('The positional operator did not find the match needed from the query.');
  const matches = matcher(Object.fromEntries(conditions));
  const place = items.findIndex((item: unknown) =>
    matches(before.split('.').reduceRight<unknown>((value, name) => ({ [name]: value }), [item]) as Doc),
  );
  if (place === -1)
    throw requestFailed('The positional operator did not find the match needed from the query.');
  return `${before}.${place}${after[0] ?? ''}`;
}

function checkTarget(doc: Doc, operator: string, path: string, operand: unknown): void {
  const parts = path.split('.');
  if (path === '_id')
    throw requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'");
  if (parts.includes('')) throw requestFailed(`The update path '${path}' contains an empty field name`);
  const dollar = parts.find((part) => part.startsWith('$') && !/^\$\[\w*\]$/.test(part));
  if (dollar !== undefined)
    throw requestFailed(`The dollar ($) prefixed field '${dollar}' is not valid for storage.`);
  const target = resolve(doc, path, operator);
  if (ON_NUMBERS.has(operator)) {
    if (typeof operand !== 'number' && operator !== '$bit') {
      throw requestFailed(`Cannot apply ${operator} to ${path} with a value that is not a number`);
    }
    if (target !== undefined && typeof target !== 'number') {
      throw requestFailed(`Cannot apply ${operator} to the field ${path}, which is not a number`);
    }
  }
  if (ON_ARRAYS.has(operator) && target !== undefined && !Array.isArray(target)) {
    throw requestFailed(`Cannot apply ${operator} to the field ${path}, which is not an array`);
  }
}

/** The value at a path; throws where MongoDB cannot create the path, as below null, a text or an array. */
function resolve(doc: Doc, path: string, operator: string): unknown {
  let value: unknown = doc;
  let name = '';
  for (const part of path.split('.')) {
    if (value === undefined) return undefined;
    if (Array.isArray(value)) {
      if (part.startsWith('$')) return undefined;
      if (operator === '$rename')
        throw requestFailed(`The source field cannot be an array element, '${path}'`);
      if (!/^\d+$/.test(part)) {
        if (operator === '$unset') return undefined;
        throw inTheWay(part, name, value);
      }
      value = (value as unknown[])[Number(part)];
    } else if (isDoc(value)) {
      value = value[part];
    } else if (operator === '$unset') {
      return undefined;
    } else {
      throw inTheWay(part, name, value);
    }
    name = part;
  }
  return value;
}

const inTheWay = (field: string, name: string, value: unknown): WireError =>
  requestFailed(`Cannot create field '${field}' in element {${name}: ${JSON.stringify(value)}}`);
