/** Why one order brought what it brought: legs with rule and rate, the entries of the books, what refunds took back. */
import { call } from '../../services/api';
import type { Tap } from '../../services/event';
import { common, loadInto } from '../../services/loading';
import { loadsWhenPulled } from '../../services/page-parts';
import { textIn } from '../../services/routes';
import { NO_REWARDS, viewOfRewards } from './order-view';

Page({
  ...loadsWhenPulled,
  data: { ...common(), ...NO_REWARDS, orderId: '' },

  onLoad(query) {
    this.setData({ orderId: textIn(query, 'orderId') });
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const { orderId } = this.data;
      this.setData({ ...viewOfRewards(await call('member', 'orderRewards', { orderId })) });
      return true;
    });
  },

  copy({ currentTarget: { dataset } }: Tap<{ readonly text: string }>) {
    void wx.setClipboardData({ data: dataset.text });
  },
});
