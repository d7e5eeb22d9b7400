/** 申请退款: how much and why; the merchant answers. */
import { call } from '../../services/api';
import { fenOf, yuanParts, yuanText } from '../../services/amounts';
import type { Tap, Typed } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { ownOrder } from '../../services/own-orders';

const REASONS = ['不想要了', '商品与描述不符', '商品有破损', '发货太慢', '其他原因'] as const;
const OTHER = REASONS.length - 1;

Page({
  data: {
    ...common(),
    orderId: '',
    reasons: REASONS,
    chosen: 0,
    other: '',
    mostFen: 0,
    amount: '',
  },

  onLoad(query) {
    this.setData({ orderId: query['orderId'] ?? '' });
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const { amountFen } = await ownOrder(this.data.orderId);
      const { whole, cents } = yuanParts(amountFen);
      this.setData({ mostFen: amountFen, amount: `${whole}.${cents}` });
      return true;
    });
  },

  choose({ currentTarget: { dataset } }: Tap<{ readonly index: number }>) {
    this.setData({ chosen: dataset.index });
  },

  writeOther({ detail }: Typed) {
    this.setData({ other: detail.value });
  },

  writeAmount({ detail }: Typed) {
    this.setData({ amount: detail.value });
  },

  async send() {
    const { amount, mostFen, chosen, other, orderId } = this.data;
    const amountFen = fenOf(amount);
    if (amountFen === null || amountFen === 0 || amountFen > mostFen) {
      tell(`退款金额应在 ¥0.01 到 ${yuanText(mostFen)} 之间`);
      return;
    }
    const reason = chosen === OTHER ? other.trim() : (REASONS[chosen] ?? '');
    if (reason === '') {
      tell('请写一下退款原因');
      return;
    }
    if (
      !(await confirm('申请退款', `向商家申请退回 ${yuanText(amountFen)}，同意后按原支付方式退回。`, '提交'))
    )
      return;
    const isSent = await act(this, async () => {
      await call('member', 'requestRefund', { orderId, amountFen, reason });
    });
    if (isSent) await wx.navigateBack();
  },
});
