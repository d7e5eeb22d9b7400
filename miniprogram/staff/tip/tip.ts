/** 打赏: a receipt that was paid in cash or by card; the customer confirms on the own phone. */
import { call, type DataOf } from '../../services/api';
import { fenOf, pointText, svText, yuanText } from '../../services/amounts';
import type { Tap, Told, Typed } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { Intent } from '../../services/request-id';
import { textIn } from '../../services/routes';
import { timeText } from '../../services/times';
import { NO_PLACE, placeIn } from '../place';
import { Polling } from '../polling';
import { codeKind, digitsOf, scannedAtCounter } from '../scanned';

type Tip = DataOf<'store', 'tip'>;
type State = Tip['state'];

const TITLES: Readonly<Record<State, string>> = {
  offered: '等顾客确认',
  confirmed: '顾客已确认',
  declined: '顾客没有接受',
  withdrawn: '已撤回',
  lapsed: '已过期',
  reversed: '已被平台撤销',
};

interface Row {
  readonly id: string;
  readonly title: string;
  readonly facts: string;
  readonly amountFen: number;
  readonly isWaiting: boolean;
}

interface Customer {
  readonly memberId: string;
  readonly code: string;
  readonly name: string;
}

Page({
  data: {
    ...common(),
    ...NO_PLACE,
    isOn: true,
    leftToday: 0,
    maxReceiptFen: 0,
    rows: [] as readonly Row[],
    customer: null as Customer | null,
    amount: '',
    receiptNumber: '',
    tip: null as Tip | null,
    title: '',
    sentence: '',
  },

  intent: new Intent(),
  polling: new Polling(),

  onLoad(query) {
    this.intent = new Intent();
    this.polling = new Polling();
    this.setData(placeIn(query));
    const memberId = textIn(query, 'memberId');
    if (memberId !== '')
      this.setData({ customer: { memberId, code: textIn(query, 'code'), name: textIn(query, 'customer') } });
  },

  onShow() {
    if (this.data.tip?.state === 'offered') this.watch();
    else void this.load();
  },

  onHide() {
    this.polling.stop();
  },

  onUnload() {
    this.polling.stop();
  },

  load() {
    return loadInto(this, async () => {
      const { merchantId, storeId } = this.data;
      const { rows, isOn, leftToday, maxReceiptFen } = await call('store', 'tips', { merchantId, storeId });
      this.setData({ isOn, leftToday, maxReceiptFen, rows: rows.map(rowOf) });
      return true;
    });
  },

  async scan() {
    const text = await scannedAtCounter();
    if (text === null) return;
    const code = digitsOf(text);
    await act(this, async () => {
      const { merchantId, storeId } = this.data;
      if (codeKind(code) !== 'customer') {
        tell('这不是会员码，请顾客打开“我的”里的会员码');
        return;
      }
      const scanned = await call('store', 'scanCode', { merchantId, storeId, code });
      if (scanned.kind === 'voucher') tell('这是券码，请顾客出示会员码');
      else this.setData({ customer: { memberId: scanned.memberId, code, name: scanned.customer } });
    });
  },

  type({ detail }: Told<{ readonly value: string }>) {
    this.setData({ amount: detail.value });
  },

  writeReceipt({ detail }: Typed) {
    this.setData({ receiptNumber: detail.value });
  },

  async offer() {
    const { merchantId, storeId, customer, amount, receiptNumber, maxReceiptFen } = this.data;
    const amountFen = fenOf(amount);
    if (customer === null) return;
    if (amountFen === null || amountFen === 0 || amountFen > maxReceiptFen) {
      tell(`金额应在 ¥0.01 到 ${yuanText(maxReceiptFen)} 之间`);
      return;
    }
    if (receiptNumber.replace(/[^0-9A-Za-z]/g, '').length < 4) {
      tell('请输入完整的小票号，至少 4 位，一张小票只能打赏一次');
      return;
    }
    const question = `为 ${customer.name} 的 ${yuanText(amountFen)} 小票打赏。顾客确认后，门店按让利额支付积分。`;
    if (!(await confirm('发起打赏', question, '发起'))) return;
    await act(this, async () => {
      const { memberId, code } = customer;
      const wish = { merchantId, storeId, memberId, code, amountFen, receiptNumber };
      this.showTip(await call('store', 'offerTip', wish, this.intent.idFor(wish)));
      this.watch();
    });
  },

  watch() {
    this.polling.start(async () => {
      const { merchantId, storeId, tip: waiting } = this.data;
      if (waiting === null) return false;
      const tip = await call('store', 'tip', { merchantId, storeId, tipId: waiting.id });
      this.showTip(tip);
      return tip.state === 'offered';
    });
  },

  showTip(tip: Tip) {
    this.setData({ tip, title: TITLES[tip.state], sentence: sentenceFor(tip) });
  },

  async withdraw({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    if (!(await confirm('撤回打赏', '撤回后顾客不能再确认，同一张小票可以重新发起。', '撤回'))) return;
    await act(this, async () => {
      const { merchantId, storeId, tip } = this.data;
      const withdrawn = await call('store', 'withdrawTip', { merchantId, storeId, tipId: dataset.id });
      if (tip?.id === dataset.id) this.showTip(withdrawn);
      else await this.load();
    });
  },

  again() {
    this.polling.stop();
    this.intent = new Intent();
    this.setData({ tip: null, customer: null, amount: '', receiptNumber: '' });
    return this.load();
  },
});

function rowOf(tip: Tip): Row {
  const { id, state, customer, amountFen, receiptNumber, offeredAt } = tip;
  return {
    ...{ id, amountFen, title: TITLES[state], isWaiting: state === 'offered' },
    facts: `${customer} · 小票 ${receiptNumber} · ${timeText(offeredAt)}`,
  };
}

function sentenceFor({ state, expiresAt, earnedSvUnits, pointUnits, reversed }: Tip): string {
  const sentences: Readonly<Record<State, string>> = {
    offered: `请顾客在自己手机上确认，${timeText(expiresAt)} 前有效`,
    confirmed: `顾客获得 ${svText(earnedSvUnits)} 共享值，门店支付 ${pointText(pointUnits)} 共享积分`,
    declined: '核对小票后可以重新发起',
    withdrawn: '同一张小票可以重新发起',
    lapsed: '顾客没有在时间内确认，可以重新发起',
    reversed: reversed?.reason ?? '',
  };
  return sentences[state];
}
