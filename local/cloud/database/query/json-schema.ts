/**
 * $jsonSchema: the keywords of MongoDB's dialect, each a rule of one line or few.
 * https://www.mongodb.com/docs/manual/reference/operator/query/jsonSchema/
 */
import { equalValues } from '../compare';
import { isPlainDoc, type Doc } from '../ejson';
import { requestFailed } from '../errors';
import { kindOf, kindsNamed } from '../kinds';

type Test = (value: unknown) => boolean;
type Keyword = (operand: unknown, schema: Doc) => Test;

/** Applies to values of one shape and lets all others pass. */
const onNumbers =
  (rule: (value: number) => boolean): Test =>
  (value) =>
    typeof value !== 'number' || rule(value);
const onTexts =
  (rule: (value: string) => boolean): Test =>
  (value) =>
    typeof value !== 'string' || rule(value);
const onLists =
  (rule: (value: unknown[]) => boolean): Test =>
  (value) =>
    !Array.isArray(value) || rule(value);
const onDocs =
  (rule: (value: Doc) => boolean): Test =>
  (value) =>
    !isPlainDoc(value) || rule(value);

const KEYWORDS: Record<string, Keyword | undefined> = {
  bsonType: typed,
  type: (operand) => typed(operand === 'boolean' ? 'bool' : operand),
  enum: (operand) => (value) => list(operand).some((item) => equalValues(item, value)),
  minimum: (operand, schema) =>
    onNumbers((n) => (schema['exclusiveMinimum'] === true ? n > Number(operand) : n >= Number(operand))),
  maximum: (operand, schema) =>
    onNumbers((n) => (schema['exclusiveMaximum'] === true ? n < Number(operand) : n <= Number(operand))),
  multipleOf: (operand) => onNumbers((n) => n % Number(operand) === 0),
  minLength: (operand) => onTexts((text) => Array.from(text).length >= Number(operand)),
  maxLength: (operand) => onTexts((text) => Array.from(text).length <= Number(operand)),
  pattern: (operand) => {
    const expression = new RegExp(String(operand));
    return onTexts((text) => expression.test(text));
  },
  required: (operand) => onDocs((doc) => list(operand).every((name) => Object.hasOwn(doc, String(name)))),
  minProperties: (operand) => onDocs((doc) => Object.keys(doc).length >= Number(operand)),
  maxProperties: (operand) => onDocs((doc) => Object.keys(doc).length <= Number(operand)),
  properties: (operand) => {
    const tests = Object.entries(docOf(operand)).map(([name, schema]) => [name, schemaTest(schema)] as const);
    return onDocs((doc) => tests.every(([name, test]) => !Object.hasOwn(doc, name) || test(doc[name])));
  },
  patternProperties: (operand) => {
    const tests = Object.entries(docOf(operand)).map(
      ([p, schema]) => [new RegExp(p), schemaTest(schema)] as const,
    );
    return onDocs((doc) =>
      tests.every(([name, test]) =>
        Object.entries(doc).every(([key, value]) => !name.test(key) || test(value)),
      ),
    );
  },
  additionalProperties: additional,
  items: (operand) => {
    if (!Array.isArray(operand)) {
      const test = schemaTest(operand);
      return onLists((items) => items.every(test));
    }
    const tests = operand.map(schemaTest);
    return onLists((items) => items.every((item, i) => tests[i]?.(item) ?? true));
  },
  minItems: (operand) => onLists((items) => items.length >= Number(operand)),
  maxItems: (operand) => onLists((items) => items.length <= Number(operand)),
  uniqueItems: (operand) =>
    onLists(
      (items) => operand !== true || items.every((a, i) => items.findIndex((b) => equalValues(a, b)) === i),
    ),
  allOf: (operand) => quantified(operand, (count, total) => count === total),
  anyOf: (operand) => quantified(operand, (count) => count > 0),
  oneOf: (operand) => quantified(operand, (count) => count === 1),
  not: (operand) => {
    const test = schemaTest(operand);
    return (value) => !test(value);
  },
  // What these two say is in minimum and maximum; the last two are for readers.
  exclusiveMinimum: () => () => true,
  exclusiveMaximum: () => () => true,
  title: () => () => true,
  description: () => () => true,
};

/**
 * Compiles a schema.
 * @throws the request error for a keyword or an operand that MongoDB does not know
 */
export function schemaTest(schema: unknown): Test {
  const rules = docOf(schema);
  const tests = Object.entries(rules).map(([keyword, operand]) => {
    const make = KEYWORDS[keyword];
    if (make === undefined) throw requestFailed(`Unknown $jsonSchema keyword: ${keyword}`);
    return make(operand, rules);
  });
  return (value) => tests.every((test) => test(value));
}

function typed(operand: unknown): Test {
  const kinds = (Array.isArray(operand) ? operand : [operand]).flatMap((name: unknown) => {
    const named = kindsNamed(name);
    if (named === undefined) throw requestFailed(`Unknown type name alias: ${String(name)}`);
    return named;
  });
  return (value) => kinds.includes(kindOf(value));
}

function additional(operand: unknown, schema: Doc): Test {
  const named = new Set(Object.keys(docOf(schema['properties'] ?? {})));
  const patterns = Object.keys(docOf(schema['patternProperties'] ?? {})).map((p) => new RegExp(p));
  const test: Test = typeof operand === 'boolean' ? () => operand : schemaTest(operand);
  return onDocs((doc) =>
    Object.entries(doc).every(
      ([key, value]) => named.has(key) || patterns.some((pattern) => pattern.test(key)) || test(value),
    ),
  );
}

function quantified(operand: unknown, holds: (count: number, total: number) => boolean): Test {
  const tests = list(operand).map(schemaTest);
  return (value) => holds(tests.filter((test) => test(value)).length, tests.length);
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw requestFailed('$jsonSchema needs an array here');
  return value;
}

function docOf(value: unknown): Doc {
  if (!isPlainDoc(value)) throw requestFailed('$jsonSchema needs an object');
  return value;
}
