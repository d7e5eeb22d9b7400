/** A CSV file says exactly what its cells say, and nothing in it is run. */
import fc from 'fast-check';

import { csvFile } from './csv';

/** A plain reader of RFC 4180, without the code under test. */
function read(file: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < file.length) {
    let text = '';
    if (file[at] === '"') {
      at += 1;
      while (file[at] !== '"' || file[at + 1] === '"') {
        text += file[at] ?? '';
        at += file[at] === '"' ? 2 : 1;
      }
      at += 1;
    } else
      while (file[at] !== ',' && file[at] !== '\r') {
        text += file[at] ?? '';
        at += 1;
      }
    row.push(text);
    if (file[at] === ',') at += 1;
    else {
      rows.push(row);
      row = [];
      at += 2;
    }
  }
  return rows;
}

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '-', '+', '@', '＝', '\t', '1', '甲') }),
);

test('what is read back is what was written, formulas apart', () => {
  const tables = fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(tables, (rows) => {
      const file = csvFile(rows);
      expect(file.startsWith('\uFEFF')).toBe(true);
      expect(read(file.slice(1)).map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
        rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
      );
    }),
  );
});

test.each([
  ['=SUM(A1)', "'=SUM(A1)"],
  ['@cmd', "'@cmd"],
  ['+86 138', "'+86 138"],
  ['-1+1', "'-1+1"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['＝1+1', "'＝1+1"],
  ['－12', "'－12"],
  ['-12.50', '-12.50'],
  ['12.50', '12.50'],
  ['说 "好", 真的', '"说 ""好"", 真的"'],
])('%j becomes %j', (cell, written) => {
  expect(csvFile([[cell]])).toBe(`\uFEFF${written}\r\n`);
});

test('no cell begins as a formula', () => {
  fc.assert(
    fc.property(text, (cell) => {
      const [[read0 = ''] = []] = read(csvFile([[cell]]).slice(1));
      expect(/^[=+@\t\r\n＝＋－＠]/.test(read0) || /^-(?!\d+(\.\d+)?$)/.test(read0)).toBe(false);
    }),
  );
});
