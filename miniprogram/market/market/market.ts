/** 积分挂卖与求购: the day's price and band, the own open offers, the book, today's trades, what comes next. */
import { call } from '../../services/api';
import type { Tap } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { cancelQuestion, OFF } from '../../services/market-words';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { CASH_PAGE, SELL_ORDERS_PAGE, SELL_PAGE, sellOrderUrl } from '../../services/routes';
import { NO_MARKET, viewOfMarket } from './market-view';

const LINKS = [
  { url: SELL_ORDERS_PAGE, label: '我的挂卖', icon: 'root-list' },
  { url: CASH_PAGE, label: '现金钱包', icon: 'wallet' },
  { url: '/wallet/open-books/open-books', label: '公示账本', icon: 'chart-line' },
] as const;

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: { ...common(), ...NO_MARKET, off: OFF, links: LINKS, isTable: false },

  load() {
    return loadInto(this, async () => {
      const market = await call('member', 'market', {});
      if (market.isOn) this.setData({ ...viewOfMarket(market) });
      return market.isOn;
    });
  },

  toggle() {
    this.setData({ isTable: !this.data.isTable });
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly url: string }>) {
    openPage(dataset.url);
  },

  look({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    openPage(sellOrderUrl(dataset.id));
  },

  sell() {
    openPage(SELL_PAGE);
  },

  async cancel({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    const row = this.data.open.find(({ id }) => id === dataset.id);
    if (row === undefined || !(await confirm('撤销挂卖', cancelQuestion(row, 'sell'), '撤销'))) return;
    const isDone = await act(this, async () => {
      await call('member', 'cancelSell', { orderId: row.id });
    });
    if (isDone) tell('已撤销，剩余积分已退回托管账户');
    // Also where it had been filled meanwhile: the person sees what there is now.
    await this.load();
  },
});
