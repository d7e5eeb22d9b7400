/** Files of the console open as they are meant, and come back as they were. */
import * as fc from 'fast-check';

import { csvFile, readCsv } from '../console/services/csv';

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+86 138', "'+86 138"],
  ['-1+1', "'-1+1"],
  ['@cmd', "'@cmd"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['＝1+1', "'＝1+1"],
  ['-12.50', '-12.50'],
  ['−17139.08', '-17139.08'],
  ['¥12.50', '¥12.50'],
])('%j is written as %j', (cell, written) => {
  expect(csvFile([[cell]])).toBe(`\uFEFF${written}\r\n`);
});

const text = fc
  .string({ unit: fc.constantFrom('=', '+', '-', '@', '＝', "'", '"', ',', '甲', '1', ' ', '\n') })
  .map((one) => one.trim())
  .filter((one) => one !== '');

test('nothing that people wrote begins a cell as a formula, and all of it comes back', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (names) => {
      const file = csvFile([['名称', '备注'], ...names.map((name) => [name, '好'])]);
      const lines = readCsv(file, ['名称', '备注']);
      if ('reason' in lines) throw new Error('the file was not read');
      expect(lines.map(({ cells }) => cells['名称'])).toEqual(names);
      // As a spreadsheet reads them, quotes taken off.
      for (const name of names) {
        const cell = csvFile([[name]])
          .slice(1)
          .replace(/^"/, '');
        expect(/^[=+@\t\r\n＝＋－＠]/.test(cell) || /^-(?!\d+(\.\d+)?"?\r\n)/.test(cell)).toBe(false);
      }
    }),
  );
});
