/** 支付结果: what the mall knows of the payment, never what the sheet claims. */
import { earnedLines, type EarnedLine } from '../../services/earned-words';
import { act, common, loadInto } from '../../services/loading';
import { payAtSheet, watchPayment, type Payment, type PayOutcome } from '../../services/pay';
import { wordsOf, type Words } from './outcome';

const ASKED: { readonly outcome: PayOutcome } = { outcome: 'asked' };
const OUTCOMES: readonly PayOutcome[] = ['asked', 'cancelled', 'failed'];

Page({
  data: {
    ...common(),
    paymentId: '',
    ...ASKED,
    earned: [] as readonly EarnedLine[],
    words: null as Words | null,
    payment: null as Payment | null,
  },

  onLoad(query) {
    const outcome = OUTCOMES.find((one) => one === query['outcome']) ?? 'asked';
    this.setData({ paymentId: query['paymentId'] ?? '', outcome });
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      await this.ask();
      return true;
    });
  },

  ask(): Promise<void> {
    const { paymentId, outcome } = this.data;
    return watchPayment(paymentId, outcome, (payment) => {
      const earned = payment.orders.flatMap((order) => earnedLines({ ...order, isActive: payment.isActive }));
      this.setData({ payment, words: wordsOf(payment, outcome), earned });
    });
  },

  again() {
    return act(this, () => this.ask());
  },

  pay() {
    return act(this, async () => {
      const outcome = await payAtSheet(this.data.paymentId);
      this.setData({ outcome });
      await this.ask();
    });
  },

  toOrder() {
    const [orderId = '', ...others] = this.data.payment?.orderIds ?? [];
    const url =
      others.length === 0 ? `/pages/order/order?orderId=${orderId}` : '/pages/orders/orders?tab=all';
    void wx.redirectTo({ url });
  },

  toShop() {
    void wx.switchTab({ url: '/pages/home/home' });
  },
});
