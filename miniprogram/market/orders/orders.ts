/** 我的挂卖: every offer, latest first, with how far it is; an open one is taken back here. */
import { call } from '../../services/api';
import type { Tap } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { cancelQuestion, OFF, orderRow, type OrderRow } from '../../services/market-words';
import { openPage } from '../../services/open-page';
import { growsAtItsEnd, loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { beginning, loadMore, noRows, type Cursor } from '../../services/paged';
import { MARKET_PAGE, sellOrderUrl } from '../../services/routes';

const NONE = { title: '还没有挂卖过积分', hint: '挂卖后，进展和成交会出现在这里' };

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: { ...common(), ...noRows<OrderRow>(), empty: NONE, isMarketOn: true },

  load() {
    return loadInto(this, async () => {
      const { rows, next, isMarketOn } = await call('member', 'sellOrders', {});
      const page = { rows: rows.map(orderRow), next };
      this.setData({ ...beginning(this.data, page), isMarketOn, empty: isMarketOn ? NONE : OFF });
      return rows.length > 0;
    });
  },

  more() {
    return loadMore(this, async (after: Cursor) => {
      const { rows, next } = await call('member', 'sellOrders', { after });
      return { rows: rows.map(orderRow), next };
    });
  },

  look({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    openPage(sellOrderUrl(dataset.id));
  },

  toMarket() {
    openPage(MARKET_PAGE);
  },

  async cancel({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    const row = this.data.rows.find(({ id }) => id === dataset.id);
    if (row === undefined || !(await confirm('撤销挂卖', cancelQuestion(row, 'sell'), '撤销'))) return;
    const isDone = await act(this, async () => {
      await call('member', 'cancelSell', { orderId: row.id });
    });
    if (isDone) tell('已撤销，剩余积分已退回托管账户');
    await this.load();
  },
});
