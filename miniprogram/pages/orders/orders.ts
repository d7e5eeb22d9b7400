/** 我的订单: by state, the latest first, more at the end of the page. */
import { call, type DataOf } from '../../services/api';
import { sentenceOf } from '../../services/api-error';
import type { Tap, Told } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { buyAgainUrl, TABS, type Order, type Tab } from '../../services/order-words';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { payAtSheet } from '../../services/pay';

const FIRST: { readonly tab: Tab } = { tab: 'all' };

type Cursor = NonNullable<DataOf<'member', 'orders'>['next']>;
type Named = Told<{ readonly orderId: string; readonly paymentId: string }>;

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: {
    ...common(),
    tabs: TABS,
    ...FIRST,
    orders: [] as readonly Order[],
    /** Where the next page begins; null at the end. */
    next: null as Cursor | null,
    isMoreComing: false,
  },

  onLoad(query) {
    this.setData({ tab: TABS.find(({ name }) => name === query['tab'])?.name ?? 'all' });
  },

  /** From the beginning; an answer for a tab that was left meanwhile is not shown. */
  load() {
    return loadInto(this, async () => {
      const { tab } = this.data;
      const { rows, next } = await call('member', 'orders', { tab });
      if (tab === this.data.tab) this.setData({ orders: rows, next });
      return this.data.orders.length > 0;
    });
  },

  async onReachBottom() {
    const { tab, next: after, isMoreComing, orders } = this.data;
    if (after === null || isMoreComing) return;
    this.setData({ isMoreComing: true });
    try {
      const { rows, next } = await call('member', 'orders', { tab, after });
      if (after === this.data.next) this.setData({ orders: [...orders, ...rows], next });
    } catch (error) {
      tell(sentenceOf(error));
    } finally {
      this.setData({ isMoreComing: false });
    }
  },

  choose({ currentTarget: { dataset } }: Tap<{ readonly name: Tab }>) {
    if (dataset.name === this.data.tab) return;
    this.setData({ tab: dataset.name, orders: [], next: null, phase: 'loading' });
    void this.load();
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

  again({ detail: { orderId } }: Named) {
    const order = this.data.orders.find(({ _id }) => _id === orderId);
    if (order !== undefined) void wx.navigateTo({ url: buyAgainUrl(order) });
  },

  toShop() {
    void wx.switchTab({ url: '/pages/home/home' });
  },
});
