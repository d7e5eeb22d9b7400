/** 登录网页后台: which computer asks, since when; the operator says yes or no. */
import { call } from '../../services/api';
import { act, common, loadInto } from '../../services/loading';
import { loadsWhenShown } from '../../services/page-parts';
import { textIn } from '../../services/routes';
import { timeText } from '../../services/times';

Page({
  ...loadsWhenShown,
  data: {
    ...common(),
    code: '',
    state: 'waiting',
    device: '',
    address: '',
    startedAt: '',
    until: '',
  },

  onLoad(query) {
    this.setData({ code: textIn(query, 'scene') });
  },

  load() {
    return loadInto(this, async () => {
      const asked = await call('operator', 'askedSignIn', { code: this.data.code });
      this.setData({
        state: asked.state,
        device: asked.computer.device,
        address: asked.computer.address || '未知',
        startedAt: timeText(asked.startedAt),
        until: timeText(asked.expiresAt),
      });
      return true;
    });
  },

  confirm() {
    return this.answer('confirmSignIn');
  },

  refuse() {
    return this.answer('refuseSignIn');
  },

  answer(action: 'confirmSignIn' | 'refuseSignIn') {
    return act(this, async () => {
      const { state } = await call('operator', action, { code: this.data.code });
      this.setData({ state });
    });
  },
});
