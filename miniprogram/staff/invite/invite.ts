/** 员工邀请: who invites, to which post and stores; the person accepts, and is staff from then on. */
import { call, type DataOf } from '../../services/api';
import { act, common, loadInto } from '../../services/loading';
import { textIn } from '../../services/routes';
import { join } from '../../services/session';
import { timeText } from '../../services/times';
import { WORKBENCH } from '../place';
import { postWord } from '../staff-words';

type Invite = DataOf<'member', 'staffInvite'>;

Page({
  data: {
    ...common(),
    inviteId: '',
    invite: null as Invite | null,
    post: '',
    stores: '',
    until: '',
  },

  onLoad(query) {
    this.setData({ inviteId: textIn(query, 'scene') });
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const invite = await call('member', 'staffInvite', { inviteId: this.data.inviteId });
      const { storeNames, expiresAt } = invite;
      this.setData({
        invite,
        post: postWord(invite),
        stores: storeNames.length === 0 ? '所有门店' : storeNames.join('、'),
        until: `${timeText(expiresAt)} 前有效`,
      });
      return true;
    });
  },

  accept() {
    return act(this, async () => {
      await join();
      await call('member', 'acceptInvite', { inviteId: this.data.inviteId });
      await wx.redirectTo({ url: WORKBENCH });
    });
  },

  toWorkbench() {
    void wx.redirectTo({ url: WORKBENCH });
  },
});
