/** 会员码: tells staff who stands at the counter; what they offer to be confirmed appears below it by itself. */
import { call } from '../../services/api';
import { act, common, loadInto } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenShown } from '../../services/page-parts';
import { TIPS_PAGE } from '../../services/routes';
import { digitGroups, ShownCode, type Code } from '../services/shown-code';
import { tipRow, untilText, type TipRow } from '../services/tip-words';

/** Only the latest can wait: it is the one that was offered just now. */
const LATEST = 1;

Page({
  ...loadsWhenShown,
  data: {
    ...common(),
    text: '',
    digits: '',
    seconds: 0,
    offered: null as TipRow | null,
    until: '',
  },
  shown: null as ShownCode | null,

  onLoad() {
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
      this.shown?.start(await this.fresh());
      return true;
    });
  },

  rest() {
    this.shown?.stop();
    this.setData({ text: '', digits: '', offered: null });
  },

  async fresh(): Promise<Code> {
    const code = await call('member', 'memberCode', {});
    this.setData({ text: code.text, digits: digitGroups(code.digits) });
    return code;
  },

  async look() {
    const { rows } = await call('member', 'tips', { limit: LATEST });
    const tip = rows.find(({ state }) => state === 'offered');
    const isNew = tip !== undefined && this.data.offered?.id !== tip.id;
    this.setData(
      tip === undefined ? { offered: null, until: '' } : { offered: tipRow(tip), until: untilText(tip) },
    );
    if (isNew) void wx.vibrateShort({ type: 'medium' });
  },

  again() {
    return act(this, () => this.load());
  },

  toTips() {
    openPage(TIPS_PAGE);
  },
});
