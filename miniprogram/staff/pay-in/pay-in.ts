/** 转入求购资金: how much, before → after, WeChat's payment sheet, and what the mall knows of it afterwards. */
import { call, type DataOf } from '../../services/api';
import { fenOf, yuanText } from '../../services/amounts';
import type { Typed } from '../../services/event';
import { act, common, loadInto } from '../../services/loading';
import { OFF } from '../../services/market-words';
import { loadsWhenShown } from '../../services/page-parts';
import { openSheet } from '../../services/pay';
import { Intent } from '../../services/request-id';
import { NO_PLACE, placeIn } from '../place';

type PayIn = DataOf<'store', 'checkPayIn'>;
type Desk = DataOf<'store', 'fundDesk'>;

interface Last {
  readonly isPaid: boolean;
  readonly title: string;
  readonly hint: string;
  readonly canAsk: boolean;
}

/** After the sheet said that it was paid, the mall is asked this often until it knows. */
const QUESTIONS = 5;
const FIRST_PAUSE_MS = 800;

Page({
  ...loadsWhenShown,
  data: {
    ...common(),
    ...NO_PLACE,
    off: OFF,
    desk: null as Desk | null,
    ...{ freeFen: 0, limits: '', amount: '', wrong: '', before: '', after: '' },
    payInId: '',
    last: null as Last | null,
  },
  intent: new Intent(),

  onLoad(query) {
    this.intent = new Intent();
    this.setData(placeIn(query));
  },

  load() {
    return loadInto(this, async () => {
      const desk = await call('store', 'fundDesk', { merchantId: this.data.merchantId });
      const { minFen, maxFen } = desk.payIn;
      const limits = `每笔 ${yuanText(minFen)} 至 ${yuanText(maxFen)}`;
      this.setData({ desk, limits, freeFen: desk.cash.freeFen });
      this.judge();
      return desk.isMarketOn;
    });
  },

  typeAmount({ detail }: Typed) {
    this.setData({ amount: detail.value });
    this.judge();
  },

  judge() {
    const { desk, amount, limits, freeFen } = this.data;
    const fen = fenOf(amount);
    const isWithin = desk !== null && fen !== null && fen >= desk.payIn.minFen && fen <= desk.payIn.maxFen;
    this.setData({
      wrong: isWithin || amount === '' ? '' : fen === null ? '请填写金额，最多两位小数' : limits,
      before: isWithin ? yuanText(freeFen) : '',
      after: isWithin ? yuanText(freeFen + fen) : '',
    });
  },

  async payIn() {
    const { merchantId, amount } = this.data;
    const amountFen = fenOf(amount);
    if (amountFen === null) return;
    const input = { merchantId, amountFen };
    await act(this, async () => {
      const { payIn, parameters } = await call('store', 'payIn', input, this.intent.idFor(input));
      this.setData({ payInId: payIn.id, last: null });
      const outcome = await openSheet(parameters);
      // The next one is another wish, though of the same sum; what nobody paid closes by itself.
      this.intent = new Intent();
      if (outcome === 'cancelled') return;
      await this.watch(outcome === 'asked' ? QUESTIONS : 1);
    });
    await this.load();
  },

  askAgain() {
    return act(this, () => this.watch(1)).then(() => this.load());
  },

  /** What the mall knows of it, never what the sheet claims. */
  async watch(questions: number) {
    const { merchantId, payInId } = this.data;
    for (let i = 1; i <= questions; i += 1) {
      const payIn = await call('store', 'checkPayIn', { merchantId, payInId });
      this.tellOf(payIn);
      if (payIn.state !== 'created' || i === questions) return;
      await new Promise((resolve) => {
        setTimeout(resolve, FIRST_PAUSE_MS * i);
      });
    }
  },

  tellOf({ state, amountFen }: PayIn) {
    const isPaid = state === 'paid';
    const sum = yuanText(amountFen);
    if (isPaid) this.setData({ amount: '' });
    this.setData({
      last: {
        isPaid,
        title: isPaid ? `已转入 ${sum}` : `${sum} 还没有收到`,
        hint: isPaid ? '现在就可以用来求购' : '微信确认后自动转入；没有付款的 30 分钟后关闭',
        canAsk: state === 'created',
      },
    });
  },
});
