/** 我的资料: what the mall keeps of the person, as a file to take along, and leaving the mall. */
import { call, type DataOf } from '../../services/api';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { loadsWhenPulled } from '../../services/page-parts';
import { shareTextFile } from '../../services/share-file';
import { dayText } from '../../services/times';
import { tableOf, type Parts } from './table';

type Kept = DataOf<'member', 'keptOfMe'>;
type Leaving = Kept['leaving'];

const ROWS_A_CALL = 50;
const FILE = '我的共享购资料';
/** The one thing that only the person's word takes out of the way. */
const GIVEN_UP = 'holdings';

function leavingView({ state, dueAt, obstacles, waitingDays }: Leaving) {
  return {
    isWaiting: state === 'waiting',
    isUnderway: state === 'erasing',
    isOver: state === 'erased',
    dueDay: dueAt === null ? '' : dayText(dueAt),
    waitingDays,
    obstacles: obstacles.filter(({ kind }) => kind !== GIVEN_UP).map(({ text }) => text),
    givesUp: obstacles.some(({ kind }) => kind === GIVEN_UP),
  };
}

async function allRows(key: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: DataOf<'member', 'keptRows'> = await call('member', 'keptRows', {
      ...{ key, after, limit: ROWS_A_CALL },
    });
    found.push(...page.rows.map((row): unknown => JSON.parse(row)));
    after = page.next;
  }
  return found;
}

Page({
  ...loadsWhenPulled,
  data: {
    ...common(),
    parts: [] as Kept['parts'],
    leaving: null as ReturnType<typeof leavingView> | null,
    progress: '',
    isUnfolded: false,
  },

  onLoad() {
    void this.load();
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      const { parts, leaving } = await call('member', 'keptOfMe', {});
      this.setData({ parts, leaving: leavingView(leaving) });
      return true;
    });
  },

  unfold() {
    this.setData({ isUnfolded: !this.data.isUnfolded });
  },

  takeTable() {
    return this.take('csv', tableOf);
  },

  takeAlong() {
    return this.take('json', (whole) => JSON.stringify(whole, null, 2));
  },

  take(ending: string, written: (whole: Parts) => string) {
    return act(this, async () => {
      const { parts } = this.data;
      const whole: Record<string, unknown[]> = {};
      try {
        for (const [index, { key, title }] of parts.entries()) {
          this.setData({ progress: `正在整理 ${index + 1}/${parts.length}` });
          whole[title] = await allRows(key);
        }
      } finally {
        this.setData({ progress: '' });
      }
      await shareTextFile(`${FILE}.${ending}`, written(whole));
    });
  },

  async leave() {
    const { leaving } = this.data;
    if (leaving === null || this.data.busy) return;
    const { givesUp, waitingDays } = leaving;
    const loss = givesUp
      ? '您的共享积分和共享值会全部作废，不足一角、微信不能转出的余额也不能再取，都不能找回。'
      : '';
    const sentence = `${waitingDays} 天内可以撤回，之后姓名、电话、地址、评价和消息会清空。${loss}`;
    if (!(await confirm('申请注销', sentence, '确认注销'))) return;
    await act(this, async () => {
      const after = await call('member', 'askToLeave', { givesUp });
      this.setData({ leaving: leavingView(after) });
      tell('已申请，到期前随时可以撤回');
    });
  },

  stay() {
    return act(this, async () => {
      this.setData({ leaving: leavingView(await call('member', 'stayAfterAll', {})) });
      tell('已撤回，您的账户照常使用');
    });
  },
});
