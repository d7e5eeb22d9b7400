/** 打赏: what a store asks to be confirmed stands on top; below it what has become of earlier ones. */
import { call, type DataOf } from '../../services/api';
import { svText, yuanText } from '../../services/amounts';
import type { Tap } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { growsAtItsEnd, loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { beginning, loadMore, noRows } from '../../services/paged';
import { MEMBER_CODE_PAGE } from '../../services/routes';
import { tipEarnsText, tipRow, untilText, type TipRow } from '../services/tip-words';

type Tips = DataOf<'member', 'tips'>;

interface Waiting extends TipRow {
  readonly earns: string;
  readonly until: string;
}

const LIMIT = 20;

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: { ...common(), ...noRows<TipRow>(), waiting: [] as readonly Waiting[] },

  load(): Promise<void> {
    return loadInto(this, async () => {
      const { rows, next, earns } = await call('member', 'tips', { limit: LIMIT });
      const ended = rows.filter(({ state }) => state !== 'offered');
      this.setData({
        ...beginning(this.data, { rows: ended.map(tipRow), next }),
        waiting: waitingOf(rows, earns),
      });
      return rows.length > 0;
    });
  },

  more(): Promise<void> {
    return loadMore(this, async (after) => {
      const { rows, next } = await call('member', 'tips', { after, limit: LIMIT });
      return { rows: rows.map(tipRow), next };
    });
  },

  /** With the amount that the page shows: another one is refused. */
  async accept({ currentTarget: { dataset } }: Tap<{ readonly id: string; readonly fen: number }>) {
    const { id: tipId, fen: amountFen } = dataset;
    await act(this, async () => {
      const { earnedSvUnits } = await call('member', 'confirmTip', { tipId, amountFen });
      await this.load();
      tell(earnedSvUnits > 0 ? `已确认，获得 ${svText(earnedSvUnits)} 共享值` : '已确认');
    });
  },

  async decline({ currentTarget: { dataset } }: Tap<{ readonly id: string; readonly fen: number }>) {
    const asked = `${yuanText(dataset.fen)} 这笔不会计入。金额不对时，可以请店员重新发起。`;
    if (!(await confirm('不接受这笔打赏', asked, '不接受'))) return;
    await act(this, async () => {
      await call('member', 'declineTip', { tipId: dataset.id });
      await this.load();
    });
  },

  toCode() {
    void wx.redirectTo({ url: MEMBER_CODE_PAGE });
  },
});

function waitingOf(rows: Tips['rows'], earns: Tips['earns']): Waiting[] {
  return rows
    .filter(({ state }) => state === 'offered')
    .map((tip) => ({ ...tipRow(tip), earns: tipEarnsText(earns[tip.id] ?? 0), until: untilText(tip) }));
}
