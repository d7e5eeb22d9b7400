/** One offer: how far it is, and every fill of it with its cash and the day from which that can be withdrawn. */
import { call } from '../../services/api';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { cancelQuestion, fillRow, orderRow, type FillRow, type OrderRow } from '../../services/market-words';
import { openPage } from '../../services/open-page';
import { growsAtItsEnd, loadsWhenPulled } from '../../services/page-parts';
import { beginning, loadMore, noRows, type Cursor } from '../../services/paged';
import { CASH_PAGE, textIn } from '../../services/routes';

Page({
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: { ...common(), ...noRows<FillRow>(), orderId: '', order: null as OrderRow | null },

  onLoad(query) {
    this.setData({ orderId: textIn(query, 'orderId') });
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const { order, fills } = await this.ask(null);
      this.setData({ ...beginning(this.data, fills), order: orderRow(order) });
      return true;
    });
  },

  more() {
    return loadMore(this, async (after) => (await this.ask(after)).fills);
  },

  async ask(after: Cursor | null) {
    const { order, fills } = await call('member', 'sellOrder', { orderId: this.data.orderId, after });
    return { order, fills: { rows: fills.rows.map(fillRow), next: fills.next } };
  },

  toCash() {
    openPage(CASH_PAGE);
  },

  async cancel() {
    const { order, orderId } = this.data;
    if (order === null || !(await confirm('撤销挂卖', cancelQuestion(order, 'sell'), '撤销'))) return;
    const isDone = await act(this, async () => {
      await call('member', 'cancelSell', { orderId });
    });
    if (isDone) tell('已撤销，剩余积分已退回托管账户');
    await this.load();
  },
});
