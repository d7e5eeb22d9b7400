/** 我的预约: in stores and at home, what is coming first. */
import { call } from '../../services/api';
import type { Visit } from '../../services/booking-words';
import type { Tap } from '../../services/event';
import { common, loadInto } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { beginning, loadMore, noRows, type Cursor, type PageOf } from '../../services/paged';
import { HOME_PAGE } from '../../services/routes';
import { bookingRows, visitRows, type Booking, type Row } from './mine-view';

const TABS = [
  { name: 'store', label: '到店' },
  { name: 'home', label: '到家' },
] as const;
type Tab = (typeof TABS)[number]['name'];
const FIRST: { readonly tab: Tab } = { tab: 'store' };
type Shown = Booking | Visit;

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: { ...common(), ...noRows<Shown>(), tabs: TABS, ...FIRST, shown: [] as readonly Row[] },

  onLoad(query) {
    if (query['tab'] === 'home') this.setData({ tab: 'home' });
  },

  async onReachBottom() {
    await loadMore<Shown>(this, (after) => this.ask(after));
    this.draw();
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      const { tab } = this.data;
      const page = await this.ask(null);
      // An answer for a tab that was left meanwhile is not shown.
      if (tab === this.data.tab) this.setData({ ...beginning(this.data, page) });
      this.draw();
      return this.data.rows.length > 0;
    });
  },

  ask(after: Cursor | null): Promise<PageOf<Shown>> {
    return this.data.tab === 'store'
      ? call('member', 'bookings', { after })
      : call('member', 'visits', { after });
  },

  draw() {
    const { rows, tab } = this.data;
    const shown = tab === 'store' ? bookingRows(rows as Booking[]) : visitRows(rows as Visit[]);
    this.setData({ shown });
  },

  choose({ currentTarget: { dataset } }: Tap<{ readonly name: Tab }>) {
    if (dataset.name === this.data.tab) return;
    this.setData({ tab: dataset.name, rows: [], shown: [], phase: 'loading' });
    void this.load();
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly url: string }>) {
    openPage(dataset.url);
  },

  toShop() {
    void wx.switchTab({ url: HOME_PAGE });
  },
});
