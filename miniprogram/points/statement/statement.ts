/** 积分明细: each account by month, newest first, and the month as a file. */
import { call } from '../../services/api';
import { exactPointText } from '../../services/amounts';
import type { Tap } from '../../services/event';
import { act, common, loadInto } from '../../services/loading';
import { growsAtItsEnd, loadsWhenPulled } from '../../services/page-parts';
import { beginning, loadMore, noRows, type Cursor } from '../../services/paged';
import { pointRowView, type PointRowView } from '../../services/point-rows';
import type { StatementPlace } from '../../services/routes';
import { shareTextFile } from '../../services/share-file';
import { monthBeside, monthWords } from '../../services/times';

const PLACES: readonly { readonly place: StatementPlace; readonly label: string }[] = [
  { place: 'points', label: '原始账户' },
  { place: 'custodial', label: '托管账户' },
  { place: 'inOrders', label: '挂卖中' },
];
const PAGE = 20;
const FIRST: { readonly place: StatementPlace } = { place: 'points' };

Page({
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...noRows<PointRowView>(),
    ...FIRST,
    places: PLACES,
    month: '',
    monthName: '',
    /** '' where everything is on the statement. */
    uncredited: '',
    isLatest: true,
  },

  onLoad(query) {
    const places = PLACES.filter((one) => one.place !== 'inOrders' || query['market'] === '1');
    const place = places.find((one) => one.place === query['place'])?.place ?? 'points';
    this.setData({ places, place });
    void this.load();
  },

  load() {
    const { place, month } = this.data;
    return loadInto(this, async () => {
      // Which month runs, the mall says.
      const asked = month === '' ? {} : { month };
      const page = await call('member', 'pointStatement', { place, ...asked, limit: PAGE });
      if (place !== this.data.place || month !== this.data.month) return true;
      const uncredited = page.uncreditedPointUnits;
      this.setData({
        ...beginning(this.data, { rows: page.rows.map(pointRowView), next: page.next }),
        uncredited: uncredited === 0 ? '' : exactPointText(uncredited),
        ...{ month: page.month, monthName: monthWords(page.month) },
        isLatest: page.month >= page.runningMonth,
      });
      return true;
    });
  },

  more() {
    return loadMore(this, (after) => this.ask(after));
  },

  async ask(after: Cursor) {
    const { place, month } = this.data;
    const page = await call('member', 'pointStatement', { place, month, after, limit: PAGE });
    return { next: page.next, rows: page.rows.map(pointRowView) };
  },

  choose({ currentTarget: { dataset } }: Tap<{ readonly place: StatementPlace }>) {
    if (dataset.place === this.data.place) return;
    this.setData({ ...noRows<PointRowView>(), turn: this.data.turn + 1, place: dataset.place });
    void this.load();
  },

  earlier() {
    if (this.data.month !== '') this.turnTo(monthBeside(this.data.month, -1));
  },

  later() {
    if (this.data.month !== '' && !this.data.isLatest) this.turnTo(monthBeside(this.data.month, 1));
  },

  turnTo(month: string) {
    this.setData({ month, monthName: monthWords(month), isLatest: false });
    void this.load();
  },

  share() {
    return act(this, async () => {
      const { place, month } = this.data;
      const { csv } = await call('member', 'pointStatementCsv', { place, month });
      const name = PLACES.find((one) => one.place === place)?.label ?? '';
      await shareTextFile(`${name}-${month}.csv`, csv);
    });
  },
});
