/** 收款: an amount becomes a code for one customer, and the page waits until it is paid; and the store's own code. */
import { call, type DataOf } from '../../services/api';
import { fenOf, pointText, svText, yuanText } from '../../services/amounts';
import { sentenceOf } from '../../services/api-error';
import type { Told, Typed } from '../../services/event';
import { act, common, tell } from '../../services/loading';
import { Intent } from '../../services/request-id';
import { timeText } from '../../services/times';
import { NO_PLACE, placeIn } from '../place';
import { Polling } from '../polling';
import { playPaid } from '../sound';
import { saveCode } from './save-code';

type Code = DataOf<'store', 'storeCode'>;
type Bill = DataOf<'store', 'billCode'>;
type State = Bill['state'];

const STATES: Readonly<Record<State, string>> = {
  open: '请顾客扫码付款',
  taken: '顾客正在支付…',
  paid: '收款成功',
  cancelled: '已取消',
  over: '这个码已过期',
  gone: '顾客没有付款',
};

const NEXT: Readonly<Record<State, string>> = {
  open: '',
  taken: '请稍等，付好后这里会提示',
  paid: '',
  cancelled: '顾客不能再付这一笔',
  over: '没有人扫这个码，请重新收款',
  gone: '这一笔已关闭，不会再扣款，请重新收款',
};

/** Nothing more will come. */
const ENDED: readonly State[] = ['paid', 'cancelled', 'over', 'gone'];

const FIRST: { readonly tab: 'amount' | 'store'; readonly state: State } = { tab: 'amount', state: 'open' };

Page({
  data: {
    ...common(),
    ...NO_PLACE,
    ...FIRST,
    amount: '',
    note: '',
    codeId: '',
    code: null as Code | null,
    amountFen: 0,
    title: STATES.open,
    next: '',
    brings: [] as readonly string[],
    storeCode: null as Code | null,
    problem: '',
  },

  /** A second tap after a broken network makes the same code. */
  intent: new Intent(),
  polling: new Polling(),

  onLoad(query) {
    this.intent = new Intent();
    this.polling = new Polling();
    this.setData(placeIn(query));
  },

  onShow() {
    if (this.data.codeId !== '' && !ENDED.includes(this.data.state)) this.watch();
  },

  onHide() {
    this.polling.stop();
  },

  onUnload() {
    this.polling.stop();
  },

  toAmount() {
    this.setData({ tab: 'amount' });
  },

  async toStore() {
    this.setData({ tab: 'store' });
    if (this.data.storeCode !== null) return;
    const { merchantId, storeId } = this.data;
    this.setData({ problem: '' });
    try {
      this.setData({ storeCode: await call('store', 'storeCode', { merchantId, storeId }) });
    } catch (error) {
      this.setData({ problem: sentenceOf(error) });
    }
  },

  type({ detail }: Told<{ readonly value: string }>) {
    this.setData({ amount: detail.value });
  },

  writeNote({ detail }: Typed) {
    this.setData({ note: detail.value });
  },

  make() {
    const amountFen = fenOf(this.data.amount);
    if (amountFen === null || amountFen === 0) {
      tell('请输入收款金额');
      return undefined;
    }
    return act(this, async () => {
      const { merchantId, storeId, note } = this.data;
      const wish = { merchantId, storeId, amountFen, note };
      const { bill, code } = await call('store', 'makeBillCode', wish, this.intent.idFor(wish));
      this.setData({
        codeId: bill._id,
        code,
        amountFen,
        next: `${timeText(bill.expiresAt)} 前有效，只给一位顾客`,
      });
      this.watch();
    });
  },

  watch() {
    this.polling.start(async () => {
      const { merchantId, storeId, codeId, state: before } = this.data;
      const bill = await call('store', 'billCode', { merchantId, storeId, codeId });
      if (this.data.codeId !== codeId) return false;
      if (bill.state !== before) this.show(bill);
      // What it brought is known a moment after the payment.
      else if (bill.receipt !== null) this.setData({ brings: bringsOf(bill.receipt) });
      return !ENDED.includes(bill.state) || bill.receipt?.isSettled === false;
    });
  },

  show({ state, receipt }: Bill) {
    this.setData({
      ...{ state, title: STATES[state], next: NEXT[state] },
      brings: receipt === null ? [] : bringsOf(receipt),
    });
    if (state === 'paid') playPaid();
  },

  cancel() {
    return act(this, async () => {
      const { merchantId, storeId, codeId } = this.data;
      await call('store', 'cancelBillCode', { merchantId, storeId, codeId });
      this.again();
    });
  },

  /** For the next customer. */
  again() {
    this.polling.stop();
    this.intent = new Intent();
    const fresh = { state: 'open', title: STATES.open, next: '' } as const;
    this.setData({ ...fresh, codeId: '', code: null, amount: '', note: '', brings: [] });
  },

  save() {
    const { storeCode } = this.data;
    if (storeCode === null) return undefined;
    return act(this, async () => {
      tell(await saveCode(this, '.paper', storeCode));
    });
  },
});

function bringsOf(receipt: NonNullable<Bill['receipt']>): string[] {
  const { amountFen, pointUnits } = receipt;
  const inPoints = pointUnits > 0 ? [`实收 ${yuanText(amountFen)}，另收 ${pointText(pointUnits)} 积分`] : [];
  if (!receipt.isSettled) return [...inPoints, '正在结算…'];
  return [
    ...inPoints,
    receipt.earnedSvUnits > 0
      ? `顾客获得 ${svText(receipt.earnedSvUnits)} 共享值`
      : '顾客还不是会员或是自己人，本单不计共享值',
    ...(receipt.deducted > 0 ? [`门店支付 ${pointText(receipt.deducted)} 共享积分`] : []),
    ...(receipt.refundedFen > 0 ? [`已退款 ${yuanText(receipt.refundedFen)}`] : []),
  ];
}
