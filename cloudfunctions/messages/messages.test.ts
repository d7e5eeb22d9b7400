/** Messages on the in-memory cloud: sent once, retried within bounds, never against a refusal. */
import { Mall, OWING } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { post } from '../ledger/post';
import { templateIdsOf } from '../platform/messages/wechat-messenger';
import { DAY_MS, MINUTE_MS } from '../units/days';
import { noteConsents, templatesToAsk } from './consents';
import { consentBooks, outbox, type OutboxMessage } from './documents';
import { noteMessage } from './note';
import { sendDueMessages, sendMessagesOf, sendOne } from './send';

let house: TestHouse;
let mall: Mall;
beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
});

const consent = (requestId: string, accepted: Parameters<typeof noteConsents>[1]['accepted'] = ['refund']) =>
  noteConsents(house, { requestId, memberId: 'bea', openId: 'o-bea', accepted });

function note(id: string, goods = '玻尿酸面膜'): Promise<void> {
  const posting = { entryId: `test:${id}`, kind: 'test', cause: id, holders: [] };
  const fields = { goods, amount: '99.00元', note: '' };
  const message = {
    id,
    memberId: 'bea',
    template: 'refund',
    fields,
    page: 'pages/home/home',
    cause: 'order',
  } as const;
  return post(
    house,
    posting,
    () => Promise.resolve(null),
    (book) => noteMessage(book, message),
  );
}
async function stored(id: string): Promise<OutboxMessage> {
  const message = await house.database.get(outbox, id);
  if (message === null) throw new Error('no message');
  return message;
}
const left = async () => (await house.database.get(consentBooks, 'bea'))?.left['refund'];

test('one consent is one message; the second waits for none and ends as refused', async () => {
  await consent('one');
  await consent('one');
  for (const id of ['a', 'b']) await note(id);
  expect(await sendDueMessages(house, 10)).toEqual({ sent: 1, failed: [] });
  expect(await sendDueMessages(house, 10)).toEqual({ sent: 0, failed: [] });
  expect([(await stored('a')).state, (await stored('b')).state].sort()).toEqual(['refused', 'sent']);
  expect(house.messenger.given).toEqual([
    {
      openId: 'o-bea',
      templateId: 'template-refund',
      page: 'pages/home/home',
      data: { thing1: { value: '玻尿酸面膜' }, amount2: { value: '99.00元' }, thing3: { value: '-' } },
    },
  ]);
  expect(await left()).toBe(0);
});

test('a person who refuses at WeChat is not asked again, whatever the mall had counted', async () => {
  await consent('one');
  await consent('two');
  house.messenger.outcomes.push('refused');
  for (const id of ['a', 'b']) await note(id);
  await sendDueMessages(house, 10);
  expect([(await stored('a')).state, (await stored('b')).state]).toEqual(['refused', 'refused']);
  expect(house.messenger.given).toHaveLength(1);
});

test('what WeChat did not take is tried again, later and later, five times, and the consent stays', async () => {
  await consent('one');
  await note('a');
  house.messenger.outcomes.push('later', 'later', 'later', 'later', 'later');
  const delays: number[] = [];
  for (;;) {
    await sendDueMessages(house, 10);
    const { state, dueAt } = await stored('a');
    if (state !== 'waiting' || dueAt === null) break;
    delays.push((dueAt - house.clock.at) / MINUTE_MS);
    house.clock.at = dueAt - 1;
    expect((await sendDueMessages(house, 10)).sent).toBe(0);
    house.clock.at = dueAt;
  }
  expect(delays).toEqual([2, 4, 8, 16]);
  expect([(await stored('a')).state, house.messenger.given.length, await left()]).toEqual(['failed', 5, 1]);
});

test('an answer that was lost is not followed by a second message', async () => {
  await consent('one');
  await consent('two');
  house.messenger.outcomes.push('unknown');
  await note('a');
  await sendDueMessages(house, 10);
  // A process that dies between the two leaves the claim.
  await note('b');
  house.messenger.send = () => Promise.reject(new Error('killed'));
  expect((await sendDueMessages(house, 10)).failed).toEqual(['b: killed']);
  house.clock.at += 10 * MINUTE_MS;
  await sendDueMessages(house, 10);
  expect([(await stored('a')).state, (await stored('b')).state]).toEqual(['unknown', 'unknown']);
});

test('what is too late, or has no template here, is not sent; right after the action never throws', async () => {
  await consent('one');
  await note('late');
  house.clock.at += DAY_MS;
  await mall.pass(0);
  await sendDueMessages(house, 10);
  house.messenger.templateIds = {};
  await note('off');
  await sendMessagesOf(house, 'order');
  expect([(await stored('late')).state, (await stored('off')).state]).toEqual(['lapsed', 'off']);
  house.database.beforeOperation = () => Promise.reject(new Error('down'));
  await note('x').catch(() => undefined);
  await sendMessagesOf(house, 'order');
  expect(house.messenger.given).toEqual([]);
});

test('20 senders of one message: one hands it over', async () => {
  await consent('one');
  await note('a');
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => sendOne(house, 'a')));
  expect(outcomes.filter((one) => one !== null)).toEqual(['sent']);
  expect(house.messenger.given).toHaveLength(1);
});

test('texts are cut to what their field takes', async () => {
  await note('a', '一二三四五六七八九十一二三四五六七八九十一');
  expect((await stored('a')).fields['goods']).toBe('一二三四五六七八九十一二三四五六七八九…');
});

test('templates come from the environment, and one that is not known stops the functions', () => {
  expect(templateIdsOf('booking=AbC-1, refund=x_2')).toEqual({ booking: 'AbC-1', refund: 'x_2' });
  expect(templateIdsOf('')).toEqual({});
  for (const wrong of ['bookings=1', 'booking', 'booking=a b'])
    expect(() => templateIdsOf(wrong)).toThrow('MALL_MESSAGE_TEMPLATES');
  house.messenger.templateIds = { booking: 'b' };
  expect(templatesToAsk(house)).toEqual([{ key: 'booking', templateId: 'b' }]);
});
