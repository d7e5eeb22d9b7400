/** 每日明细: each day's SV before, share, points, price and what is left, back to the day of joining. */
import { call } from '../../services/api';
import { sentenceOf } from '../../services/api-error';
import { common, loadInto, tell } from '../../services/loading';
import { growsAtItsEnd, loadsWhenPulled } from '../../services/page-parts';
import type { Ending } from '../../services/paged';
import { NO_CHART } from '../line-chart/chart';
import { chartOfDays, dayView, type DayView } from './days-view';

const PAGE = 30;
const NO_DAY: { readonly before: string | null; readonly ending: Ending } = { before: null, ending: 'end' };

Page({
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...NO_DAY,
    days: [] as readonly DayView[],
    chart: NO_CHART,
    isGuessed: false,
    turn: 0,
  },

  onLoad() {
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const page = await call('member', 'myDays', { limit: PAGE });
      const { before } = page;
      this.setData({
        ...{ days: page.days.map(dayView), before, ending: before === null ? 'end' : 'more' },
        ...{
          chart: chartOfDays(page),
          isGuessed: page.projectedSvUnits.length > 0,
          turn: this.data.turn + 1,
        },
      });
      return page.days.length > 0;
    });
  },

  /** Thirty more; an answer for an earlier beginning of the list is dropped. */
  async more() {
    const { before: asked, ending, turn } = this.data;
    if (asked === null || ending !== 'more') return;
    this.setData({ ending: 'busy' });
    try {
      const { days, before } = await call('member', 'myDays', { before: asked, limit: PAGE });
      if (this.data.turn !== turn) return;
      const from = this.data.days.length;
      this.setData(Object.fromEntries(days.map((day, i) => [`days[${from + i}]`, dayView(day)])));
      this.setData({ before, ending: before === null ? 'end' : 'more' });
    } catch (error) {
      if (this.data.turn === turn) this.setData({ ending: 'more' });
      tell(sentenceOf(error));
    }
  },
});
