/** Buyers are told once: when goods are shipped, and when a use is redeemed. */
import { Mall, OWING, PARCEL, STORE } from '../../tests/support/mall';
import { memoryHouse } from '../../tests/support/memory-house';
import { outbox } from '../messages/documents';
import { redeemVoucher } from '../vouchers/redeem';
import { showVoucher } from '../vouchers/show-code';
import { shipOrder } from './deliver';

test('shipping twice tells once, and each redeemed use is told', async () => {
  const house = memoryHouse(OWING);
  const mall = await Mall.open(house);
  await mall.join('bea');
  const told = async (cause: string) => house.database.find(outbox, { where: { cause }, limit: 10 });
  const goods = await mall.paid(await mall.place('bea', (await mall.goods('mask'))._id));
  for (let i = 0; i < 2; i += 1) await shipOrder(house, goods._id, mall.shopId, PARCEL);
  expect(await told(goods._id)).toMatchObject([
    {
      ...{ memberId: 'bea', template: 'shipped', state: 'waiting' },
      fields: { goods: '玻尿酸面膜', carrier: '顺丰速运', number: 'SF1000000001' },
    },
  ]);
  const { _id: skuId } = await mall.goods('facial', { kind: 'service', title: '深层补水' });
  const order = await mall.paid(await mall.place('bea', skuId));
  await mall.employ('amy', { role: 'beautician' });
  const { code } = await showVoucher(house, 'bea', order._id);
  await redeemVoucher(house, {
    ...{ requestId: 'r', staffId: 'amy', merchantId: mall.shopId, storeId: STORE, orderId: order._id },
    ...{ digits: code?.digits ?? '', beauticianId: null },
  });
  expect(await told(order._id)).toMatchObject([
    { template: 'voucher', fields: { treatment: '深层补水', time: '2026-06-01 00:00' } },
  ]);
});
