import type { Address } from '../../services/address';
import type { QuotedOrder } from './choose-coupons';
import { deliveryOf, needsOf, pickupList, withPickup } from './destination';

const STORES = [{ id: 's1', name: '一店', city: '宁波市' }];
const order = (kind: 'goods' | 'service', storeId: string | null = null) =>
  ({ kind, storeId, stores: kind === 'goods' ? STORES : [] }) as unknown as QuotedOrder;
const HOME = { id: 'home' } as Address;
const SENT = { kind: 'ship', addressId: 'home' };

test.each([
  ['goods need an address', [order('goods')], HOME, '', SENT],
  ['goods without one go nowhere', [order('goods')], null, '杭州市', null],
  ['a service beside goods goes by the address', [order('goods'), order('service')], HOME, '', SENT],
  ['a service alone needs a city', [order('service')], null, '', null],
  ['which may be chosen', [order('service')], null, '杭州市', { kind: 'none', city: '杭州市' }],
  ['what is fetched needs no address', [order('goods', 's1')], null, '', { kind: 'none', city: '宁波市' }],
  ['fetched and sent', [order('goods', 's1'), order('goods')], HOME, '', SENT],
  ['fetched, with a service', [order('goods', 's1'), order('service')], null, '', null],
] as const)('%s', (_what, orders, address, city, expected) => {
  expect(deliveryOf(orders, address, city)).toEqual(expected);
});

test('a city is asked for only where nothing else tells it', () => {
  expect(needsOf([order('goods'), order('service')])).toEqual({ isSent: true, needsCity: false });
  expect(needsOf([order('goods', 's1'), order('service')])).toEqual({ isSent: false, needsCity: true });
  expect(needsOf([order('goods', 's1')])).toEqual({ isSent: false, needsCity: false });
});

test('one store a merchant, and none when it is sent after all', () => {
  const one = withPickup({}, 'm', 's1');
  expect(pickupList(withPickup(one, 'n', 's3'))).toEqual([
    { merchantId: 'm', storeId: 's1' },
    { merchantId: 'n', storeId: 's3' },
  ]);
  expect(withPickup(one, 'm', 's2')).toEqual({ m: 's2' });
  expect(withPickup(one, 'm', null)).toEqual({});
});
