/** 钱包: what counts and until when, the points, today's price, what waits, what is owed, what the month brought. */
import { call } from '../../services/api';
import type { Tap } from '../../services/event';
import { common, loadInto } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { NO_WALLET, viewOfWallet } from './wallet-view';

const LINKS = [
  { url: '/wallet/days/days', label: '每日明细', icon: 'calendar' },
  { url: '/wallet/rewards/rewards', label: '奖励明细', icon: 'root-list' },
  { url: '/share/customers/customers', label: '我的顾客', icon: 'usergroup' },
  { url: '/wallet/open-books/open-books', label: '公示账本', icon: 'chart-line' },
] as const;

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: { ...common(), ...NO_WALLET, links: LINKS },

  load() {
    return loadInto(this, async () => {
      this.setData({ ...viewOfWallet(await call('member', 'wallet', {})) });
      return true;
    });
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly url: string }>) {
    openPage(dataset.url);
  },
});
