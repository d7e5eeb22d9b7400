/** Every template through the real SDK and the local cloud, which checks the form of each field as WeChat does. */
import { post } from '../cloudfunctions/ledger/post';
import { noteConsents } from '../cloudfunctions/messages/consents';
import { outbox } from '../cloudfunctions/messages/documents';
import { noteMessage, type Message } from '../cloudfunctions/messages/note';
import { sendDueMessages } from '../cloudfunctions/messages/send';
import { TEMPLATE_KEYS, type TemplateKey } from '../cloudfunctions/platform/messages/messenger';
import { wechatMessenger } from '../cloudfunctions/platform/messages/wechat-messenger';
import { cloudHouse, type CloudHouse } from './support/cloud-house';
import { Mall, OWING } from './support/mall';

const TIME = '2026-06-03 10:30';
const LONG = '一家名字特别特别特别特别特别长的美容院旗舰店';
/** As the areas write them, with texts longer than WeChat takes where people write them. */
const FIELDS: { readonly [K in TemplateKey]: Message<K>['fields'] } = {
  booking: {
    treatment: LONG,
    time: TIME,
    store: LONG,
    note: '门店改期：美容师临时请假，实在抱歉，改到下午可以吗',
  },
  reminder: { treatment: LONG, time: TIME, store: LONG, note: '明天见，如需改期请提前' },
  shipped: { goods: LONG, carrier: '顺丰速运', number: 'SF1000000001' },
  visit: { title: LONG, state: '待安排', time: TIME, note: '' },
  refund: { goods: LONG, amount: '99.00元', note: '已原路退回，请留意到账通知' },
  voucher: { treatment: LONG, store: LONG, time: TIME },
  tip: { store: LONG, amount: '99.00元', time: TIME },
  received: { store: LONG, amount: '99.00元', time: TIME },
  stock: { merchant: LONG, points: '123.456789', note: '请尽快补充积分' },
  review: { subject: LONG, result: '已通过', note: '' },
  campaign: { merchant: LONG, text: '秋季护肤季开始啦' },
};

let cloud: CloudHouse;
beforeAll(async () => {
  cloud = await cloudHouse(OWING);
  await Mall.open(cloud.house);
});
afterAll(() => cloud.close());

function note(template: TemplateKey, id: string): Promise<void> {
  const posting = { entryId: `test:${id}`, kind: 'test', cause: id, holders: [] };
  const message = {
    id,
    memberId: 'bea',
    template,
    fields: FIELDS[template],
    page: 'pages/order/order',
    cause: id,
  };
  return post(
    cloud.house,
    posting,
    () => Promise.resolve(null),
    (book) => noteMessage(book, message),
  );
}

test('each is taken once for a consent that WeChat knows, and refused without', async () => {
  const templateIds = Object.fromEntries(TEMPLATE_KEYS.map((key) => [key, `template-${key}`]));
  const house = { ...cloud.house, messenger: wechatMessenger(templateIds) };
  const state = async (id: string) => (await house.database.get(outbox, id))?.state;
  for (const key of TEMPLATE_KEYS) {
    // The mall believes in two; WeChat knows of one.
    for (const requestId of ['one', 'two'])
      await noteConsents(house, {
        requestId: `${key}-${requestId}`,
        memberId: 'bea',
        openId: 'o-bea',
        accepted: [key],
      });
    const body = JSON.stringify({ openid: 'o-bea', templateId: templateIds[key] });
    await fetch(`${cloud.cloud.url}/local/consents`, { method: 'POST', body });
    await note(key, `${key}-1`);
    await sendDueMessages(house, 10);
    await note(key, `${key}-2`);
    await sendDueMessages(house, 10);
    expect([key, await state(`${key}-1`), await state(`${key}-2`)]).toEqual([key, 'sent', 'refused']);
  }
});
