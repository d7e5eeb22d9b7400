/** 奖励明细: since joining and month by month, what is on its way, and order by order why. */
import { call, type DataOf } from '../../services/api';
import type { Tap } from '../../services/event';
import { act, common, loadInto } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { growsAtItsEnd, loadsWhenPulled } from '../../services/page-parts';
import { beginning, loadMore, noRows, type Cursor } from '../../services/paged';
import { sumViews, type SumView } from '../../services/reward-words';
import { orderRewardsUrl } from '../../services/routes';
import { dayWords, monthBeside, monthWords } from '../../services/times';
import { filtersOf, matches, rowView, type Filter, type RowView } from './reward-rows';

type Month = DataOf<'member', 'rewardMonth'>;

const PAGE = 20;
/** Pages that are looked through for one kind before the person decides to go on. */
const MOST_PAGES = 5;
const FEW = 5;
const NO_KIND: { readonly kind: Filter['kind'] } = { kind: '' };

interface MonthView {
  readonly name: string;
  readonly sums: readonly SumView[];
  readonly days: readonly { readonly name: string; readonly sums: readonly SumView[] }[];
}

Page({
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...noRows<RowView>(),
    ...NO_KIND,
    sums: [] as readonly SumView[],
    /** The running month, and the one that is shown. */
    thisMonth: '',
    shownMonth: '',
    month: null as MonthView | null,
    areDaysShown: false,
    pending: [] as readonly RowView[],
    filters: [] as readonly Filter[],
    /** Rows of the chosen kind. */
    matching: 0,
  },

  onLoad() {
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const { sums, month, pending, rows: page } = await call('member', 'rewards', { limit: PAGE });
      const rows = page.rows.map(rowView);
      const waiting = pending.map(rowView);
      this.setData({
        ...beginning(this.data, { rows, next: page.next }),
        ...{ sums: sumViews(sums), pending: waiting, filters: filtersOf(sums, [...waiting, ...rows]) },
        ...{ thisMonth: month.month, shownMonth: month.month, month: monthView(month), ...NO_KIND },
        matching: rows.length,
      });
      return rows.length > 0 || waiting.length > 0;
    });
  },

  async more() {
    await loadMore(this, (after) => this.ask(after));
    this.count();
  },

  async ask(after: Cursor) {
    const page = await call('member', 'moreRewards', { after, limit: PAGE });
    return { ...page, rows: page.rows.map(rowView) };
  },

  /** A rare kind may stand far back: a few pages are looked through at once. */
  async choose({ currentTarget: { dataset } }: Tap<{ readonly kind: Filter['kind'] }>) {
    this.setData({ kind: dataset.kind });
    this.count();
    for (let page = 1; page <= MOST_PAGES && this.data.matching < FEW; page += 1) {
      if (this.data.ending !== 'more') return;
      await this.more();
    }
  },

  count() {
    const { rows, kind } = this.data;
    this.setData({ matching: rows.filter((row) => matches(row, kind)).length });
  },

  earlier() {
    return this.showMonth(-1);
  },

  later() {
    return this.showMonth(1);
  },

  showMonth(step: -1 | 1) {
    const shownMonth = monthBeside(this.data.shownMonth, step);
    if (shownMonth > this.data.thisMonth) return;
    return act(this, async () => {
      const month = monthView(await call('member', 'rewardMonth', { month: shownMonth }));
      this.setData({ shownMonth, month, areDaysShown: false });
    });
  },

  toggleDays() {
    this.setData({ areDaysShown: !this.data.areDaysShown });
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly order: string }>) {
    openPage(orderRewardsUrl(dataset.order));
  },
});

function monthView({ month, sums, days }: Month): MonthView {
  return {
    name: monthWords(month),
    sums: sumViews(sums),
    days: days.map((day) => ({ name: dayWords(day.day), sums: sumViews(day.sums) })),
  };
}
