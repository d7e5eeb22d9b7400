/** WeChat Pay is opened by the first call that needs it, and by none before. */
import { systemClock } from '../clock';
import { lateCashDesk, lateWechatPay } from './late';
import type { CashDeskSettings, WechatPaySettings } from './settings';

const asked = { paymentId: 'p', parts: [] };

/** Settings that tell when somebody reads their key, which the client does when it is made. */
function watched(): { readonly settings: CashDeskSettings & WechatPaySettings; readonly read: string[] } {
  const read: string[] = [];
  const known: Record<string, unknown> = { mchid: '1900000300', appid: 'wx1' };
  const settings = new Proxy({} as CashDeskSettings & WechatPaySettings, {
    get: (_target, name) => {
      if (typeof name === 'string') read.push(name);
      return known[String(name)];
    },
  });
  return { settings, read };
}

test('nothing of WeChat Pay is opened before a call', async () => {
  const { settings, read } = watched();
  const pay = lateWechatPay(settings, systemClock);
  expect(read).toEqual([]);
  await expect(pay.findPayment(asked)).rejects.toThrow();
  expect(read).not.toEqual([]);
});

test('the desk says who pays without opening anything', async () => {
  const { settings, read } = watched();
  const desk = lateCashDesk(settings, systemClock);
  expect(desk.confirmParameters('p')).toEqual({ mchId: '1900000300', appId: 'wx1', package: 'p' });
  expect(read).toEqual(['mchid', 'appid']);
  await expect(desk.findPayIn('1')).rejects.toThrow();
  expect(read.length).toBeGreaterThan(2);
});
