/** 广告位: what the platform offers the merchant to be shown, what it costs, how often it was seen; paid here. */
import { call } from '../../services/api';
import type { Tap } from '../../services/event';
import { act, common, confirm, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { growsAtItsEnd, loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { loadList, loadMore, noRows, type Cursor } from '../../services/paged';
import { payAtSheet, watchPayment } from '../../services/pay';
import { Intent } from '../../services/request-id';
import { NO_PLACE, placeIn } from '../place';
import { payQuestion, slotRow, type SlotRow } from './slot-row';

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: { ...common(), ...NO_PLACE, ...noRows<SlotRow>() },

  /** A second tap after a broken network orders no second time. */
  intent: new Intent(),

  onLoad(query) {
    this.intent = new Intent();
    this.setData(placeIn(query));
  },

  load() {
    return loadList(this, () => this.ask(null));
  },

  more() {
    return loadMore(this, (after: Cursor) => this.ask(after));
  },

  async ask(after: Cursor | null) {
    const { rows, next, mayPay } = await call('store', 'slots', { merchantId: this.data.merchantId, after });
    return { rows: rows.map((slot) => slotRow(slot, mayPay)), next };
  },

  async pay({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    const row = this.data.rows.find(({ id }) => id === dataset.id);
    if (row === undefined || this.data.busy) return;
    if (!(await confirm('购买广告位', payQuestion(row), '去付款'))) return;
    await act(this, async () => {
      const paymentId = row.paymentId === '' ? await this.order(row.id) : row.paymentId;
      const outcome = await payAtSheet(paymentId);
      // Paid is what WeChat's notice says, a moment after the sheet: until then nothing is offered again.
      await watchPayment(paymentId, outcome, () => undefined);
      if (outcome === 'failed') tell('付款没有成功，请换一种方式再试');
    });
    // Also after a refusal: the offer may stand otherwise by now.
    await this.load();
  },

  async order(slotId: string): Promise<string> {
    const wish = { merchantId: this.data.merchantId, slotId };
    const { payment } = await call('store', 'buySlot', wish, this.intent.idFor(wish));
    // Once it is closed unpaid the same wish is a new one.
    this.intent = new Intent();
    return payment._id;
  },

  openOrder({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    openPage(`/pages/order/order?orderId=${dataset.id}`);
  },
});
