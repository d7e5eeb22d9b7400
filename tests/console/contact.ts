/** A contact's phone: hidden in the list, shown to whoever asks, and the log says whose. */
import { OPERATOR } from '../../local/demo/data/people';
import { narrow, press } from './desk-hands';
import type { Desk, MallAtDesk } from './open-console';

/** Of a merchant that has opened; answers its application. */
export async function seeContact(desk: Desk, { mall }: MallAtDesk, merchantId: string) {
  const view = await mall.call(OPERATOR, 'operator', 'application', { merchantId });
  const phone = view.application.contact?.phone ?? '';
  await desk.open('merchants');
  await narrow(desk, '状态', '营业中');
  await desk.row(merchantId).getByText('*').first().waitFor();
  expect(await desk.tab.getByText(phone).count()).toBe(0);
  await press(desk, '显示', merchantId);
  await desk.row(merchantId).getByText(phone).waitFor();
  const told = await mall.call(OPERATOR, 'operator', 'auditLog', { action: 'merchantContact' });
  expect(told.rows).toMatchObject([{ kind: 'read', via: 'console', targets: [merchantId] }]);
  await desk.open('audit');
  await desk.row('查看联系人电话').getByText(merchantId).waitFor();
  return view;
}
