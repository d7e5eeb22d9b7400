/** 我的求购: every order of the merchant, latest first; its fills on a tap; an open one is taken back here. */
import { call } from '../../services/api';
import type { Tap } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import {
  cancelQuestion,
  fillRow,
  OFF,
  orderRow,
  type FillRow,
  type OrderRow,
} from '../../services/market-words';
import { openPage } from '../../services/open-page';
import { growsAtItsEnd, loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { beginning, loadMore, noRows, type Cursor } from '../../services/paged';
import { NO_PLACE, placeIn, staffUrl } from '../place';

const NONE = { title: '还没有求购过积分', hint: '求购后，进展和成交会出现在这里' };
const MOST_FILLS = 50;

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...NO_PLACE,
    ...noRows<OrderRow>(),
    empty: NONE,
    isMarketOn: true,
    /** The order whose fills are shown; empty for none. */
    unfolded: '',
    fills: [] as readonly FillRow[],
    hasMoreFills: false,
  },

  onLoad(query) {
    this.setData(placeIn(query));
  },

  load() {
    return loadInto(this, async () => {
      const { merchantId } = this.data;
      const { rows, next, isMarketOn } = await call('store', 'buyOrders', { merchantId });
      const page = beginning(this.data, { rows: rows.map(orderRow), next });
      this.setData({ ...page, isMarketOn, empty: isMarketOn ? NONE : OFF, unfolded: '', fills: [] });
      return rows.length > 0;
    });
  },

  more() {
    return loadMore(this, async (after: Cursor) => {
      const { rows, next } = await call('store', 'buyOrders', { merchantId: this.data.merchantId, after });
      return { rows: rows.map(orderRow), next };
    });
  },

  unfold({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    const { unfolded, merchantId } = this.data;
    if (unfolded === dataset.id) {
      this.setData({ unfolded: '', fills: [] });
      return undefined;
    }
    return act(this, async () => {
      const input = { merchantId, orderId: dataset.id, limit: MOST_FILLS };
      const { fills } = await call('store', 'buyOrder', input);
      const rows = fills.rows.map(fillRow);
      this.setData({ unfolded: dataset.id, fills: rows, hasMoreFills: fills.next !== null });
    });
  },

  toDesk() {
    openPage(staffUrl('buy-points', this.data));
  },

  async cancel({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    const row = this.data.rows.find(({ id }) => id === dataset.id);
    if (row === undefined || !(await confirm('撤销求购', cancelQuestion(row, 'buy'), '撤销'))) return;
    const isDone = await act(this, async () => {
      await call('store', 'cancelBuy', { merchantId: this.data.merchantId, orderId: row.id });
    });
    if (isDone) tell('已撤销，剩余资金已退回求购资金');
    await this.load();
  },
});
