/** 订单: what is to be shipped, what waits to be fetched, and all of them, latest first. */
import { call } from '../../services/api';
import type { Tap, Typed } from '../../services/event';
import { act, common, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { growsAtItsEnd, loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { beginning, loadMore, noRows, type Cursor } from '../../services/paged';
import { textIn } from '../../services/routes';
import { NO_PLACE, placeIn, staffUrl } from '../place';
import { scannedAtCounter } from '../scanned';
import { rowOf, type OrderRow } from './order-row';

const TABS = [
  { name: 'toShip', label: '待发货', empty: '没有要发货的订单' },
  { name: 'toHandOver', label: '待自提', empty: '没有等顾客来取的商品' },
  { name: 'all', label: '全部', empty: '还没有订单' },
] as const;
type Tab = (typeof TABS)[number]['name'];

const CARRIERS = [
  '顺丰速运',
  '京东物流',
  '中通快递',
  '圆通速递',
  '申通快递',
  '韵达快递',
  '中国邮政',
  '其他快递',
] as const;
const TRACKING = /^[\w-]{4,40}$/;

const FIRST: { readonly tab: Tab; readonly carrier: string } = { tab: 'toShip', carrier: CARRIERS[0] };

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...NO_PLACE,
    ...noRows<OrderRow>(),
    ...FIRST,
    tabs: TABS,
    emptyTitle: '',
    carriers: CARRIERS,
    shipping: null as OrderRow | null,
    trackingNumber: '',
    isSheetOpen: false,
  },

  onLoad(query) {
    const tab = TABS.find(({ name }) => name === textIn(query, 'tab'))?.name ?? 'toShip';
    this.setData({ ...placeIn(query), tab });
  },

  load() {
    const { tab } = this.data;
    return loadInto(this, async () => {
      const page = await this.ask(null);
      // Meanwhile another tab may have been chosen.
      if (tab !== this.data.tab) return this.data.rows.length > 0;
      const emptyTitle = TABS.find(({ name }) => name === tab)?.empty ?? '';
      this.setData({ ...beginning(this.data, page), emptyTitle });
      return page.rows.length > 0;
    });
  },

  more() {
    return loadMore(this, (after) => this.ask(after));
  },

  async ask(after: Cursor | null) {
    const { merchantId, tab } = this.data;
    const { rows, next } = await call('store', 'orders', { merchantId, tab, after });
    return { rows: rows.map(rowOf), next };
  },

  choose({ currentTarget: { dataset } }: Tap<{ readonly tab: Tab }>) {
    this.setData({ tab: dataset.tab, phase: 'loading' });
    void this.load();
  },

  openShip({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    const shipping = this.data.rows.find(({ id }) => id === dataset.id) ?? null;
    this.setData({ shipping, trackingNumber: '', isSheetOpen: true });
  },

  closeShip() {
    this.setData({ isSheetOpen: false });
  },

  chooseCarrier({ currentTarget: { dataset } }: Tap<{ readonly carrier: string }>) {
    this.setData({ carrier: dataset.carrier });
  },

  writeNumber({ detail }: Typed) {
    this.setData({ trackingNumber: detail.value });
  },

  async scanNumber() {
    const text = await scannedAtCounter();
    if (text !== null) this.setData({ trackingNumber: text.trim() });
  },

  ship() {
    const { merchantId, shipping, carrier } = this.data;
    const trackingNumber = this.data.trackingNumber.trim();
    if (shipping === null) return undefined;
    if (!TRACKING.test(trackingNumber)) {
      tell('请核对快递单号：4 到 40 位字母或数字');
      return undefined;
    }
    return act(this, async () => {
      await call('store', 'ship', { merchantId, orderId: shipping.id, carrier, trackingNumber });
      this.setData({ isSheetOpen: false });
      tell('已发货，顾客会收到通知');
      await this.load();
    });
  },

  handOver() {
    const { merchantId, storeId } = this.data;
    openPage(staffUrl('scan', { merchantId, storeId }));
  },

  copy({ currentTarget: { dataset } }: Tap<{ readonly text: string }>) {
    void wx.setClipboardData({ data: dataset.text });
  },
});
