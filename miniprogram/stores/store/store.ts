/** 门店主页: where it is, when it is open, what it shows of its licences, what can be bought, booked and paid there. */
import { call, type DataOf } from '../../services/api';
import { ApiError } from '../../services/api-error';
import type { Tap, Told } from '../../services/event';
import { act, common, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled } from '../../services/page-parts';
import { askReminders } from '../../services/reminders';
import { bookUrl, listUrl, payUrl, posterUrl, STORES_PAGE, storeUrl, textIn } from '../../services/routes';
import { shareCard, timelineQuery, type ShareCard } from '../../services/share';
import { closedText, openText, weekRows, type WeekRow } from '../services/store-words';

type Store = DataOf<'member', 'store'>;

const LICENCES: Readonly<Record<Store['licences'][number]['kind'], string>> = {
  business: '营业执照',
  medical: '医疗机构执业许可证',
};
/** On its own page; the list has all. */
const SHOWN_PRODUCTS = 6;
const MAP_SCALE = 16;
/** By the offers' ids. */
const NONE_CLAIMED: Readonly<Record<string, boolean>> = {};

Page({
  ...loadsWhenPulled,
  data: {
    ...common(),
    storeId: '',
    store: null as Store | null,
    open: '',
    today: '',
    week: [] as readonly WeekRow[],
    closed: '',
    isWeekShown: false,
    licenceWords: LICENCES,
    shownProducts: SHOWN_PRODUCTS,
    canBook: false,
    current: 0,
    claimed: NONE_CLAIMED,
    /** Whether the chain may send one more message of what it offers. */
    isTold: false,
  },

  onLoad(query) {
    this.setData({ storeId: textIn(query, 'id') });
    void this.load();
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      const store = await this.ask();
      if (store === null) return false;
      const week = weekRows(store);
      this.setData({
        store,
        week,
        open: openText(store.open, store.now),
        today: week.find(({ isToday }) => isToday)?.text ?? '',
        closed: closedText(store),
        canBook: store.products.some(({ kind }) => kind === 'service'),
      });
      void wx.setNavigationBarTitle({ title: store.name });
      return true;
    });
  },

  /** Null where it is not there, or not open to the public yet. */
  async ask(): Promise<Store | null> {
    try {
      return await call('member', 'store', { storeId: this.data.storeId });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  },

  showPicture({ detail }: Told<{ readonly current: number }>) {
    this.setData({ current: detail.current });
  },

  preview({ currentTarget: { dataset } }: Tap<{ readonly url: string }>) {
    void wx.previewImage({ current: dataset.url, urls: [...(this.data.store?.pictures ?? [])] });
  },

  lookAtLicence({ currentTarget: { dataset } }: Tap<{ readonly url: string }>) {
    void wx.previewImage({ current: dataset.url, urls: [dataset.url] });
  },

  toggleWeek() {
    this.setData({ isWeekShown: !this.data.isWeekShown });
  },

  toMap() {
    const { store } = this.data;
    if (store === null || store.position === null) return;
    const { name, address, position } = store;
    void wx.openLocation({ ...position, name, address, scale: MAP_SCALE });
  },

  async ring() {
    try {
      await wx.makePhoneCall({ phoneNumber: this.data.store?.phone ?? '' });
    } catch {
      // The person thought better of it.
    }
  },

  async claim({ currentTarget: { dataset } }: Tap<{ readonly offer: string }>) {
    const isTaken = await act(this, async () => {
      await call('member', 'claimCoupon', { offerId: dataset.offer });
      this.setData({ claimed: { ...this.data.claimed, [dataset.offer]: true } });
    });
    if (isTaken) tell('已领取，下单时自动使用');
  },

  /** One message of the chain about what it offers. */
  async beTold() {
    await act(this, async () => {
      const isTold = await askReminders(this.data.store?.templates ?? []);
      if (isTold) this.setData({ isTold });
      else tell('没有开启提醒，以后可以再来');
    });
  },

  openProducts() {
    const { storeId, store } = this.data;
    openPage(listUrl({ storeId, title: store?.name }));
  },

  toPoster() {
    openPage(posterUrl({ page: 'store', id: this.data.storeId }));
  },

  pay() {
    openPage(payUrl({ storeId: this.data.storeId }));
  },

  book() {
    openPage(bookUrl({ storeId: this.data.storeId }));
  },

  toStores() {
    void wx.redirectTo({ url: STORES_PAGE });
  },

  onShareAppMessage(): ShareCard {
    const { store, storeId } = this.data;
    return shareCard(store?.name ?? '共享购门店', storeUrl(storeId), store?.pictures[0]);
  },

  onShareTimeline(): WechatMiniprogram.Page.ICustomTimelineContent {
    const { store, storeId } = this.data;
    return { title: store?.name ?? '共享购门店', query: timelineQuery(`id=${storeId}`) };
  },
});
