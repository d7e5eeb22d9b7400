/** What happens after an order: fetched by its code, refunded, commented on, cancelled. Takes about half a minute. */
import jsQR from 'jsqr';
import type { Page as Tab } from 'playwright-core';

import { CHAIN } from '../../local/demo/data/chain';
import { OPERATOR, OWNER } from '../../local/demo/data/people';
import { inBrowser } from '../support/browser';
import type { Held } from './hold';
import { phoneSuite } from './phone-suite';

const WALKER = 'demo-lin-xiaoyue';
const HOME = {
  ...{ id: 'home', name: '林晓月', phone: '13800000003', province: '浙江省', city: '杭州市' },
  ...{ district: '', detail: '文三路 18 号' },
};
const TEN_MINUTES_MS = 10 * 60_000;

const { house, take } = phoneSuite();

/** Somebody with an address, who has one thing in the cart. */
async function ready(openid: string, title: string): Promise<void> {
  await house().mall.call(openid, 'member', 'saveAddress', { address: HOME });
  await house().fillCart(openid, [title]);
}

/** Buys it by the API, sent home and paid. */
async function bought(openid: string, title: string, quantity = 1) {
  await ready(openid, title);
  const [line] = await house().mall.call(openid, 'member', 'cart', {});
  const lines = [{ skuId: line?.skuId ?? '', quantity }];
  const delivery = { kind: 'ship', addressId: HOME.id } as const;
  const placed = await house().mall.call(openid, 'member', 'placeOrder', { lines, delivery, fromCart: true });
  await house().mall.pay(openid, placed);
  const [order] = placed.orders;
  if (order === undefined) throw new Error('nothing was ordered');
  return order;
}

/** From the phone's album. */
async function addPicture({ tab }: Held): Promise<void> {
  await tab.locator('.phone-page:visible [aria-label^="添加图片"]').click();
  const chooser = tab.waitForEvent('filechooser');
  await tab.getByText('从相册选择').click();
  await (await chooser).setFiles('miniprogram/images/cart.png');
  await tab.locator('.phone-page:visible [aria-label="图片 1"]').waitFor();
  await tab.getByText('上传中…', { exact: true }).waitFor({ state: 'hidden' });
}

inBrowser(
  'goods are fetched at a store: the code is shown, staff take it, the earning has its day',
  async () => {
    await ready(WALKER, '神经酰胺修护面霜');
    const held = await take(WALKER, '/pages/cart/cart');
    const { tab, shown, tap, press } = held;
    await tap('结算 1');
    await tap('到店自提');
    await tap('兰汐美肤·西湖文三路店');
    await shown('自提门店').waitFor();
    await tap('提交并付款');
    await press('立即支付');
    await shown('支付成功').waitFor();
    await shown('取货 7 天后生效').waitFor();
    await tap('查看订单');
    await shown('待自提').waitFor();
    const { rows } = await house().mall.call(WALKER, 'member', 'orders', { tab: 'waiting' });
    const [order] = rows;
    if (order?.handover?.kind !== 'pickup') throw new Error('the order is not to be fetched');
    const code = order.pickupCode ?? '';
    await shown(code).waitFor();
    expect(await scanned(tab)).toBe(code);
    const { storeId } = order.handover;
    await house().mall.call(OWNER, 'store', 'handOver', { merchantId: CHAIN.id, storeId, pickupCode: code });
    await tab.goto(house().pageOf(WALKER, `/pages/order/order?orderId=${order._id}`));
    await shown('已收货').waitFor();
    await shown('到店取货').waitFor();
    await shown(/预计 6 月 \d+ 日生效/).waitFor();
    expect(held.complaints).toEqual([]);
    await held.close();
  },
  60_000,
);

/** What a scanner reads from the code on the page. */
async function scanned(tab: Tab): Promise<string> {
  const canvas = tab.locator('.phone-page:visible canvas').first();
  await canvas.waitFor();
  const { data, width, height } = await canvas.evaluate((element) => {
    const one = element as unknown as {
      width: number;
      height: number;
      getContext(kind: '2d'): { getImageData(...box: number[]): { data: Uint8ClampedArray } };
    };
    const pixels = one.getContext('2d').getImageData(0, 0, one.width, one.height).data;
    return { data: [...pixels], width: one.width, height: one.height };
  });
  return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? '';
}

inBrowser(
  'one of two pieces goes back before they are sent, and the other is what is left',
  async () => {
    const { _id: orderId, merchantId, amountFen } = await bought(WALKER, '氨基酸温和洁面乳', 2);
    const held = await take(WALKER, `/pages/order/order?orderId=${orderId}`);
    const { tab, shown, tap, press, complaints } = held;
    await tap('申请退款');
    await shown('退哪些商品').waitFor();
    await press('氨基酸温和洁面乳 减一件');
    await tab
      .locator(`.phone-page:visible [aria-label="¥${(amountFen / 200).toFixed(2)}"]`)
      .first()
      .waitFor();
    await tap('提交申请');
    await press('提交');
    await shown('氨基酸温和洁面乳 ×1').waitFor();
    await house().mall.call(OWNER, 'store', 'approveRefund', { merchantId, orderId });
    await held.goto(`/pages/order/order?orderId=${orderId}`);
    await shown('×2，已退 1').waitFor();
    expect(complaints).toEqual([]);
    await held.close();
    const order = await house().mall.call(WALKER, 'member', 'order', { orderId });
    expect(order).toMatchObject({ state: 'paid', refundedFen: amountFen / 2, lines: [{ returned: 1 }] });
    expect(order.piecesLeft).toEqual([[amountFen / 2]]);
  },
  60_000,
);

inBrowser(
  'a refund with a picture is taken back, asked for anew, granted, and followed to the money',
  async () => {
    const { _id: orderId, merchantId } = await bought(WALKER, '氨基酸温和洁面乳');
    const held = await take(WALKER, `/pages/order/order?orderId=${orderId}`);
    const { tab, shown, tap, press } = held;
    const ask = async (button: string): Promise<void> => {
      await tap(button);
      await tap('商品有破损');
      await addPicture(held);
      await tap('商品留着，只退一部分钱');
      await tab.locator('.phone-page:visible input[aria-label="退款金额"]').fill('30');
      await tap('提交申请');
      await press('提交');
      await shown('等待商家处理').waitFor();
    };
    await ask('申请退款');
    await tab.locator('.phone-page:visible [aria-label="售后图片 1"]').waitFor();
    await tap('撤回申请');
    await press('撤回');
    await shown('已撤回').waitFor();
    await ask('再次申请');
    await house().mall.call(OWNER, 'store', 'approveRefund', { merchantId, orderId });
    // Sent by the timer, then asked for news.
    for (let i = 0; i < 3; i += 1) await house().cloud.client.advanceClock(TEN_MINUTES_MS);
    await tab.goto(house().pageOf(WALKER, `/pages/order/order?orderId=${orderId}`));
    await shown('款项已按原支付方式退回').waitFor();
    await shown('退款到账').waitFor();
    expect(await tab.locator('.phone-page:visible [aria-label="售后图片 1"]').count()).toBe(1);
    const { refundedFen, refunds } = await house().mall.call(WALKER, 'member', 'order', { orderId });
    expect([refundedFen, refunds.length]).toEqual([3_000, 1]);
    expect(held.complaints).toEqual([]);
    await held.close();
  },
  60_000,
);

inBrowser(
  'what was received is commented on with a picture, and waits for its check',
  async () => {
    const { _id: orderId, merchantId } = await bought(WALKER, '真丝护肤眼罩');
    const parcel = { carrier: '顺丰速运', trackingNumber: 'SF0000000001' };
    await house().mall.call(OPERATOR, 'store', 'ship', { merchantId, orderId, ...parcel });
    const held = await take(WALKER, `/pages/order/order?orderId=${orderId}`);
    const { tab, shown, tap, press } = held;
    await tap(/^确认收货$/);
    await press('已收到');
    await tap('去评价');
    await shown('非常满意').waitFor();
    await tab.locator('.phone-page:visible [aria-label="4 星"]').click();
    await tab.locator('.phone-page:visible textarea[aria-label="评价内容"]').fill('遮光很好，午睡刚好');
    await addPicture(held);
    await tap('提交评价');
    await shown(/已评 4 星 · (审核中|已公开)/).waitFor();
    expect(held.complaints).toEqual([]);
    await held.close();
  },
  60_000,
);

inBrowser('an unpaid order is cancelled and bought again', async () => {
  await ready(WALKER, '便携补水喷雾仪');
  const held = await take(WALKER, '/pages/cart/cart');
  const { shown, tap, press } = held;
  await tap('结算 1');
  await tap('提交并付款');
  await press('取消');
  await shown('还没有付款').waitFor();
  await tap('查看订单');
  await tap('取消订单');
  await press('确定取消');
  await shown('已关闭').waitFor();
  await tap('再次购买');
  await shown('提交并付款').waitFor();
  await shown('便携补水喷雾仪').waitFor();
  expect(held.complaints).toEqual([]);
  await held.close();
});
