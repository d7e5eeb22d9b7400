/** Between the own two accounts: in free and signed by the key, out with the password and what burns of it. */
import { call } from '../../services/api';
import { exactPointText, rateText } from '../../services/amounts';
import { sentenceOf } from '../../services/api-error';
import type { Told, Typed } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { loadsWhenShown } from '../../services/page-parts';
import { BUSY_SHEET, CLOSED_SHEET, needsPassword, OPEN_SHEET, sheetAfter } from '../../services/pay-password';
import { openPage } from '../../services/open-page';
import { Intent } from '../../services/request-id';
import { PASSWORD_PAGE } from '../../services/routes';
import { ownAccounts, type OwnAccounts } from '../keys/own-accounts';
import { SignedIntent } from '../keys/signed-intent';
import { allText, burnedOf, changeText, typedAmount } from '../typed-amount';

/** What the key signs as `to` for the own custodialAccount. */
const CUSTODIAL = 'custodial';

interface Change {
  readonly name: string;
  readonly text: string;
}

const FIRST: { readonly direction: 'in' | 'out' } = { direction: 'in' };

Page({
  ...loadsWhenShown,
  data: {
    ...common(),
    ...FIRST,
    have: '',
    typed: '',
    units: 0,
    wrong: '',
    fee: '',
    /** What the accounts have before → after. */
    changes: [] as readonly Change[],
    password: CLOSED_SHEET,
    done: '',
  },

  own: null as OwnAccounts | null,
  signed: new SignedIntent(),
  intent: new Intent(),

  onLoad(query) {
    this.signed = new SignedIntent();
    this.intent = new Intent();
    const direction = query['direction'] === 'out' ? 'out' : 'in';
    if (direction === 'out') void wx.setNavigationBarTitle({ title: '转回原始账户' });
    this.setData({ direction });
  },

  load() {
    return loadInto(this, async () => {
      const own = await ownAccounts();
      this.own = own;
      this.setData({
        have: exactPointText(this.haveUnits(own)),
        fee: rateText(own.accounts.moveOutBp),
      });
      this.show(this.data.typed);
      return true;
    });
  },

  haveUnits({ accounts }: OwnAccounts): number {
    return this.data.direction === 'in' ? accounts.originalPointUnits : accounts.custodialPointUnits;
  },

  write({ detail }: Typed) {
    this.show(detail.value);
  },

  all() {
    if (this.own !== null) this.show(allText(this.haveUnits(this.own)));
  },

  show(typed: string) {
    const { own } = this;
    if (own === null) return;
    const { units, wrong } = typedAmount(typed, this.haveUnits(own));
    this.setData({ typed, units, wrong, done: '', changes: units === 0 ? [] : this.changesOf(own, units) });
  },

  changesOf({ accounts }: OwnAccounts, units: number): Change[] {
    const { originalPointUnits: original, custodialPointUnits: custodial, moveOutBp } = accounts;
    if (this.data.direction === 'in')
      return [
        { name: '原始账户', text: changeText(original, original - units) },
        { name: '托管账户', text: changeText(custodial, custodial + units) },
      ];
    const burned = burnedOf(units, moveOutBp);
    return [
      { name: '托管账户', text: changeText(custodial, custodial - units) },
      { name: '其中销毁', text: exactPointText(burned) },
      { name: '原始账户', text: changeText(original, original + units - burned) },
    ];
  },

  async submit() {
    const { units, direction, changes } = this.data;
    const { own } = this;
    if (own === null || units === 0) return;
    if (direction === 'out') {
      this.setData({ password: OPEN_SHEET });
      return;
    }
    const told = changes.map(({ name, text }) => `${name} ${text}`).join('\n');
    if (!(await confirm(`转入 ${exactPointText(units)} 积分`, told, '签名转入'))) return;
    await act(this, async () => {
      await this.signed.send(own, { kind: 'custody', to: CUSTODIAL, units }, (move, requestId) =>
        call('member', 'moveIn', move, requestId),
      );
      await this.after('已转入托管账户');
    });
  },

  closeSheet() {
    this.setData({ password: CLOSED_SHEET });
  },

  toPassword() {
    this.closeSheet();
    openPage(PASSWORD_PAGE);
  },

  async pay({ detail: { password } }: Told<{ readonly password: string }>) {
    const { units } = this.data;
    this.setData({ password: BUSY_SHEET });
    try {
      // The wish is the amount: a second password for it must not make it a second move.
      await call('member', 'moveOut', { units, password }, this.intent.idFor({ units }));
      this.intent = new Intent();
      this.setData({ password: CLOSED_SHEET });
      await this.after('已转回原始账户');
    } catch (error) {
      const sheet = sheetAfter(error);
      this.setData({ password: sheet ?? CLOSED_SHEET });
      if (sheet !== null) return;
      if (needsPassword(error)) openPage(PASSWORD_PAGE);
      else tell(sentenceOf(error));
    }
  },

  async after(done: string) {
    this.setData({ typed: '' });
    await this.load();
    this.setData({ done });
    tell(done);
  },
});
