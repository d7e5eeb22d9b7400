/** 换新密钥: the phone with the key and the words are gone; what happens when, and who can stop it. */
import type { Tap } from '../../services/event';
import { act, common, confirm, loadInto } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenShown } from '../../services/page-parts';
import { BACKUP_PAGE, RESTORE_PAGE } from '../../services/routes';
import { timeText } from '../../services/times';
import { askForNewKey, ownAccounts, type OwnAccounts } from '../keys/own-accounts';

/** here: nothing is lost · lost: nobody has asked · asked: the identity is to be checked · waiting */
type State = 'here' | 'lost' | 'asked' | 'waiting';

const FIRST: { readonly state: State } = { state: 'here' };

Page({
  ...loadsWhenShown,
  data: {
    ...common(),
    ...FIRST,
    waitHours: 0,
    effective: '',
    /** The new key is on this phone. */
    isNextHere: false,
    isHere: false,
    pages: { backup: BACKUP_PAGE, restore: RESTORE_PAGE },
  },

  own: null as OwnAccounts | null,

  load() {
    return loadInto(this, async () => {
      const own = await ownAccounts();
      this.own = own;
      const { key, waitHours } = own.accounts;
      this.setData({
        ...{ state: stateOf(own), isHere: own.isHere, isNextHere: own.isNextHere, waitHours },
        effective: timeText(key?.next?.effectiveAt ?? 0),
      });
      return true;
    });
  },

  async ask() {
    const { own } = this;
    if (own === null) return;
    const told = `客服核对身份后等待 ${this.data.waitHours} 小时，期间不能转出；到时新密钥生效，旧密钥作废。`;
    if (!(await confirm('申请新密钥', told, '申请'))) return;
    await act(this, () => askForNewKey(own));
    await this.load();
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly url: string }>) {
    openPage(dataset.url);
  },
});

function stateOf({ accounts: { key }, isHere }: OwnAccounts): State {
  if (key?.isWaiting === true) return 'waiting';
  if ((key?.next ?? null) !== null) return 'asked';
  return isHere ? 'here' : 'lost';
}
