/** 转给会员: to whom, how much, before → after, then the key signs and the result is shown. */
import { call, type DataOf } from '../../services/api';
import { exactPointText } from '../../services/amounts';
import { sentenceOf } from '../../services/api-error';
import type { Typed } from '../../services/event';
import { act, common, confirm, loadInto } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenShown } from '../../services/page-parts';
import { pointStatementUrl, RESTORE_PAGE, textIn } from '../../services/routes';
import { scannedPage } from '../../services/scan';
import { timeText } from '../../services/times';
import { ownAccounts, type OwnAccounts } from '../keys/own-accounts';
import { SignedIntent } from '../keys/signed-intent';
import { allText, changeText, typedAmount } from '../typed-amount';

type Receiver = DataOf<'member', 'pointReceiver'>;

/** who: nobody yet · amount · done */
type Step = 'who' | 'amount' | 'done';

interface Done {
  readonly amount: string;
  readonly name: string;
  readonly at: string;
  /** Under which number the key signed it. */
  readonly sequence: number;
}

const FIRST: { readonly step: Step; readonly receiver: Receiver | null; readonly done: Done | null } = {
  step: 'who',
  receiver: null,
  done: null,
};

Page({
  ...loadsWhenShown,
  data: {
    ...common(),
    ...FIRST,
    to: '',
    refusal: '',
    typed: '',
    units: 0,
    wrong: '',
    have: '',
    change: '',
    isHere: true,
    isWaiting: false,
  },

  own: null as OwnAccounts | null,
  signed: new SignedIntent(),

  onLoad(query) {
    this.signed = new SignedIntent();
    this.setData({ to: textIn(query, 'to') });
  },

  load() {
    return loadInto(this, async () => {
      const own = await ownAccounts();
      const isFirst = this.own === null;
      this.own = own;
      const { originalPointUnits, key } = own.accounts;
      this.setData({
        ...{ have: exactPointText(originalPointUnits), isHere: own.isHere },
        isWaiting: key?.isWaiting === true,
      });
      this.show(this.data.typed);
      // The code that was scanned said who; asked once.
      if (isFirst && this.data.to !== '') await this.look();
      return true;
    });
  },

  writeTo({ detail }: Typed) {
    this.setData({ to: detail.value, refusal: '' });
  },

  async scan() {
    const found = await wx.scanCode({ scanType: ['qrCode', 'wxCode'] }).catch(() => null);
    if (found === null) return;
    const page = scannedPage(found);
    this.setData({ to: page?.query['to'] ?? found.result });
    await this.look();
  },

  async look() {
    const { to } = this.data;
    try {
      const receiver = await call('member', 'pointReceiver', { to: to.trim() });
      this.setData({ receiver, step: 'amount', refusal: '' });
    } catch (error) {
      this.setData({ receiver: null, step: 'who', refusal: sentenceOf(error) });
    }
  },

  next() {
    if (this.data.to.trim() !== '') return act(this, () => this.look());
  },

  other() {
    this.setData({ ...FIRST, to: '', typed: '', units: 0, change: '' });
  },

  write({ detail }: Typed) {
    this.show(detail.value);
  },

  all() {
    if (this.own !== null) this.show(allText(this.own.accounts.originalPointUnits));
  },

  show(typed: string) {
    if (this.own === null) return;
    const { originalPointUnits: have } = this.own.accounts;
    const { units, wrong } = typedAmount(typed, have);
    this.setData({ typed, units, wrong, change: units === 0 ? '' : changeText(have, have - units) });
  },

  async submit() {
    const { units, receiver, change } = this.data;
    const { own } = this;
    if (own === null || receiver === null || units === 0) return;
    const amount = exactPointText(units);
    const told = `原始账户 ${change}\n转出后不能撤回，请核对对方。`;
    if (!(await confirm(`转给 ${receiver.name} ${amount} 积分`, told, '签名转出'))) return;
    await act(this, async () => {
      const wish = { kind: 'transfer', to: receiver.address, units } as const;
      const made = await this.signed.send(own, wish, (move, requestId) =>
        call('member', 'transferPoints', { ...move, to: receiver.address }, requestId),
      );
      const done = { amount, name: receiver.name, at: timeText(made.at), sequence: made.sequence };
      this.setData({ done, step: 'done', typed: '' });
    });
    // Whatever happened, what is shown is what the mall says now.
    await this.load();
  },

  toStatement() {
    openPage(pointStatementUrl('points', this.own?.accounts.hasMarket === true));
  },

  toRestore() {
    openPage(RESTORE_PAGE);
  },
});
