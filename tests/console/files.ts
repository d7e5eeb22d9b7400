/** Products as a file: refused with their lines, exported, imported again. */
import { readFileSync } from 'node:fs';

import { ownProduct } from './customers';
import { press } from './desk-hands';
import type { Desk, MallAtDesk } from './open-console';

/** Of a shop that sells 红光美容灯 as lamp-1. */
export async function tradeFiles(desk: Desk, mall: MallAtDesk): Promise<void> {
  const own = (code: string) => ownProduct(mall, code);
  const { tab, dialog } = desk;
  await desk.open('categories');
  await desk.open('catalogue');
  await tab.getByPlaceholder('在列表中查找').fill('红光');
  await desk.row('红光美容灯').waitFor();
  const downloading = tab.waitForEvent('download');
  await press(desk, '导出全部规格');
  const exported = readFileSync(await (await downloading).path(), 'utf8');
  const lines = exported.trim().split('\r\n');
  const lamp = lines.find((line) => line.startsWith('lamp-1,')) ?? '';
  expect(lamp).toContain(',399.00,10,30,1,,是');
  const heading = lines[0] ?? '';
  const file = async (text: string): Promise<void> => {
    const buffer = Buffer.from(text);
    await tab.getByLabel('商品文件').setInputFiles({ name: '商品.csv', mimeType: 'text/csv', buffer });
  };
  const faults = dialog.getByRole('alert');
  await press(desk, '导入 CSV');
  await file(`${heading.replace('售价', '价')}\r\n${lamp}\r\n`);
  await faults.getByText('第 1 行：缺少列：售价').waitFor();
  const bad = [
    lamp.replace(',399.00,', ',39.9.0,'),
    lamp.replace('lamp-1,', 'lamp-2,').replace(',是', ',在'),
    lamp.replace('lamp-1,', 'lamp-3,').replace(/cloud:[^,]*/, 'https://example.com/a.png'),
  ];
  await file([heading, ...bad].join('\r\n'));
  await faults.getByText('第 2 行：售价请填大于 0 的金额，最多两位小数').waitFor();
  await faults.getByText('第 3 行：在售请填“是”或“否”').waitFor();
  await faults.getByText('第 4 行：图片请填文件编号').waitFor();
  // The library draws a button that cannot be pressed as none.
  await dialog.locator('.t-is-disabled', { hasText: '导入 0 件' }).waitFor();
  // What only the mall can know: the category is not there. The first line was good, and is not saved either.
  const foreign = lamp.replace('lamp-1,', 'lamp-4,').replace(',lamp,', ',nowhere,');
  await file([heading, lamp.replace(',399.00,', ',388.00,'), foreign].join('\r\n'));
  await dialog.getByRole('button', { name: '导入 2 件' }).click();
  await faults.getByText('第 3 行：').waitFor();
  await faults.getByText('这次没有导入任何商品').waitFor();
  expect((await own('lamp-1'))?.product.lowestFen).toBe(39_900);
  expect(await own('lamp-4')).toBeUndefined();
  await file(
    [heading, lamp.replace(',399.00,', ',388.00,'), lamp.replace('lamp-1,', 'lamp-5,')].join('\r\n'),
  );
  await dialog.getByRole('button', { name: '导入 2 件' }).click();
  await tab.getByText('已导入 2 件商品').last().waitFor();
  await desk.row('lamp-5').waitFor();
  expect((await own('lamp-1'))?.product.lowestFen).toBe(38_800);
}
