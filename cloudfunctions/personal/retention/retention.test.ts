import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { noPictures } from '../../../tests/support/no-pictures';
import { Mall, OWING, HOME } from '../../../tests/support/mall';
import { receiveOrder } from '../../orders/deliver';
import { orders } from '../../orders/documents';
import { refuseRefund, requestRefund } from '../../orders/refunding/after-sale';
import { settleOrder } from '../../orders/settle';
import { outbox, type OutboxMessage } from '../../messages/documents';
import { DAY_MS } from '../../units/days';
import { retentionRounds } from '../documents';
import { pictureFolderOf } from '../pictures';
import { eraseOutdated as erase } from './erase-outdated';
import { PERIODS } from './periods';

const MANY = 1000;
const eraseOutdated = (house: TestHouse, pages: number) => erase({ ...house, pictures: noPictures }, pages);

async function put(house: TestHouse, messages: readonly OutboxMessage[]): Promise<void> {
  const transaction = await house.database.begin();
  for (const message of messages) await transaction.put(outbox, message);
  await transaction.commit();
}

const message = (id: number, house: TestHouse, more: Partial<OutboxMessage> = {}): OutboxMessage => ({
  ...{ _id: `message-${String(id).padStart(4, '0')}`, memberId: 'mei', template: 'booking' },
  ...{ fields: { thing1: '面部护理' }, page: 'bookings/mine', cause: 'booking', state: 'sent', tries: 1 },
  ...{ dueAt: null, expiresAt: house.clock.at, createdAt: house.clock.at, sentAt: house.clock.at },
  ...more,
});

const withContent = async (house: TestHouse) => house.database.count(outbox, { 'fields.thing1': '面部护理' });

test('messages lose their content after 180 days, not a day earlier, and not while they wait', async () => {
  const house = memoryHouse();
  await put(house, [message(1, house), message(2, house, { dueAt: house.clock.at, state: 'waiting' })]);
  house.clock.at += 180 * DAY_MS - 1;
  expect(await eraseOutdated(house, MANY)).toBe(0);
  house.clock.at += 30 * DAY_MS;
  expect(await eraseOutdated(house, MANY)).toBe(1);
  expect(await house.database.get(outbox, 'message-0001')).toMatchObject({
    fields: {},
    page: '',
    state: 'sent',
  });
  expect(await withContent(house)).toBe(1);
});

test('pages go on where they stopped, a round begins a month after the last', async () => {
  const house = memoryHouse();
  await put(
    house,
    Array.from({ length: 250 }, (_, index) => message(index, house)),
  );
  house.clock.at += 200 * DAY_MS;
  expect(await eraseOutdated(house, 1)).toBe(100);
  expect(await eraseOutdated(house, 1)).toBe(100);
  expect(await eraseOutdated(house, 1)).toBe(50);
  await put(house, [message(999, house, { createdAt: 0 })]);
  expect(await eraseOutdated(house, MANY)).toBe(0);
  house.clock.at += 30 * DAY_MS;
  expect(await eraseOutdated(house, MANY)).toBe(1);
  expect(await house.database.get(retentionRounds, 'outbox')).toMatchObject({ after: null, erased: 251 });
});

test('twenty firings at once empty everything and count it once', async () => {
  const house = memoryHouse();
  await put(
    house,
    Array.from({ length: 150 }, (_, index) => message(index, house)),
  );
  house.clock.at += 200 * DAY_MS;
  const counts = await Promise.all(Array.from({ length: 20 }, () => eraseOutdated(house, MANY)));
  expect(counts.reduce((sum, count) => sum + count, 0) + (await eraseOutdated(house, MANY))).toBe(150);
  expect(await withContent(house)).toBe(0);
});

test('an order keeps its address for three years after it settled, and its amounts for good', async () => {
  const house = memoryHouse(OWING);
  const mall = await Mall.open(house);
  await mall.activeMember('mei');
  const cream = await mall.goods('cream', { priceFen: 20_000 });
  const paid = await mall.paid(await mall.place('mei', cream._id));
  house.clock.at += 1200 * DAY_MS;
  expect(await eraseOutdated(house, MANY)).toBe(0);
  house.clock.at -= 1200 * DAY_MS;
  await settleOrder(house, await receiveOrder(house, paid._id, 'mei'));
  expect((await house.database.get(orders, paid._id))?.handover).toMatchObject({
    address: { name: HOME.name },
  });
  house.clock.at += 1300 * DAY_MS;
  expect(await eraseOutdated(house, MANY)).toBe(1);
  expect(await house.database.get(orders, paid._id)).toMatchObject({
    ...{ amountFen: 20_000, state: 'settled' },
    handover: { address: { name: '', phone: '', detail: '', city: HOME.city } },
  });
});

test('pictures of an after-sale go with its words, also after the storage did not answer', async () => {
  const house = memoryHouse(OWING);
  const mall = await Mall.open(house);
  await mall.activeMember('mei');
  const { _id: orderId } = await mall.bill('mei', 5_000);
  const file = `cloud://env.bucket/after-sale/${pictureFolderOf('mei')}/box.jpg`;
  const asked = {
    orderId,
    memberId: 'mei',
    amountFen: 5_000,
    reason: '破了',
    pictures: [file, 'cloud://x/other.jpg'],
  };
  await requestRefund(house, asked);
  await refuseRefund(house, orderId, mall.shopId, '未见破损');
  house.clock.at += 1200 * DAY_MS;
  const deleted: string[] = [];
  const remove = (files: readonly string[]) => {
    deleted.push(...files);
    return Promise.resolve();
  };
  const isOut = () => Promise.reject(new Error('the storage does not answer'));
  expect(await erase({ ...house, pictures: { ...noPictures, remove: isOut } }, MANY)).toBeGreaterThan(0);
  expect((await house.database.get(retentionRounds, 'orders'))?.files).toEqual([file]);
  await erase({ ...house, pictures: { ...noPictures, remove } }, MANY);
  expect(deleted).toEqual([file]);
  expect((await house.database.get(retentionRounds, 'orders'))?.files).toEqual([]);
});

test('every period says how long and why', () => {
  expect(PERIODS.filter(({ days, why, title }) => days < 1 || !why || !title)).toEqual([]);
});
