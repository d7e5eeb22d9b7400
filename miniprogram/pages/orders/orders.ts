/** 我的订单: by state, the latest first, more at the end of the page. */
import { call } from '../../services/api';
import type { Tap, Told } from '../../services/event';
import { act, common, confirm, loadInto } from '../../services/loading';
import { MOST_ORDERS } from '../../services/own-orders';
import { ordersOfTab, TABS, type Order, type Tab } from '../../services/order-words';
import { payAtSheet } from '../../services/pay';

const PAGE_SIZE = 20;
const FIRST: { readonly tab: Tab } = { tab: 'all' };

type Named = Told<{ readonly orderId: string; readonly paymentId: string }>;

Page({
  data: {
    ...common(),
    tabs: TABS,
    ...FIRST,
    orders: [] as readonly Order[],
    shown: [] as readonly Order[],
    limit: PAGE_SIZE,
    ending: '',
  },

  onLoad(query) {
    this.setData({ tab: TABS.find(({ name }) => name === query['tab'])?.name ?? 'all' });
  },

  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  onReachBottom() {
    const { orders, limit } = this.data;
    if (orders.length < limit || limit >= MOST_ORDERS) return;
    this.setData({ limit: Math.min(limit + PAGE_SIZE, MOST_ORDERS) });
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const { limit } = this.data;
      const orders = await call('member', 'orders', { limit });
      const isMore = orders.length === limit;
      const ending = isMore && limit >= MOST_ORDERS ? `这里显示最近 ${MOST_ORDERS} 笔订单` : '';
      this.setData({ orders, ending: isMore ? ending : '没有更多了' });
      this.draw(this.data.tab);
      return orders.length > 0;
    });
  },

  draw(tab: Tab) {
    this.setData({ tab, shown: ordersOfTab(this.data.orders, tab) });
  },

  choose({ currentTarget: { dataset } }: Tap<{ readonly name: Tab }>) {
    this.draw(dataset.name);
  },

  open({ detail }: Named) {
    void wx.navigateTo({ url: `/pages/order/order?orderId=${detail.orderId}` });
  },

  pay({ detail: { paymentId } }: Named) {
    return act(this, async () => {
      const outcome = await payAtSheet(paymentId);
      await wx.navigateTo({ url: `/pages/pay-result/pay-result?paymentId=${paymentId}&outcome=${outcome}` });
    });
  },

  async receive({ detail: { orderId } }: Named) {
    if (!(await confirm('确认收货', '请确认已经收到商品。', '已收到'))) return;
    await act(this, async () => {
      await call('member', 'confirmReceipt', { orderId });
      await this.load();
    });
  },

  toCart() {
    void wx.switchTab({ url: '/pages/cart/cart' });
  },
});
