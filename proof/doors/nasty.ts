/** What nobody should send: the malformed, the huge, the disguised, and operators where an id belongs. */
import * as fc from 'fast-check';

const LONG = 'x'.repeat(100_000);

/** As JSON brings it over the wire: an own property of that name, not a prototype. */
const polluted: unknown = JSON.parse(
  '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}',
);

export const NASTY: Readonly<Record<string, unknown>> = {
  nothing: null,
  missing: undefined,
  'not a number': NaN,
  infinity: Infinity,
  'minus infinity': -Infinity,
  negative: -1,
  'minus zero': -0,
  half: 0.5,
  'just not safe': Number.MAX_SAFE_INTEGER + 1,
  huge: 1e308,
  bigint: 10n ** 30n,
  'number as text': '100',
  'hexadecimal text': '0x10',
  true: true,
  empty: '',
  blank: '   ',
  long: LONG,
  'lone surrogate': '\ud800',
  'half an emoji': '好\udc00',
  'right to left': '\u202eevil\u202c',
  'zero width': '\u200b\u200d\ufeff',
  'zero byte': 'a\u0000b',
  'line breaks': 'a\r\nb\u2028c',
  combining: 'e' + '\u0301'.repeat(300),
  'fullwidth digits': '１２３４５６',
  'prototype by name': '__proto__',
  'constructor by name': 'constructor',
  'method by name': 'toString',
  polluted,
  'no prototype': Object.create(null) as unknown,
  'not equal': { $ne: 1 },
  where: { $where: 'sleep(1000)' },
  greater: { $gt: '' },
  'regular expression': { $regex: '.*' },
  'nested operator': { $or: [{}, { a: 1 }] },
  'list of operators': [{ $ne: null }],
  'operator by name': '$where',
  path: '../../etc/passwd',
  'dotted field': 'a.b.c',
  script: '<script>alert(1)</script>',
  formula: '=HYPERLINK("http://evil")',
  'empty list': [],
  'long list': Array.from({ length: 2_000 }, () => 'x'),
  'deep list': deep(2_000),
  date: new Date(0),
  'far day': '9999-99-99',
  'huge day': '+275760-09-13',
  symbols: "'; DROP TABLE orders; --",
};

function deep(levels: number): unknown {
  let value: unknown = [];
  for (let i = 0; i < levels; i += 1) value = [value];
  return value;
}

/** Anything at all, and the list above again among it. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  // Too deep for fast-check to print.
  fc.constantFrom(...Object.keys(NASTY).filter((what) => what !== 'deep list')).map((what) => NASTY[what]),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.integer(),
  fc.double(),
  fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, maxDepth: 2 }),
);

/** Names of fields that no schema has. */
export const EXTRA_FIELDS = [
  'isAdmin',
  'memberId2',
  '$where',
  '__proto__',
  'constructor',
  '',
  'a.b',
] as const;
