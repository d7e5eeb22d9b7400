/** 积分流水: the merchant's points by month, stock and frozen, newest first, and the month as a file. */
import { call } from '../../services/api';
import { exactPointText } from '../../services/amounts';
import type { Tap } from '../../services/event';
import { act, common, loadInto } from '../../services/loading';
import { growsAtItsEnd, loadsWhenPulled } from '../../services/page-parts';
import { beginning, loadMore, noRows, type Cursor } from '../../services/paged';
import { pointRowView, type PointRowView } from '../../services/point-rows';
import { shareTextFile } from '../../services/share-file';
import { monthBeside, monthWords } from '../../services/times';
import { NO_PLACE, placeIn } from '../place';

type Place = 'points' | 'frozen';

const PLACES: readonly { readonly place: Place; readonly label: string }[] = [
  { place: 'points', label: '积分库存' },
  { place: 'frozen', label: '冻结中' },
];
const PAGE = 20;
const FIRST: { readonly place: Place } = { place: 'points' };

Page({
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...noRows<PointRowView>(),
    ...NO_PLACE,
    ...FIRST,
    places: PLACES,
    month: '',
    monthName: '',
    /** '' where everything is on the statement. */
    uncredited: '',
    isLatest: true,
  },

  onLoad(query) {
    const place = PLACES.find((one) => one.place === query['place'])?.place ?? 'points';
    this.setData({ ...placeIn(query), place });
    void this.load();
  },

  load() {
    const { merchantId, place, month } = this.data;
    return loadInto(this, async () => {
      // Which month runs, the mall says.
      const asked = month === '' ? {} : { month };
      const page = await call('store', 'pointStatement', { merchantId, place, ...asked, limit: PAGE });
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
    const { merchantId, place, month } = this.data;
    const page = await call('store', 'pointStatement', { merchantId, place, month, after, limit: PAGE });
    return { next: page.next, rows: page.rows.map(pointRowView) };
  },

  choose({ currentTarget: { dataset } }: Tap<{ readonly place: Place }>) {
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
      const { merchantId, place, month } = this.data;
      const { csv } = await call('store', 'pointStatementCsv', { merchantId, place, month });
      const name = PLACES.find((one) => one.place === place)?.label ?? '';
      await shareTextFile(`${name}-${month}.csv`, csv);
    });
  },
});
