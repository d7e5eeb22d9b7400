import { unzipSync, strFromU8 } from 'fflate';

import { tableXlsx } from './table-xlsx';

async function sheetOf(cells: Record<string, string | number>): Promise<string> {
  const columns = [
    { key: 'who', title: '人', type: 'text' },
    { key: 'paid', title: '金额', type: 'fen' },
    { key: 'points', title: '积分', type: 'points' },
    { key: 'times', title: '次数', type: 'count' },
  ] as const;
  const files = unzipSync(new Uint8Array(await tableXlsx({ name: '日报', columns, rows: [cells] })));
  expect(strFromU8(files['xl/workbook.xml']!)).toContain('日报');
  return ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/styles.xml']
    .map((name) => (files[name] === undefined ? '' : strFromU8(files[name])))
    .join('\n');
}

test('numbers are numbers with their places', async () => {
  const xml = await sheetOf({ who: '会员***mei', paid: 12_345, points: 1, times: 3 });
  for (const part of ['<v>123.45</v>', '<v>0.000001</v>', '<v>3</v>', '0.000000', '会员***mei', '金额'])
    expect(xml).toContain(part);
});

test('a text that looks like a formula is a text, and a number too long for a spreadsheet as well', async () => {
  const xml = await sheetOf({ who: '=1+1', paid: 0, points: 1_234_567_890_123_456, times: 0 });
  expect(xml).not.toContain('<f>');
  expect(xml).toContain('=1+1');
  expect(xml).toContain('1234567890.123456');
});
