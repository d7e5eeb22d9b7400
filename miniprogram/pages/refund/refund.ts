/** 申请退款: what goes back or how much money, and why, with pictures; the merchant answers. */
import { call, type DataOf } from '../../services/api';
import { ApiError } from '../../services/api-error';
import { fenOf, pointText, yuanParts, yuanText } from '../../services/amounts';
import type { Tap, Told, Typed } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { chosenOf, costFenOf, pieceRowsOf, type PieceRow } from './pieces';

type Order = DataOf<'member', 'order'>;

const OTHER = '其他原因';
const SERVICE = ['不想做了', '约不上时间', '服务与描述不符', OTHER] as const;
const GOODS = ['不想要了', '商品与描述不符', '商品有破损', '发货太慢', OTHER] as const;
const BILL = ['重复付款', '金额有误', '服务不满意', OTHER] as const;
const REASONS: Readonly<Record<Order['kind'], readonly string[]>> = {
  goods: GOODS,
  service: SERVICE,
  store: BILL,
  pack: ['不想要了', '重复购买', OTHER],
  exchange: GOODS,
};

const FIRST: { readonly reasons: readonly string[] } = { reasons: GOODS };

Page({
  data: {
    ...common(),
    orderId: '',
    ...FIRST,
    chosen: 0,
    other: '',
    isOther: false,
    mostFen: 0,
    freightFen: 0,
    isWhole: false,
    /** What of the points comes back with all of it. */
    points: '',
    amount: '',
    /** Goods that can go back; none where money alone is asked for. */
    pieces: [] as readonly PieceRow[],
    piecesLeft: [] as Order['piecesLeft'],
    costFen: 0,
    /** The goods stay, part of the money comes back. */
    isMoneyOnly: false,
    pictures: [] as readonly string[],
    /** The button waits for them. */
    arePicturesReady: true,
  },

  onLoad(query) {
    this.setData({ orderId: query['orderId'] ?? '' });
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const order = await call('member', 'order', { orderId: this.data.orderId });
      const { refundable, kind, piecesLeft } = order;
      if (refundable.mostFen === 0 && refundable.pointUnits === 0)
        throw new ApiError('WRONG_STATE', '这笔订单没有可以退的金额');
      const { whole, cents } = yuanParts(refundable.mostFen);
      const points = refundable.pointUnits === 0 ? '' : `${pointText(refundable.pointUnits)} 积分`;
      this.setData({
        ...refundable,
        points,
        amount: `${whole}.${cents}`,
        reasons: REASONS[kind],
        piecesLeft,
      });
      const pieces = pieceRowsOf(order);
      this.setData({ isMoneyOnly: pieces.length === 0 });
      this.show(pieces);
      return true;
    });
  },

  show(pieces: readonly PieceRow[]) {
    this.setData({ pieces, costFen: costFenOf(pieces, this.data.piecesLeft, this.data.mostFen) });
  },

  count({
    currentTarget: { dataset },
    detail,
  }: Told<{ readonly value: number }> & Tap<{ readonly line: number }>) {
    const { value: quantity } = detail;
    this.show(this.data.pieces.map((row) => (row.line === dataset.line ? { ...row, quantity } : row)));
  },

  switch() {
    this.setData({ isMoneyOnly: !this.data.isMoneyOnly });
  },

  choose({ currentTarget: { dataset } }: Tap<{ readonly index: number }>) {
    this.setData({ chosen: dataset.index, isOther: this.data.reasons[dataset.index] === OTHER });
  },

  writeOther({ detail }: Typed) {
    this.setData({ other: detail.value });
  },

  writeAmount({ detail }: Typed) {
    this.setData({ amount: detail.value });
  },

  takePictures({ detail }: Told<{ readonly pictures: readonly string[]; readonly isReady: boolean }>) {
    this.setData({ pictures: detail.pictures, arePicturesReady: detail.isReady });
  },

  async send() {
    const { amount, mostFen, freightFen, points, chosen, other, isOther, orderId, pictures } = this.data;
    const { isMoneyOnly, costFen } = this.data;
    const pieces = isMoneyOnly ? [] : chosenOf(this.data.pieces);
    const amountFen = isMoneyOnly ? fenOf(amount) : costFen;
    if (!isMoneyOnly && costFen === 0) {
      tell(pieces.length === 0 ? '请选择要退的商品' : '这些商品没有付过钱，不能单独退');
      return;
    }
    const reason = isOther ? other.trim() : (this.data.reasons[chosen] ?? '');
    if (amountFen === null || (amountFen === 0 && mostFen > 0) || amountFen > mostFen) {
      tell(`退款金额应在 ¥0.01 到 ${yuanText(mostFen)} 之间`);
      return;
    }
    if (reason === '') {
      tell('请写一下退款原因');
      return;
    }
    const freight = amountFen === mostFen && freightFen > 0 ? `，另退运费 ${yuanText(freightFen)}` : '';
    const question = questionOf(amountFen, mostFen, freight, points);
    if (!(await confirm('申请退款', question, '提交'))) return;
    const isSent = await act(this, async () => {
      await call('member', 'requestRefund', { orderId, amountFen, pieces, reason, pictures: [...pictures] });
    });
    if (isSent) await wx.navigateBack();
  },
});

/** Part of the money brings its part of the points. */
function questionOf(amountFen: number, mostFen: number, freight: string, points: string): string {
  if (mostFen === 0) return `向商家申请退回 ${points}。商家同意后立即回到托管账户。`;
  const part = points === '' ? '' : amountFen === mostFen ? `和 ${points}` : '，积分按比例一起退';
  return `向商家申请退回 ${yuanText(amountFen)}${part}${freight}。商家同意后钱按原支付方式退回${points === '' ? '' : '，积分回到托管账户'}。`;
}
