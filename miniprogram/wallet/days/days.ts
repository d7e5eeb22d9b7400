/** 每日明细: each day's SV before, share, points, price and what is left, back to the day of joining. */
import { call } from '../../services/api';
import { common, loadInto } from '../../services/loading';
import { growsAtItsEnd, loadsWhenPulled } from '../../services/page-parts';
import { beginning, loadMore, noRows } from '../../services/paged';
import { NO_CHART } from '../line-chart/chart';
import { chartOfDays, dayView, type DayView } from './days-view';

const PAGE = 30;

Page({
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...noRows<DayView, string>(),
    chart: NO_CHART,
    isGuessed: false,
  },

  onLoad() {
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const page = await call('member', 'myDays', { limit: PAGE });
      this.setData({
        ...beginning(this.data, { rows: page.days.map(dayView), next: page.before }),
        ...{ chart: chartOfDays(page), isGuessed: page.projectedSvUnits.length > 0 },
      });
      return page.days.length > 0;
    });
  },

  more() {
    return loadMore(this, async (after) => {
      const { days, before: next } = await call('member', 'myDays', { before: after, limit: PAGE });
      return { rows: days.map(dayView), next };
    });
  },
});
