/** 服务角色: the role now, what the next asks for (sales, never heads), applying for it. */
import { call } from '../../services/api';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { NO_ROLE, viewOfTeam } from './role-view';

const FEW = 1;

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: { ...common(), ...NO_ROLE },

  load() {
    return loadInto(this, async () => {
      this.setData({ ...viewOfTeam(await call('member', 'team', { limit: FEW })) });
      return true;
    });
  },

  async apply() {
    const { role, next } = this.data;
    const told = `从${role}申请成为${next}。由平台审核，通过后从下一笔完成的订单起按新角色计。`;
    if (!(await confirm(`申请${next}`, told, '提交申请'))) return;
    const isDone = await act(this, async () => {
      await call('member', 'applyForRole', {});
      await this.load();
    });
    if (isDone) tell('已提交，审核结果会通知您');
  },

  activate() {
    openPage('/wallet/activate/activate');
  },
});
