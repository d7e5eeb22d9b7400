/** A person takes along what the mall keeps of it, asks to leave, and stays after all. Takes about half a minute. */
import { readFile } from 'node:fs/promises';

import { inBrowser } from '../support/browser';
import { phoneSuite } from './phone-suite';

const NEW = 'my-data-somebody-new';
const PAGE = '/wallet/my-data/my-data';

const { house, take } = phoneSuite();

inBrowser(
  'settings lead there; the file is put together; leaving is asked for and taken back',
  async () => {
    await house().mall.call(NEW, 'member', 'join', {});
    const { tab, shown, tap, press, close } = await take(NEW, '/pages/settings/settings');
    await tap('查看、导出我的资料，注销账户');
    await shown('保存了什么，保存多久').waitFor();
    const download = tab.waitForEvent('download');
    await tap('导出 JSON 文件');
    const file = await download;
    expect(file.suggestedFilename()).toBe('我的共享购资料.json');
    const whole = JSON.parse(await readFile(await file.path(), 'utf8')) as Record<string, unknown[]>;
    expect(whole['会员身份']).toHaveLength(1);
    await shown('导出表格').waitFor();
    const table = tab.waitForEvent('download');
    await tap('导出表格');
    const asTable = await table;
    expect(asTable.suggestedFilename()).toBe('我的共享购资料.csv');
    expect(await readFile(await asTable.path(), 'utf8')).toMatch(
      /^\uFEFF类别,第几条,项目,内容\r\n会员身份,1,/,
    );
    await shown('导出表格').waitFor();
    await tap('展开');
    await shown('收货地址').waitFor();
    await tap('申请注销');
    await press('确认注销');
    await shown('在这之前可以撤回').waitFor();
    expect(await house().mall.call(NEW, 'member', 'keptOfMe', {})).toMatchObject({
      leaving: { state: 'waiting' },
    });
    await tap('撤回注销');
    await shown('期间可以撤回').waitFor();
    expect(await house().mall.call(NEW, 'member', 'keptOfMe', {})).toMatchObject({
      leaving: { state: 'cancelled' },
    });
    await close();
    const again = await take(NEW, PAGE);
    await again.shown('申请后等').waitFor();
    await again.close();
  },
  60_000,
);
