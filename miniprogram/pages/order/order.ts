/** 订单详情: what it is, where it is, what has happened and what can be done. */
import { call } from '../../services/api';
import type { Tap } from '../../services/event';
import { act, common, confirm, loadInto } from '../../services/loading';
import { ownOrder } from '../../services/own-orders';
import { payAtSheet } from '../../services/pay';
import { viewOfOrder, type OrderView } from './order-view';

const NOTHING: OrderView = {
  order: null,
  kind: '',
  state: '',
  next: '',
  payFen: 0,
  reducedFen: 0,
  refundedFen: 0,
  place: '',
  steps: [],
  afterSale: '',
  isRefundable: false,
};

Page({
  data: { ...common(), ...NOTHING, orderId: '' },

  onLoad(query) {
    this.setData({ orderId: query['orderId'] ?? '' });
  },

  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  load() {
    return loadInto(this, async () => {
      this.setData({ ...viewOfOrder(await ownOrder(this.data.orderId)) });
      return true;
    });
  },

  pay() {
    return act(this, async () => {
      const { order } = this.data;
      if (order === null) return;
      const outcome = await payAtSheet(order.paymentId);
      const query = `paymentId=${order.paymentId}&outcome=${outcome}`;
      await wx.navigateTo({ url: `/pages/pay-result/pay-result?${query}` });
    });
  },

  async receive() {
    if (!(await confirm('确认收货', '请确认已经收到商品。', '已收到'))) return;
    await act(this, async () => {
      await call('member', 'confirmReceipt', { orderId: this.data.orderId });
      await this.load();
    });
  },

  refund() {
    void wx.navigateTo({ url: `/pages/refund/refund?orderId=${this.data.orderId}` });
  },

  copy({ currentTarget: { dataset } }: Tap<{ readonly text: string }>) {
    void wx.setClipboardData({ data: dataset.text });
  },
});
