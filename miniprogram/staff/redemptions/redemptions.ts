/** 核销记录: what the store redeemed, latest first; a manager takes one back while the time for it lasts. */
import { call, type DataOf } from '../../services/api';
import type { Tap, Typed } from '../../services/event';
import { act, common, tell } from '../../services/loading';
import { growsAtItsEnd, loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { loadList, loadMore, noRows, type Cursor } from '../../services/paged';
import { timeText } from '../../services/times';
import { NO_PLACE, placeIn } from '../place';

type Row = DataOf<'store', 'redemptions'>['rows'][number];

interface Shown {
  readonly id: string;
  readonly title: string;
  readonly facts: string;
  readonly at: string;
  readonly undone: string;
  /** Minutes in which it may still be undone; 0: no longer, or not by this person. */
  readonly minutesLeft: number;
}

const REASONS = ['扫错了顾客', '顾客改期', '项目没有做', '其他原因'] as const;
const OTHER = REASONS[3];
const MINUTE_MS = 60_000;

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...NO_PLACE,
    ...noRows<Shown>(),
    reasons: REASONS,
    reason: '',
    other: '',
    undoing: null as Shown | null,
    isSheetOpen: false,
  },

  onLoad(query) {
    this.setData(placeIn(query));
  },

  load() {
    return loadList(this, (after) => this.ask(after));
  },

  more() {
    return loadMore(this, (after) => this.ask(after));
  },

  async ask(after: Cursor | null) {
    const { merchantId, storeId } = this.data;
    const { rows, next, now, mayUndo } = await call('store', 'redemptions', { merchantId, storeId, after });
    return { rows: rows.map((row) => shownOf(row, now, mayUndo)), next };
  },

  openUndo({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    const undoing = this.data.rows.find(({ id }) => id === dataset.id) ?? null;
    this.setData({ undoing, reason: '', other: '', isSheetOpen: true });
  },

  closeUndo() {
    this.setData({ isSheetOpen: false });
  },

  choose({ currentTarget: { dataset } }: Tap<{ readonly reason: string }>) {
    this.setData({ reason: dataset.reason });
  },

  writeOther({ detail }: Typed) {
    this.setData({ other: detail.value });
  },

  undo() {
    const { undoing, other } = this.data;
    const reason = this.data.reason === OTHER ? other.trim() : this.data.reason;
    if (undoing === null) return undefined;
    if (reason === '') {
      tell('请选择或写一下原因，顾客会看到');
      return undefined;
    }
    return act(this, async () => {
      const { merchantId, storeId } = this.data;
      await call('store', 'undoRedeem', { merchantId, storeId, redemptionId: undoing.id, reason });
      this.setData({ isSheetOpen: false });
      tell('已撤销，这一次还给顾客');
      await this.load();
    });
  },
});

/** @param now of the mall, whatever the phone's clock says */
function shownOf(row: Row, now: number, mayUndo: boolean): Shown {
  const left = Math.ceil((row.undoUntil - now) / MINUTE_MS);
  const who = row.beauticianName === null ? '' : ` · ${row.beauticianName}做`;
  return {
    ...{ id: row.id, title: row.title, at: timeText(row.at) },
    facts: `${row.customer} · 第 ${row.use} 次 · ${row.staffName ?? '店主'}核销${who}`,
    undone: row.undone === null ? '' : `已撤销：${row.undone.reason}`,
    minutesLeft: mayUndo && row.undone === null ? Math.max(0, left) : 0,
  };
}
