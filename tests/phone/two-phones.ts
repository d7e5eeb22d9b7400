/** For the flows of sharing: a mall with two people, and what they do outside of their phones. */
import type { Browser } from 'playwright-core';

import { Memory } from '../../cloudfunctions/ledger/memory';
import type { BooksHouse } from '../../cloudfunctions/ledger/post';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import { realWaiting } from '../../cloudfunctions/platform/retry';
import type { Policy } from '../../cloudfunctions/policy/policy';
import { CHAIN } from '../../local/demo/data/chain';
import { OWNER } from '../../local/demo/data/people';
import { expectSoundBooks } from '../support/audit';
import { givePoints } from '../support/key-phone';
import { hold, takePhone, type Held } from './hold';
import { openMallOnPhone, type MallOnPhone } from './mall-on-phone';

/** Active, with a verified name. */
export const SHARER = 'demo-he-siyu';
export const FRIEND = `friend-of-${SHARER}`;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Of the chain's. */
const CREAM = '神经酰胺修护面霜';
const HOME = {
  ...{ id: 'home', name: '苏予安', phone: '00000000000', province: '浙江省', city: '绍兴市' },
  ...{ district: '', detail: '演示路 2 号' },
};

/** A mall with the two people of the flows and what they do outside of the phones. */
export class Salon {
  private constructor(
    private readonly browser: Browser | undefined,
    readonly house: MallOnPhone,
    private readonly policy: Policy,
    readonly productId: string,
    readonly skuId: string,
  ) {}

  static async open(browser: Browser | undefined, policy: Policy): Promise<Salon> {
    const house = await openMallOnPhone(undefined, policy);
    const { rows } = await house.mall.call(SHARER, 'member', 'products', { keyword: CREAM });
    const productId = rows[0]?.id ?? '';
    const { skus } = await house.mall.call(SHARER, 'member', 'product', { productId });
    return new Salon(browser, house, policy, productId, skus[0]?.id ?? '');
  }

  phoneOf(openid: string, path: string): Promise<Held> {
    return hold(this.browser, this.house, openid, path);
  }

  /** The sharer hands the product's card on; the friend opens its link on a phone of its own. */
  async shareWithFriend(): Promise<Held> {
    const sharer = await this.phoneOf(SHARER, `/pages/product/product?id=${this.productId}`);
    await sharer.named('分享给朋友').click();
    const link = await sharer.tab.locator('.phone-share-link').getAttribute('href');
    expect(link).toContain(encodeURIComponent('from='));
    expect(sharer.complaints).toEqual([]);
    await sharer.close();
    const phone = await takePhone(this.browser);
    await phone.tab.goto(`${this.house.phone.url}${link ?? ''}`);
    await phone.shown('立即购买').waitFor();
    const goto = async (path: string): Promise<void> => {
      await phone.tab.goto(this.house.pageOf(FRIEND, path));
    };
    return { ...phone, goto };
  }

  /** The friend buys one cream at the checkout. @returns the order's id */
  async buy(friend: Held): Promise<string> {
    const { mall } = this.house;
    await mall.call(FRIEND, 'member', 'saveAddress', { address: HOME, isFirst: true });
    await friend.goto(`/pages/checkout/checkout?lines=${this.skuId}:1`);
    await friend.tap('提交并付款');
    await friend.press('立即支付');
    await friend.shown('支付成功').waitFor();
    const { rows } = await mall.call(FRIEND, 'member', 'orders', { tab: 'all' });
    return rows[0]?._id ?? '';
  }

  async deliver(orderId: string): Promise<void> {
    const { mall } = this.house;
    const parcel = { carrier: '顺丰速运', trackingNumber: 'SF0000000000002' };
    await mall.call(OWNER, 'store', 'ship', { merchantId: CHAIN.id, orderId, ...parcel });
    await mall.call(FRIEND, 'member', 'confirmReceipt', { orderId });
  }

  /** Day by day, as the timers see it. */
  async pass(days: number): Promise<void> {
    for (let i = 0; i < days; i += 1) await this.house.cloud.client.advanceClock(DAY_MS, 'once');
  }

  async giveBack(orderId: string): Promise<void> {
    const { mall, cloud, pay } = this.house;
    const { refundable } = await mall.call(FRIEND, 'member', 'order', { orderId });
    const amountFen = refundable.mostFen;
    await mall.call(FRIEND, 'member', 'requestRefund', { orderId, amountFen, reason: '商品有破损' });
    await mall.call(OWNER, 'store', 'approveRefund', { merchantId: CHAIN.id, orderId });
    await cloud.client.advanceClock(MINUTE_MS, 'once');
    await pay.deliverDue();
  }

  /** Points out of nowhere: in some profiles a short demo releases few to anybody. */
  async give(openid: string, units: number): Promise<void> {
    const { _id: memberId } = await this.house.mall.call(openid, 'member', 'join', {});
    await givePoints(await this.books(), memberId, units);
  }

  async expectSound(): Promise<void> {
    await expectSoundBooks(await this.books());
  }

  private async books(): Promise<BooksHouse> {
    const database = openDatabase();
    const now = await this.house.cloud.client.now();
    const memory = new Memory(database);
    return { database, clock: { now: () => now }, waiting: realWaiting, policy: this.policy, memory };
  }
}
