/** 支付密码: set it, change it, and what to do when it is forgotten or locked. */
import { call } from '../../services/api';
import { sentenceOf } from '../../services/api-error';
import type { Told } from '../../services/event';
import { common, loadInto, tell } from '../../services/loading';
import { loadsWhenShown } from '../../services/page-parts';
import { BUSY_SHEET, CLOSED_SHEET, OPEN_SHEET, sheetAfter } from '../../services/pay-password';
import { timeText } from '../../services/times';

/** What the sheet asks for. */
type Step = 'old' | 'new' | 'again';

const TITLES: Readonly<Record<Step, string>> = {
  old: '输入现在的支付密码',
  new: '设置 6 位新密码',
  again: '再输入一次新密码',
};

Page({
  ...loadsWhenShown,
  data: {
    ...common(),
    isSet: false,
    /** '' while it is not locked. */
    locked: '',
    title: '',
    password: CLOSED_SHEET,
    isDone: false,
  },

  // Digits are never in what is drawn.
  step: 'new',
  old: '',
  first: '',

  onHide() {
    this.close();
  },

  load() {
    return loadInto(this, async () => {
      const { password } = await call('member', 'accounts', {});
      const { isSet, lockedUntil } = password;
      this.setData({ isSet, locked: lockedUntil === null ? '' : timeText(lockedUntil) });
      return true;
    });
  },

  begin() {
    this.ask(this.data.isSet ? 'old' : 'new');
  },

  ask(step: Step, problem = '') {
    this.step = step;
    // Closed first, so that the sheet is empty again.
    this.setData({ password: CLOSED_SHEET });
    this.setData({ title: TITLES[step], password: { ...OPEN_SHEET, problem }, isDone: false });
  },

  close() {
    this.old = '';
    this.first = '';
    this.setData({ password: CLOSED_SHEET });
  },

  async enter({ detail: { password } }: Told<{ readonly password: string }>) {
    if (this.step === 'old') {
      this.old = password;
      this.ask('new');
    } else if (this.step === 'new') {
      this.first = password;
      this.ask('again');
    } else if (password === this.first) await this.save(password);
    else this.ask('new', '两次输入的不一样，请重新设置');
  },

  async save(password: string) {
    this.setData({ password: BUSY_SHEET });
    try {
      if (this.data.isSet)
        await call('member', 'changePassword', { password: this.old, newPassword: password });
      else await call('member', 'setPassword', { password });
    } catch (error) {
      this.refused(error);
      return;
    }
    this.close();
    await this.load();
    this.setData({ isDone: true });
    tell('支付密码已生效');
  },

  /** The old one was wrong, or the new one too easy to guess: only that is asked again. */
  refused(error: unknown) {
    const sheet = sheetAfter(error);
    if (sheet?.isLocked === true) {
      this.close();
      void this.load();
      tell(sheet.problem);
    } else if (sheet === null) this.ask('new', sentenceOf(error));
    else this.ask('old', sheet.problem);
  },
});
