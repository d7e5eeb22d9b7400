/** From the cart to the refund on a phone, against the mall's own functions. Takes about a minute. */
import { inBrowser } from '../support/browser';
import type { Held } from './hold';
import { phoneSuite } from './phone-suite';

const BUYER = 'demo-feng-kexin';
const OTHER = 'demo-jiang-huimin';
const CALLS = '**/api/cloud/call';

const { house, take } = phoneSuite();

async function writeAddress({ tab, shown, tap, press }: Held): Promise<void> {
  await tap('新建地址');
  await shown('设为默认地址').waitFor();
  for (const [field, text] of [
    ['收货人', '林晓月'],
    ['手机号', '13800000001'],
    ['详细地址', '桐梓坡路 18 号'],
  ] as const)
    await tab.locator(`.phone-page:visible input[aria-label="${field}"]`).fill(text);
  await tap('省、市、区');
  await press('确定');
  await tap('保存');
}

inBrowser(
  'two merchants, a coupon, an address, paid at the sheet, then a refund is asked for',
  async () => {
    await house().fillCart(BUYER, ['神经酰胺修护面霜', '便携补水喷雾仪']);
    const coupons = await take(BUYER, '/pages/coupons/coupons');
    await coupons.tap('领取');
    await coupons.tab.getByText('已领取').waitFor();
    await coupons.close();

    const held = await take(BUYER, '/pages/cart/cart');
    const { tab, shown, tap, press } = held;
    await shown('兰汐美肤').waitFor();
    await shown('共享购自营').waitFor();
    await tap('结算 2');
    await tap('请添加收货地址');
    await writeAddress(held);
    await tap('桐梓坡路 18 号');
    // 328 less 20, freight 10, and 199 of the platform's own.
    await tab.locator('.bar [aria-label="¥517.00"]:visible').waitFor();
    await shown('共享值').waitFor();
    await tap('提交并付款');
    await press('立即支付');
    await shown('支付成功').waitFor();
    await tap('查看订单');
    await shown('待发货').waitFor();
    await tap('待发货');
    await shown('订单号').waitFor();
    await shown('林晓月').waitFor();
    await tap('申请退款');
    await shown('退款金额').waitFor();
    await tap('商品有破损');
    await tap('提交申请');
    await press('提交');
    await shown('退款处理中').waitFor();
    await shown('商品有破损').waitFor();
    expect(held.complaints).toEqual([]);
    await held.close();

    const cart = await house().mall.call(BUYER, 'member', 'cart', {});
    expect(cart).toEqual([]);
    const { rows: orders } = await house().mall.call(BUYER, 'member', 'orders', {});
    expect(orders.map(({ state }) => state)).toEqual(['paid', 'paid']);
    expect(orders.flatMap(({ afterSale }) => afterSale?.reason ?? [])).toEqual(['商品有破损']);
  },
  120_000,
);

inBrowser(
  'a payment that is cancelled says until when the order is kept, and is paid later',
  async () => {
    await house().mall.call(OTHER, 'member', 'saveAddress', {
      address: {
        ...{ id: 'home', name: '蒋慧敏', phone: '13800000002', province: '浙江省', city: '杭州市' },
        ...{ district: '', detail: '文三路 1 号' },
      },
    });
    await house().fillCart(OTHER, ['便携补水喷雾仪']);
    const { shown, tap, press, complaints, close } = await take(OTHER, '/pages/cart/cart');
    await tap('结算 1');
    await tap('提交并付款');
    await press('取消');
    await shown('还没有付款').waitFor();
    await shown(/订单为您保留到 \d+ 月 \d+ 日 \d\d:\d\d/).waitFor();
    await tap('继续付款');
    await press('立即支付');
    await shown('支付成功').waitFor();
    expect(complaints).toEqual([]);
    await close();
  },
  60_000,
);

describe('without a network', () => {
  /** A page, and what it says once it is asked again with a network. */
  const PAGES = [
    ['购物车', '/pages/cart/cart', '购物车还是空的'],
    ['我的', '/pages/mine/mine', '我的订单'],
    ['确认订单', '/pages/checkout/checkout?lines=a:1', '商品已下架'],
    ['支付结果', '/pages/pay-result/pay-result?paymentId=a', '没有找到'],
    ['我的订单', '/pages/orders/orders', '便携补水喷雾仪'],
    ['订单详情', '/pages/order/order?orderId=a', '没有找到这笔订单'],
    ['申请退款', '/pages/refund/refund?orderId=a', '没有找到这笔订单'],
    ['写评价', '/pages/comment/comment?orderId=a&skuId=b', '没有找到这笔订单'],
    ['收货地址', '/pages/addresses/addresses', '文三路 1 号'],
    ['编辑地址', '/pages/address/address?id=home', '设为默认地址'],
    ['优惠券', '/pages/coupons/coupons', '领取'],
  ] as const;

  for (const [name, path, then] of PAGES)
    inBrowser(`${name} waits, says so, and loads again`, async () => {
      const { tab, shown, tap, close } = await take(OTHER, '/pages/mine/mine');
      await shown('我的订单').waitFor();
      let asked = 0;
      await tab.route(CALLS, (route) => {
        asked += 1;
        return route.abort();
      });
      await tab.goto(house().pageOf(OTHER, path));
      await tab.locator('[aria-label="正在加载"]').waitFor();
      await shown('网络不太顺畅').waitFor();
      // Three times; of the two things that 我的 asks at once the other may still be on its way.
      expect(asked).toBeGreaterThanOrEqual(3);
      await tab.unroute(CALLS);
      await tap('重新加载');
      await shown(then).waitFor();
      await close();
    });
});

inBrowser('a mall that fails says so in its own words', async () => {
  const { tab, shown, close } = await take(OTHER, '/pages/mine/mine');
  await tab.route(CALLS, (route) =>
    route.fulfill({
      json: {
        result: {
          ok: false,
          error: { code: 'INTERNAL', message: '系统出了点问题，请稍后再试', details: {} },
        },
      },
    }),
  );
  await tab.goto(house().pageOf(OTHER, '/pages/orders/orders'));
  await shown('系统出了点问题，请稍后再试').waitFor();
  await close();
});

inBrowser(
  'a broken network while ordering orders once',
  async () => {
    await house().fillCart(OTHER, ['真丝护肤眼罩']);
    const { rows: before } = await house().mall.call(OTHER, 'member', 'orders', {});
    const { tab, shown, tap, press, close } = await take(OTHER, '/pages/cart/cart');
    await tap('结算 1');
    await shown('应付').waitFor();
    let isLost = true;
    await tab.route(CALLS, async (route) => {
      const { data } = route.request().postDataJSON() as { data: { action: string } };
      // The mall has it, but the answer never comes.
      if (data.action !== 'placeOrder' || !isLost) return route.continue();
      isLost = false;
      await route.fetch();
      return route.abort();
    });
    await tap('提交并付款');
    await press('立即支付');
    await shown('支付成功').waitFor();
    expect(isLost).toBe(false);
    const { rows: after } = await house().mall.call(OTHER, 'member', 'orders', {});
    expect(after).toHaveLength(before.length + 1);
    await close();
  },
  60_000,
);
