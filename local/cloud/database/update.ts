/** Update operators, evaluated by mingo, with MongoDB's refusals for targets of the wrong type. */
// Not from 'mingo', whose updateMany copies all of its operators at each call.
import { updateMany } from 'mingo/updater';
import { isDoc, isPlainDoc, type Doc } from './ejson';
import { requestFailed } from './errors';

const ON_NUMBERS = new Set(['$inc', '$mul', '$bit']);
const ON_ARRAYS = new Set(['$push', '$pull', '$pullAll', '$pop', '$addToSet']);
const OPERATORS = new Set([
  ...ON_NUMBERS,
  ...ON_ARRAYS,
  '$set',
  '$unset',
  '$rename',
  '$min',
  '$max',
  '$currentDate',
]);

/** Applies update operators to a document that the caller owns. */
export function applyUpdate(doc: Doc, modifier: Doc): void {
  for (const [operator, fields] of Object.entries(modifier)) {
    if (!OPERATORS.has(operator)) throw requestFailed(`Unknown modifier: ${operator}`);
    if (!isPlainDoc(fields)) throw requestFailed(`Modifiers operate on fields: ${operator}`);
    for (const [path, operand] of Object.entries(fields)) checkTarget(doc, operator, path, operand);
  }
  try {
    updateMany([doc], {}, modifier, { cloneMode: 'none' });
  } catch (error) {
    throw requestFailed(error instanceof Error ? error.message : String(error));
  }
}

function checkTarget(doc: Doc, operator: string, path: string, operand: unknown): void {
  if (path === '_id')
    throw requestFailed("Performing an update on the path '_id' would modify the immutable field");
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

/** The value at a path; throws where MongoDB cannot create the path, as below null or a text. */
function resolve(doc: Doc, path: string, operator: string): unknown {
  let value: unknown = doc;
  for (const part of path.split('.')) {
    if (value === undefined) return undefined;
    if (Array.isArray(value)) {
      if (part.startsWith('$')) return undefined;
      value = (value as unknown[])[Number(part)];
    } else if (isDoc(value)) {
      value = value[part];
    } else if (operator === '$unset') {
      return undefined;
    } else {
      throw requestFailed(`Cannot create field '${part}' in element {${path}: ${JSON.stringify(value)}}`);
    }
  }
  return value;
}
