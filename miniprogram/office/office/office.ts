/** 运营: what waits for a decision, and what is wrong. */
import { call, type DataOf } from '../../services/api';
import type { Tap } from '../../services/event';
import { act, common, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { codeUrl } from '../../services/scan';
import { timeText } from '../../services/times';
import { rolesText } from '../words';

type Desk = DataOf<'operator', 'desk'>;

const QUEUES = [
  { tab: 'proposals', label: '待批准提案', icon: 'verify' },
  { tab: 'merchants', label: '商家入驻', icon: 'shop' },
  { tab: 'roles', label: '服务角色', icon: 'user-safety' },
  { tab: 'partners', label: '城市合伙人', icon: 'location' },
] as const;

interface Queue {
  readonly tab: (typeof QUEUES)[number]['tab'];
  readonly label: string;
  readonly icon: string;
  readonly count: number;
}

interface AlarmRow {
  readonly id: string;
  readonly text: string;
  readonly when: string;
  readonly isOpen: boolean;
}

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: {
    ...common(),
    name: '',
    roles: '',
    queues: [] as readonly Queue[],
    alarms: [] as readonly AlarmRow[],
  },

  load() {
    return loadInto(this, async () => {
      const { name, roles, waiting, alarms } = await call('operator', 'desk', {});
      // Who looks after money decides about proposals alone.
      const isSupport = roles.some((role) => role !== 'finance');
      const shown = QUEUES.filter(({ tab }) => isSupport || tab === 'proposals');
      this.setData({
        name,
        roles: rolesText(roles),
        queues: shown.map((queue) => ({ ...queue, count: waiting[queue.tab] })),
        alarms: alarms.map(rowOf),
      });
      return true;
    });
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly tab: string }>) {
    openPage(`/office/approvals/approvals?tab=${dataset.tab}`);
  },

  see({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    return act(this, async () => {
      await call('operator', 'seeAlarm', { alarmId: dataset.id });
      tell('已记下由您跟进');
      await this.load();
    });
  },

  async scan() {
    try {
      const url = codeUrl(await wx.scanCode({ scanType: ['qrCode', 'wxCode'] }));
      if (url?.startsWith('/office/sign-in/') === true) openPage(url);
      else tell('这不是网页后台的登录码');
    } catch {
      // The person closed the scanner.
    }
  },
});

function rowOf({ id, text, openedAt, state }: Desk['alarms'][number]): AlarmRow {
  return { id, text, when: timeText(openedAt), isOpen: state === 'open' };
}
