/** 区域合伙人: what it is, the pack, the city, the application, and the month by order. */
import { call, type DataOf } from '../../services/api';
import { yuanText } from '../../services/amounts';
import { sentenceOf } from '../../services/api-error';
import type { Tap, Typed } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { growsAtItsEnd, loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { beginning, loadMore, noRows } from '../../services/paged';
import { payAtSheet } from '../../services/pay';
import { Intent } from '../../services/request-id';
import { orderRewardsUrl } from '../../services/routes';
import { monthBeside } from '../../services/times';
import { monthTitle, NO_REGION, orderRow, viewOfRegion, type OrderRow } from './region-view';

type City = DataOf<'member', 'cities'>[number];

const PAGE = 20;
const PACK = { pack: 'region' } as const;

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...noRows<OrderRow>(),
    ...NO_REGION,
    month: '',
    thisMonth: '',
    monthName: '',
    monthPoints: '',
    isSheetOpen: false,
    text: '',
    cities: [] as readonly City[],
  },
  /** What a second tap means too: one pack. */
  intent: new Intent(),

  onLoad() {
    this.intent = new Intent();
  },

  load() {
    return loadInto(this, async () => {
      const region = await call('member', 'region', {});
      this.setData({ ...viewOfRegion(region), thisMonth: region.month?.month ?? '' });
      if (region.month !== null) this.show(region.month);
      return true;
    });
  },

  show(month: DataOf<'member', 'regionMonth'>) {
    const { rows, next } = month.orders;
    const { name: monthName, points: monthPoints } = monthTitle(month);
    this.setData({
      ...beginning(this.data, { rows: rows.map(orderRow), next }),
      ...{ month: month.month, monthName, monthPoints },
    });
  },

  more() {
    const { month } = this.data;
    if (month === '') return;
    const from = this.data.rows.length;
    return loadMore(this, async (after) => {
      const { orders } = await call('member', 'regionMonth', { month, after, limit: PAGE });
      return { ...orders, rows: orders.rows.map((order, i) => orderRow(order, from + i)) };
    });
  },

  earlier() {
    return this.showMonth(-1);
  },

  later() {
    return this.showMonth(1);
  },

  showMonth(step: -1 | 1) {
    const month = monthBeside(this.data.month, step);
    if (month > this.data.thisMonth) return;
    return act(this, async () => {
      this.show(await call('member', 'regionMonth', { month, limit: PAGE }));
    });
  },

  async buy() {
    const price = yuanText(this.data.packFen);
    const told = `付款 ${price} 后可以申请一个城市。礼包本身不带来共享值，申请由平台审核，没有通过可以退。`;
    if (!(await confirm('购买区域礼包', told, '去付款'))) return;
    await act(this, async () => {
      const { payment } = await call('member', 'buyPack', PACK, this.intent.idFor(PACK));
      const outcome = await payAtSheet(payment._id);
      await wx.navigateTo({
        url: `/pages/pay-result/pay-result?paymentId=${payment._id}&outcome=${outcome}`,
      });
    });
  },

  openSheet() {
    this.setData({ isSheetOpen: true, text: '', cities: [] });
  },

  closeSheet() {
    this.setData({ isSheetOpen: false });
  },

  /** Answers may overtake each other: only the last word's is shown. */
  async search({ detail: { value } }: Typed) {
    const text = value.trim();
    this.setData({ text });
    if (text === '') {
      this.setData({ cities: [] });
      return;
    }
    try {
      const cities = await call('member', 'cities', { text, limit: PAGE });
      if (this.data.text === text) this.setData({ cities });
    } catch (error) {
      tell(sentenceOf(error));
    }
  },

  async choose({ currentTarget: { dataset } }: Tap<{ readonly city: string }>) {
    const { city } = dataset;
    const told = `申请成为${city}的区域合伙人。一个人只能有一个城市，由平台审核。`;
    if (!(await confirm(`申请${city}`, told, '提交申请'))) return;
    const isDone = await act(this, async () => {
      await call('member', 'applyForCity', { city });
      this.setData({ isSheetOpen: false });
      await this.load();
    });
    if (isDone) tell('已提交，审核结果会通知您');
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly order: string }>) {
    openPage(orderRewardsUrl(dataset.order));
  },
});
