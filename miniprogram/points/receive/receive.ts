/** 收积分: the address of the originalAccount, as a code to scan and as a text to send. */
import { act, common, loadInto, tell } from '../../services/loading';
import { transferUrl } from '../../services/routes';
import { ownAccounts } from '../keys/own-accounts';

Page({
  data: { ...common(), address: '', code: '' },

  onLoad() {
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const { address } = (await ownAccounts()).accounts;
      // A scanner of the mall opens the page of the one who pays, with the address filled in (services/scan.ts).
      this.setData({ address, code: transferUrl(address) });
      return true;
    });
  },

  copy() {
    return act(this, async () => {
      await wx.setClipboardData({ data: this.data.address });
      tell('收款地址已复制');
    });
  },
});
