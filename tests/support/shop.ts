/** A shop beside the platform's own, a customer, and money through a WeChat Pay that can be told to misbehave. */
import { wechatAccount } from '../../cloudfunctions/ledger/accounts';
import { Memory } from '../../cloudfunctions/ledger/memory';
import { journal } from '../../cloudfunctions/ledger/state';
import type { CashHouse } from '../../cloudfunctions/orders/cash-house';
import type { BillCheck } from '../../cloudfunctions/operations/documents';
import {
  orders,
  payments,
  refunds,
  type Order,
  type Payment,
  type Refund,
} from '../../cloudfunctions/orders/documents';
import type { Placed } from '../../cloudfunctions/orders/placing/create';
import { findAll } from '../../cloudfunctions/platform/database';
import { realWaiting } from '../../cloudfunctions/platform/retry';
import { openWechatPay } from '../../cloudfunctions/platform/wechat-pay/open';
import { readWechatPaySettings } from '../../cloudfunctions/platform/wechat-pay/settings';
import type { PaymentParameters } from '../../cloudfunctions/platform/wechat-pay/wechat-pay';
import { addDays, dayOf, MINUTE_MS, startOfDay } from '../../cloudfunctions/units/days';
import type { Switch } from '../../local/pay';
import { listingOf } from './listing';
import { HOME, OWING } from './mall';
import { ADMIN, WholeMall } from './whole-mall';

export const SHOP = 'salon';
export const PLATFORM = 'platform';
export const SUB_MCHIDS: Readonly<Record<string, string>> = {
  [PLATFORM]: '1900000201',
  [SHOP]: '1900000202',
};
export const PRICE_FEN = 9_900;
export const CUSTOMER = 'bea';
const OWNER = 'owner';

export class Shop {
  private constructor(
    readonly mall: WholeMall,
    private readonly skus: Readonly<Record<string, string>>,
  ) {}

  static async open(): Promise<Shop> {
    const mall = await WholeMall.start(OWING);
    await mall.done('operator', ADMIN, 'openMall', { subMchid: SUB_MCHIDS[PLATFORM] });
    for (const openid of [ADMIN, OWNER, CUSTOMER]) await mall.done('member', openid, 'join');
    await mall.paid(OWNER, await mall.done<Placed>('member', OWNER, 'buyPack', { pack: 'merchant' }));
    await mall.done('member', OWNER, 'applyAsMerchant', { merchantId: SHOP, name: '沐颜' });
    await mall.openMerchant(OWNER, SHOP, SUB_MCHIDS[SHOP] ?? '');
    await mall.done('member', CUSTOMER, 'saveAddress', { address: HOME });
    const skus: Record<string, string> = {};
    for (const merchantId of [SHOP, PLATFORM]) {
      const listing = listingOf('mask', { priceFen: PRICE_FEN, allowanceRateBp: 2000, stock: 1000 });
      skus[merchantId] = await mall.shelve(staffOf(merchantId), merchantId, listing);
    }
    return new Shop(mall, skus);
  }

  end(): Promise<void> {
    return this.mall.end();
  }

  /** A cart of one item of each of these merchants. */
  place(...merchants: string[]): Promise<Placed> {
    return this.mall.done<Placed>('member', CUSTOMER, 'placeOrder', {
      lines: merchants.map((merchantId) => ({ skuId: this.skus[merchantId], quantity: 1 })),
      delivery: { kind: 'ship', addressId: HOME.id },
    });
  }

  async placeAndPay(...merchants: string[]): Promise<Placed> {
    const placed = await this.place(...merchants);
    await this.mall.paid(CUSTOMER, placed);
    return placed;
  }

  parametersOf({ payment }: Placed): Promise<PaymentParameters> {
    return this.mall.done<PaymentParameters>('member', CUSTOMER, 'pay', { paymentId: payment._id });
  }

  /** What WeChat Pay does wrong from now on; nothing when empty. */
  trouble(...switches: Switch[]): void {
    this.mall.pay.switches(switches);
  }

  /** Time goes by in steps of the settlement timer, and WeChat's own with it. */
  async pass(minutes: number): Promise<void> {
    for (let left = minutes; left > 0; left -= 5) {
      await this.mall.cloud.clock.advance(Math.min(left, 5) * MINUTE_MS, 'each');
      await this.mall.pay.deliverDue();
    }
  }

  /** On to the next morning, when WeChat's bill of today is there and has been checked. */
  async nextMorning(): Promise<BillCheck> {
    const day = dayOf(this.mall.cloud.clock.now());
    const morning = startOfDay(addDays(day, 1)) + 11 * 60 * MINUTE_MS;
    await this.mall.cloud.clock.set(morning, 'once');
    const checks = await this.mall.done<BillCheck[]>('operator', ADMIN, 'billChecks');
    const check = checks.find((one) => one._id === day);
    if (check === undefined) throw new Error(`no check of ${day}`);
    return check;
  }

  /** Asks for money back, and the merchant agrees. */
  async refund(order: Order | undefined, amountFen = PRICE_FEN): Promise<void> {
    if (order === undefined) throw new Error('there is no order');
    const { _id: orderId, merchantId } = order;
    await this.mall.done('member', CUSTOMER, 'requestRefund', { orderId, amountFen, reason: '不想要了' });
    await this.mall.done('store', staffOf(merchantId), 'approveRefund', { merchantId, orderId });
  }

  async paymentOf({ payment }: Placed): Promise<Payment> {
    const found = await this.mall.database.get(payments, payment._id);
    if (found === null) throw new Error('the payment is gone');
    return found;
  }

  async ordersOf({ payment }: Placed): Promise<Order[]> {
    return [...(await this.mall.database.getMany(orders, payment.orderIds)).values()];
  }

  async refundsOf(placed: Placed): Promise<Refund[]> {
    const all = await findAll(this.mall.database, refunds, {});
    return all.filter((refund) => refund.paymentId === placed.payment._id);
  }

  /** Cash that the journal moved to this merchant for this payment, less its refunds. */
  async bookedFen(placed: Placed, merchantId: string): Promise<number> {
    const causes = new Set([placed.payment._id, ...placed.payment.orderIds]);
    const entries = await findAll(this.mall.database, journal, {});
    return entries
      .filter((entry) => causes.has(entry.cause))
      .flatMap((entry) => entry.legs)
      .filter((leg) => leg.account === wechatAccount(merchantId))
      .reduce((sum, leg) => sum + leg.units, 0);
  }

  /** The same books, for what no function does from outside. */
  houseBeside(): CashHouse {
    const clock = { now: () => this.mall.cloud.clock.now() };
    return {
      database: this.mall.database,
      clock,
      waiting: realWaiting,
      policy: OWING,
      memory: new Memory(this.mall.database),
      wechatPay: openWechatPay(readWechatPaySettings(this.mall.wechatPayEnvironment), clock),
    };
  }
}

function staffOf(merchantId: string): string {
  return merchantId === SHOP ? OWNER : ADMIN;
}
