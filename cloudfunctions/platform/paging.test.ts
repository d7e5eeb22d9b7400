import fc from 'fast-check';

import { MemoryDatabase } from '../../tests/support/memory-database';
import { collection, literalPattern, type Document } from './database';
import { inTransaction } from './in-transaction';
import { pageOf, type Cursor, type List } from './paging';

interface Row extends Document {
  readonly value: number;
  readonly group: string;
}
const rows = collection<Row>('rows');

/** Few values, so that many rows share one. */
const someRows = fc.uniqueArray(
  fc.record({
    _id: fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom('a', 'b', 'c', 'd') }),
    value: fc.integer({ min: 0, max: 4 }),
    group: fc.constantFrom('x', 'y'),
  }),
  { selector: (row) => row._id, maxLength: 30 },
);

async function databaseOf(documents: readonly Row[]): Promise<MemoryDatabase> {
  const database = new MemoryDatabase();
  await inTransaction(database, async (transaction) => {
    for (const row of documents) await transaction.put(rows, row);
  });
  return database;
}

async function readThrough(
  list: Omit<List<Row>, 'from' | 'after'>,
  database: MemoryDatabase,
): Promise<Row[][]> {
  const pages: Row[][] = [];
  let after: Cursor | null = null;
  do {
    const page: { rows: readonly Row[]; next: Cursor | null } = await pageOf(database, {
      ...list,
      from: rows,
      after,
    });
    pages.push([...page.rows]);
    after = page.next;
  } while (after !== null);
  return pages;
}

test('page by page, every row comes exactly once, in order, and no page is empty or too long', () =>
  fc.assert(
    fc.asyncProperty(
      someRows,
      fc.constantFrom('asc' as const, 'desc' as const),
      fc.integer({ min: 1, max: 7 }),
      fc.option(fc.integer({ min: 0, max: 4 })),
      async (documents, direction, limit, least) => {
        const where = { group: 'x', ...(least !== null && { value: { gte: least } }) };
        const pages = await readThrough(
          { where, sort: ['value', direction], limit },
          await databaseOf(documents),
        );
        const sign = direction === 'asc' ? 1 : -1;
        const expected = documents
          .filter((row) => row.group === 'x' && row.value >= (least ?? 0))
          .sort((a, b) => (a.value - b.value) * sign || (a._id < b._id ? -1 : 1));
        expect(pages.flat()).toEqual(expected);
        expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
        if (expected.length > 0) expect(pages.at(-1)?.length).toBeGreaterThan(0);
      },
    ),
  ));

test('a literal pattern finds its text and nothing else', () =>
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, other) => {
      const pattern = new RegExp(literalPattern(text));
      expect(pattern.test(`<${text}>`)).toBe(true);
      expect(pattern.test(other)).toBe(other.includes(text));
    }),
    {
      examples: [
        ['.*', 'anything'],
        ['a+b', 'aab'],
        ['(', ')'],
        ['\\', '/'],
        ['^$', ''],
      ],
    },
  ));
