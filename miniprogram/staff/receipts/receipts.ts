/** 到账屏: each payment at the counter, once, large and heard, with what it brought to both. */
import { call, type DataOf } from '../../services/api';
import { pointText, svText } from '../../services/amounts';
import { common, loadInto } from '../../services/loading';
import { timeText } from '../../services/times';
import { NO_PLACE, placeIn } from '../place';
import { Polling } from '../polling';
import { playPaid } from '../sound';

type Answer = DataOf<'store', 'receipts'>;
type Receipt = Answer['receipts'][number];

interface Shown {
  readonly orderId: string;
  readonly amountFen: number;
  /** What was paid in points beside it; empty where nothing was. */
  readonly points: string;
  readonly at: string;
  readonly note: string;
  readonly earned: string;
  readonly paid: string;
}

/** A screen that hangs there all day forgets what is long past. */
const MOST_SHOWN = 50;

Page({
  data: {
    ...common(),
    ...NO_PLACE,
    cursor: null as Answer['cursor'] | null,
    rows: [] as readonly Shown[],
    isSilent: false,
  },

  polling: new Polling(),

  onLoad(query) {
    this.polling = new Polling();
    this.setData(placeIn(query));
  },

  onShow() {
    void wx.setKeepScreenOn({ keepScreenOn: true });
    if (this.data.phase === 'ready') this.watch();
    else void this.load();
  },

  onHide() {
    this.leave();
  },

  onUnload() {
    this.leave();
  },

  leave() {
    this.polling.stop();
    void wx.setKeepScreenOn({ keepScreenOn: false });
  },

  async load() {
    await loadInto(this, async () => {
      await this.look();
      return true;
    });
    if (this.data.phase === 'ready') this.watch();
  },

  watch() {
    this.polling.start(async () => {
      await this.look();
      return true;
    });
  },

  async look() {
    const { merchantId, storeId, cursor } = this.data;
    const answer = await call('store', 'receipts', { merchantId, storeId, cursor: cursorOf(cursor) });
    // The order of payment; the newest stands on top.
    const fresh = [...answer.receipts].reverse().map(shownOf);
    this.setData({
      cursor: answer.cursor,
      ...(fresh.length > 0 && { rows: [...fresh, ...this.data.rows].slice(0, MOST_SHOWN) }),
    });
    if (fresh.length > 0 && !this.data.isSilent) playPaid();
    if (answer.hasMore) await this.look();
  },

  toggleSound() {
    const isSilent = !this.data.isSilent;
    this.setData({ isSilent });
    if (!isSilent) playPaid();
  },
});

function cursorOf(cursor: Answer['cursor'] | null) {
  return cursor === null ? null : { from: cursor.from, shown: [...cursor.shown] };
}

function shownOf(receipt: Receipt): Shown {
  const { orderId, amountFen, pointUnits, paidAt, note, isSettled, earnedSvUnits, deducted } = receipt;
  return {
    ...{ orderId, amountFen, note, at: timeText(paidAt) },
    points: pointUnits > 0 ? `${amountFen > 0 ? '另付' : '付'} ${pointText(pointUnits)} 积分` : '',
    earned: !isSettled
      ? '正在结算'
      : earnedSvUnits > 0
        ? `顾客获得 ${svText(earnedSvUnits)} 共享值`
        : '本单不计共享值',
    paid: deducted > 0 ? `门店支付 ${pointText(deducted)} 共享积分` : '',
  };
}
