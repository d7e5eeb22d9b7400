/** The language of rules: what it computes, what it does not know, and what it refuses to be. */
import { evaluate, Partial, UNKNOWN } from './evaluate';
import { parse } from './expression';

const names = {
  auth: { openid: 'ann' },
  doc: { _openid: 'ann', n: 5, tags: ['a', 'b'], deep: { x: 1 }, at: new Date(5) },
  now: 1000,
};
const value = (rule: string, doc: unknown = names.doc): unknown =>
  evaluate(parse(rule), { names: { ...names, doc }, get: (path) => ({ path, owner: 'ann' }) });

test.each([
  ['true', true],
  ['doc._openid == auth.openid', true],
  ["doc['_openid'] === 'ann'", true],
  ['doc.n > 4 && doc.n <= 5', true],
  ['doc.n < 5 || doc.n >= 6', false],
  ['!(doc.n == 5)', false],
  ["'a' in doc.tags", true],
  ['doc.n in [1, 2, 5]', true],
  ['doc.deep.x == 1', true],
  ['doc.tags[1] == "b"', true],
  ['doc.missing == null', true],
  ["doc.n > 'text'", false],
  ['doc.at < now', true],
  ["get('database.shops.1').owner == auth.openid", true],
  ['get(`database.shops.${doc.n}`).path == "database.shops.5"', true],
  ['1 == 1 || doc.n == 9 && false', true],
])('%s is %s', (rule, expected) => {
  expect(value(rule)).toBe(expected);
});

test.each([
  ['doc.a == 1', UNKNOWN],
  ['doc.b == 1', true],
  ['doc.a == 1 && doc.b == 2', false],
  ['doc.a == 1 && doc.b == 1', UNKNOWN],
  ['doc.b == 1 || doc.a == 1', true],
  ['doc.a == 1 || doc.b == 2', UNKNOWN],
  ['doc.a != 1', UNKNOWN],
  ['!doc.a', UNKNOWN],
  ['doc.a in [1]', UNKNOWN],
  ['doc.c.d == 3', true],
  ['doc.c == 3', UNKNOWN],
  ['get(`database.x.${doc.a}`).y == 1', UNKNOWN],
])('over what is partly known %s is %s', (rule, expected) => {
  expect(
    value(
      rule,
      new Partial(
        new Map<string, unknown>([
          ['b', 1],
          ['c.d', 3],
        ]),
      ),
    ),
  ).toBe(expected);
});

test.each([
  '',
  'doc.',
  'doc._openid = auth.openid',
  'doc._openid == ',
  '(true',
  'true)',
  '[1, 2',
  'true true',
  'doc; process',
  "require('fs')['x'",
  'doc.n + 1',
  '{}',
])('%j is no expression', (rule) => {
  expect(() => parse(rule)).toThrow(/Rule/);
});

test('nothing of the program can be reached', () => {
  for (const rule of ['process', 'globalThis', "require('fs')", 'toString', '__proto__'])
    expect(() => value(rule)).toThrow(/Rules know no/);
  expect(value('doc.constructor')).toBeUndefined();
  expect(value("doc['__proto__']")).toBeUndefined();
});
