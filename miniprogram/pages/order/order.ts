/** 订单详情: what it is, where it is, what has happened, what it brings and what can be done. */
import { call } from '../../services/api';
import type { Tap } from '../../services/event';
import { act, common, confirm, loadInto } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { buyAgainUrl } from '../../services/order-words';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { payAtSheet } from '../../services/pay';
import { orderRewardsUrl, textIn, visitUrl, voucherUrl } from '../../services/routes';
import { viewOfOrder, type OrderView } from './order-view';

const NOTHING: OrderView = {
  order: null,
  kind: '',
  state: '',
  next: '',
  payFen: 0,
  reducedFen: 0,
  place: '',
  lines: [],
  steps: [],
  earned: [],
  afterSale: '',
  returned: '',
  refund: null,
  isRefundable: false,
  isCancellable: false,
  points: '',
  pointsBack: '',
  isCodeShown: false,
  canBuyAgain: false,
  isVoucher: false,
};

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: { ...common(), ...NOTHING, orderId: '' },

  onLoad(query) {
    this.setData({ orderId: textIn(query, 'orderId') });
  },

  load() {
    return loadInto(this, async () => {
      this.setData({ ...viewOfOrder(await call('member', 'order', { orderId: this.data.orderId })) });
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

  async cancel() {
    const { order } = this.data;
    if (order === null) return;
    const others = (order.unpaid?.orders ?? 1) - 1;
    const together = others > 0 ? `同一笔付款里的另外 ${others} 笔订单会一起取消。` : '';
    if (!(await confirm('取消订单', `${together}取消后库存和优惠券退回，可以重新下单。`, '确定取消'))) return;
    await act(this, async () => {
      await call('member', 'cancelPayment', { paymentId: order.paymentId });
      await this.load();
    });
  },

  async cancelExchange() {
    const back = `${this.data.points} 会立即退回托管账户。`;
    if (!(await confirm('取消兑换', back, '确定取消'))) return;
    await act(this, async () => {
      await call('member', 'cancelExchange', { orderId: this.data.orderId });
      await this.load();
    });
  },

  async receive() {
    if (!(await confirm('确认收货', '请确认已经收到商品。', '已收到'))) return;
    await act(this, async () => {
      await call('member', 'confirmReceipt', { orderId: this.data.orderId });
      await this.load();
    });
  },

  toVisit() {
    openPage(visitUrl({ orderId: this.data.orderId }));
  },

  refund() {
    void wx.navigateTo({ url: `/pages/refund/refund?orderId=${this.data.orderId}` });
  },

  async takeBack() {
    if (!(await confirm('撤回申请', '撤回后商家不再处理这次退款，之后还可以再次申请。', '撤回'))) return;
    await act(this, async () => {
      await call('member', 'cancelRefundRequest', { orderId: this.data.orderId });
      await this.load();
    });
  },

  comment({ currentTarget: { dataset } }: Tap<{ readonly sku: string }>) {
    void wx.navigateTo({ url: `/pages/comment/comment?orderId=${this.data.orderId}&skuId=${dataset.sku}` });
  },

  toVoucher() {
    openPage(voucherUrl(this.data.orderId));
  },

  buyAgain() {
    const { order } = this.data;
    if (order !== null) void wx.navigateTo({ url: buyAgainUrl(order) });
  },

  look({ currentTarget: { dataset } }: Tap<{ readonly picture: string }>) {
    void wx.previewImage({
      urls: [...(this.data.order?.afterSale?.pictures ?? [])],
      current: dataset.picture,
    });
  },

  openRewards() {
    openPage(orderRewardsUrl(this.data.orderId));
  },

  copy({ currentTarget: { dataset } }: Tap<{ readonly text: string }>) {
    void wx.setClipboardData({ data: dataset.text });
  },
});
