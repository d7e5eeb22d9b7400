/** 开通会员: what it costs, what changes, how to give it back; by the pack, or with the verified name alone. */
import { call } from '../../services/api';
import { yuanText } from '../../services/amounts';
import { act, common, confirm, loadInto } from '../../services/loading';
import { loadsWhenShown } from '../../services/page-parts';
import { payAtSheet } from '../../services/pay';
import { Intent } from '../../services/request-id';
import { NO_ACTIVATION, viewOfActivation } from './activate-view';

const PACK = { pack: 'member' } as const;

Page({
  ...loadsWhenShown,
  data: { ...common(), ...NO_ACTIVATION },
  /** What a second tap means too: one pack. */
  intent: new Intent(),

  onLoad() {
    this.intent = new Intent();
  },

  load() {
    return loadInto(this, async () => {
      this.setData({ ...viewOfActivation(await call('member', 'activation', {})) });
      return true;
    });
  },

  async buy() {
    const price = yuanText(this.data.priceFen);
    const told = `付款 ${price} 后立即开通。上面列出的变化都会生效，可以退。`;
    if (!(await confirm('购买会员礼包', told, '去付款'))) return;
    await act(this, async () => {
      const { payment } = await call('member', 'buyPack', PACK, this.intent.idFor(PACK));
      const outcome = await payAtSheet(payment._id);
      const query = `paymentId=${payment._id}&outcome=${outcome}`;
      await wx.redirectTo({ url: `/pages/pay-result/pay-result?${query}` });
    });
  },

  toWallet() {
    void wx.redirectTo({ url: '/wallet/wallet/wallet' });
  },
});
