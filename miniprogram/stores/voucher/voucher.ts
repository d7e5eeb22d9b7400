/** 券码: shown at the counter, told the moment staff have redeemed it; what is left, where it is valid, what was used. */
import { call } from '../../services/api';
import { yuanText } from '../../services/amounts';
import type { Tap } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { bookUrl, storeUrl, textIn } from '../../services/routes';
import { digitGroups, ShownCode, type Code } from '../services/shown-code';
import {
  freeReturnText,
  newUse,
  noCodeText,
  remainingText,
  useRow,
  type UseRow,
  type Voucher,
} from '../services/voucher-words';

/** More stores than these are folded. */
const FOLDED_STORES = 3;

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: {
    ...common(),
    orderId: '',
    voucher: null as Voucher | null,
    remaining: '',
    noCode: '',
    freeReturn: '',
    history: [] as readonly UseRow[],
    /** The code on the screen; empty while it rests. */
    text: '',
    digits: '',
    seconds: 0,
    shownStores: FOLDED_STORES,
    /** What staff have just redeemed. */
    used: null as UseRow | null,
  },
  shown: null as ShownCode | null,

  onLoad(query) {
    this.setData({ orderId: textIn(query, 'orderId') });
    this.shown = new ShownCode({
      renew: () => this.fresh(),
      look: () => this.look(),
      tick: (seconds) => this.setData({ seconds }),
      rest: () => this.setData({ text: '', digits: '' }),
    });
  },

  onHide() {
    this.rest();
  },

  onUnload() {
    this.rest();
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      const code = await this.fresh();
      if (code !== null) this.shown?.start(code);
      return true;
    });
  },

  rest() {
    this.shown?.stop();
    this.setData({ text: '', digits: '' });
  },

  /** The voucher as it stands, with a fresh code of its next use; none while a refund is asked for. */
  async fresh(): Promise<Code | null> {
    const { voucher, code } = await call('member', 'voucherCode', { orderId: this.data.orderId });
    this.put(voucher, code?.now ?? Date.now());
    if (code === null || this.data.noCode !== '') return null;
    this.setData({ text: code.text, digits: digitGroups(code.digits), used: null });
    return code;
  },

  put(voucher: Voucher, now: number) {
    this.setData({
      voucher,
      remaining: remainingText(voucher),
      noCode: noCodeText(voucher),
      freeReturn: freeReturnText(voucher, now),
      history: voucher.history.map(useRow),
    });
  },

  async look() {
    const { voucher: before } = this.data;
    const after = await call('member', 'voucher', { orderId: this.data.orderId });
    const use = before === null ? null : newUse(before, after);
    if (use === null) return;
    this.rest();
    this.put(after, Date.now());
    this.setData({ used: useRow(use) });
    void wx.vibrateShort({ type: 'medium' });
  },

  again() {
    return act(this, () => this.load());
  },

  book() {
    openPage(bookUrl({ orderId: this.data.orderId }));
  },

  showStores() {
    this.setData({ shownStores: this.data.voucher?.stores.length ?? 0 });
  },

  openStore({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    openPage(storeUrl(dataset.id));
  },

  openOrder() {
    openPage(`/pages/order/order?orderId=${this.data.orderId}`);
  },

  /** A session card goes back without anybody's leave; anything else is asked for. */
  async giveBack() {
    const { voucher, orderId } = this.data;
    if (voucher === null) return;
    const { giveBackFen: amountFen, remaining, uses } = voucher;
    if (amountFen === null) {
      openPage(`/pages/refund/refund?orderId=${orderId}`);
      return;
    }
    const before = `现在剩 ${remaining} 次（共 ${uses} 次，实付 ${yuanText(voucher.paidFen)}）`;
    const after = `退卡后 ${yuanText(amountFen)} 原路退回，剩下的次数作废，不能再恢复`;
    if (!(await confirm('退卡', `${before}。${after}。`, '确定退卡'))) return;
    const isDone = await act(this, async () => {
      await call('member', 'giveBackCard', { orderId, amountFen });
      this.rest();
      await this.load();
    });
    if (isDone) tell('已提交退款，退到零钱通常几分钟内到账');
  },
});
