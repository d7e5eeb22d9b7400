/** What has just happened when somebody opens the demo: everything that waits for an answer waits for it now. */
import { inviteSomebody } from './codes';
import { named, offerTip, order, place } from './deeds';
import { offerOf, type World } from './world';

const STORE = 'lanxi-xihu';

/** An unpaid order, parcels to send, money asked back, somebody invited to the staff. */
export async function lastMinutes(world: World): Promise<void> {
  await place(world, named('何思雨'), 'g04');
  await order(world, named('唐雨薇'), 'g12');
  await order(world, named('顾文静'), 'g01');
  await askBack(world, '周婉婷', 'g09', '拍错了，想换成面霜');
  await askBack(world, '陆景明', 'g10', '重复下单');
  await inviteSomebody(world.mall);
  await fetchAtStore(world);
}

/** 打赏 that the customer has not confirmed yet. */
export async function lastMoments(world: World): Promise<void> {
  if (!world.hasTips) return;
  const receipt = { amountFen: 36_800, receiptNumber: 'XH0001906' };
  await offerTip(world, named('林晓月'), STORE, receipt);
}

async function askBack(world: World, name: string, code: string, reason: string): Promise<void> {
  const person = named(name);
  const { _id: orderId, amountFen } = await order(world, person, code);
  await world.mall.call(person.openid, 'member', 'requestRefund', { orderId, amountFen, reason });
}

/** Paid, and to be fetched at the store by its code. */
async function fetchAtStore(world: World): Promise<void> {
  const { mall } = world;
  const { openid } = named('林晓月');
  const lines = [{ skuId: offerOf(world, 'g01').skuId, quantity: 1 }];
  const delivery = { kind: 'pickup', storeId: STORE } as const;
  await mall.pay(openid, await mall.call(openid, 'member', 'placeOrder', { lines, delivery }));
}
