/** 售后: what customers ask back; agreeing shows what it changes, refusing says why. */
import { call, type DataOf } from '../../services/api';
import type { Tap, Typed } from '../../services/event';
import { act, common, confirm, tell } from '../../services/loading';
import { growsAtItsEnd, loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { loadList, loadMore, noRows, type Cursor } from '../../services/paged';
import { piecesText } from '../../services/refund-words';
import { timeText } from '../../services/times';
import { NO_PLACE, placeIn } from '../place';
import { backFenOf, backText, consequencesOf, sentenceFor, type Consequence } from './consequences';

type Order = DataOf<'store', 'orders'>['rows'][number];

interface Row {
  readonly id: string;
  readonly customer: string;
  readonly at: string;
  readonly kind: Order['kind'];
  readonly lines: Order['lines'];
  readonly reason: string;
  readonly pictures: readonly string[];
  /** "面霜 ×1、喷雾 ×2"; empty where money alone is asked for. */
  readonly pieces: string;
  /** Money, points, or both. */
  readonly back: string;
  readonly isMoney: boolean;
  readonly changes: readonly Consequence[];
  readonly sentence: string;
}

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...NO_PLACE,
    ...noRows<Row>(),
    refusing: null as Row | null,
    answer: '',
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
    const { merchantId } = this.data;
    const { rows, next } = await call('store', 'orders', { merchantId, tab: 'afterSale', after });
    return { rows: rows.map(rowOf), next };
  },

  look({ currentTarget: { dataset } }: Tap<{ readonly id: string; readonly picture: string }>) {
    const row = this.data.rows.find(({ id }) => id === dataset.id);
    void wx.previewImage({ urls: [...(row?.pictures ?? [])], current: dataset.picture });
  },

  async approve({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    const row = this.data.rows.find(({ id }) => id === dataset.id);
    if (row === undefined) return;
    const question = row.isMoney
      ? `${row.back} 退给顾客：钱从商家的微信账户原路退回，不能撤回。`
      : `${row.back} 立即退回顾客的托管账户，不能撤回。`;
    if (!(await confirm('同意退款', question, '同意退款'))) return;
    await act(this, async () => {
      const { merchantId } = this.data;
      await call('store', 'approveRefund', { merchantId, orderId: row.id });
      tell(row.isMoney ? '已同意，5 分钟内提交微信退款' : '已同意，积分已退回');
      await this.load();
    });
  },

  openRefuse({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    const refusing = this.data.rows.find(({ id }) => id === dataset.id) ?? null;
    this.setData({ refusing, answer: '', isSheetOpen: true });
  },

  closeRefuse() {
    this.setData({ isSheetOpen: false });
  },

  writeAnswer({ detail }: Typed) {
    this.setData({ answer: detail.value });
  },

  refuse() {
    const { merchantId, refusing } = this.data;
    const answer = this.data.answer.trim();
    if (refusing === null || answer === '') {
      tell('请写清原因，顾客会看到');
      return undefined;
    }
    return act(this, async () => {
      await call('store', 'refuseRefund', { merchantId, orderId: refusing.id, answer });
      this.setData({ isSheetOpen: false });
      await this.load();
    });
  },
});

function rowOf(order: Order): Row {
  const { _id: id, customer, kind, lines, afterSale } = order;
  return {
    ...{ id, customer, kind, lines },
    at: afterSale === null ? '' : timeText(afterSale.requestedAt),
    reason: afterSale?.reason ?? '',
    pictures: afterSale?.pictures ?? [],
    pieces: piecesText(order),
    back: backText(order),
    isMoney: backFenOf(order) > 0,
    changes: consequencesOf(order),
    sentence: sentenceFor(order),
  };
}
