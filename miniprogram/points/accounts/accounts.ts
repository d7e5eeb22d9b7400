/** 积分账户: both accounts, what each is for, what moves between them, and what is not in order yet. */
import type { Tap } from '../../services/event';
import { common, loadInto } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import {
  BACKUP_PAGE,
  LOST_PHONE_PAGE,
  moveUrl,
  PASSWORD_PAGE,
  RECEIVE_PAGE,
  transferUrl,
} from '../../services/routes';
import { ownAccounts } from '../keys/own-accounts';
import { NO_ACCOUNTS, viewOfAccounts } from './accounts-view';

const DEEDS = {
  original: [
    { url: RECEIVE_PAGE, label: '收款', icon: 'qrcode' },
    { url: transferUrl(), label: '转给会员', icon: 'user-transmit' },
    { url: moveUrl('in'), label: '转到托管', icon: 'swap-right' },
  ],
  custodial: [
    { url: moveUrl('in'), label: '转入', icon: 'arrow-down' },
    { url: moveUrl('out'), label: '转回原始', icon: 'arrow-up' },
    { url: PASSWORD_PAGE, label: '支付密码', icon: 'lock-on' },
  ],
} as const;

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: {
    ...common(),
    ...NO_ACCOUNTS,
    deeds: DEEDS,
    backupPage: BACKUP_PAGE,
    lostPhonePage: LOST_PHONE_PAGE,
  },

  load() {
    return loadInto(this, async () => {
      this.setData({ ...viewOfAccounts(await ownAccounts()) });
      return true;
    });
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly url: string }>) {
    openPage(dataset.url);
  },
});
