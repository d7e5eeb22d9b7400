/**
 * 扫码付: opened by a store's own code, a clerk's code with an amount, or the store's page. The amount is typed on own
 * keys; what the clerk is shown afterwards is what the mall knows, never what the sheet claims.
 */
import { call, type DataOf, type InputOf } from '../../services/api';
import { ApiError } from '../../services/api-error';
import { earnedLines, type EarnedLine } from '../../services/earned-words';
import type { Tap, Told } from '../../services/event';
import { act, common, loadInto, tell } from '../../services/loading';
import { payAtSheet, watchPayment, type Payment, type PayOutcome } from '../../services/pay';
import { openPage } from '../../services/open-page';
import { actWithPassword, asksPassword, CLOSED_SHEET, OPEN_SHEET } from '../../services/pay-password';
import { pointsWords, type PointsWords } from '../../services/point-part';
import { Intent } from '../../services/request-id';
import { HOME_PAGE, storeUrl, textIn } from '../../services/routes';
import { scan } from '../../services/scan';
import { timeText } from '../../services/times';
import { pointText } from '../../services/amounts';
import type { Entered } from '../../components/pay-password/pay-password';
import { earnsOf, earnsText } from './earns';
import { KEYS, refusedWords, typed, typedFen, type Key } from './keypad';

type Bill = DataOf<'member', 'payCode'>;
type BillPoints = DataOf<'member', 'billPoints'>;

/** typing: before the payment, or after one that was not made · asking: the result is on its way · paid · over: closed unpaid */
type Step = 'typing' | 'asking' | 'paid' | 'over';

/** Refusals that no second try would change. */
const OVER = ['CODE_OVER', 'CODE_TAKEN', 'NOT_FOUND'];
const CHANGED = [...OVER, 'MERCHANT_SHORT_OF_POINTS'];
const NOT_PAID: Readonly<Record<Exclude<PayOutcome, 'asked'>, string>> = {
  cancelled: '还没有付款，可以继续付',
  failed: '付款没有成功，可以换一种付款方式再试',
};

const LATER_LOOKS = 3;
const PAUSE_MS = 600;

const TYPING: { readonly step: Step } = { step: 'typing' };

Page({
  ...asksPassword,
  data: {
    ...common(),
    ...TYPING,
    keys: KEYS,
    asked: {} as InputOf<'member', 'payCode'>,
    bill: null as Bill | null,
    /** Why there is nothing to pay here; shown in the place of the page. */
    overText: '',
    text: '',
    amountFen: 0,
    earns: '',
    /** What became of the last try. */
    outcomeText: '',
    payment: null as Payment | null,
    paidAt: '',
    /** Known once the person wants to use points; of another amount there is another one. */
    points: null as BillPoints | null,
    pointsWords: null as PointsWords | null,
    paidPoints: '',
    password: CLOSED_SHEET,
    earned: [] as readonly EarnedLine[],
  },
  intent: null as Intent | null,

  onLoad(query) {
    const [codeId, storeId] = [textIn(query, 'scene'), textIn(query, 'storeId')];
    this.intent = new Intent();
    this.setData({ asked: codeId === '' ? { storeId } : { codeId } });
    void this.load();
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      const bill = await this.ask();
      if (bill === null) return false;
      this.setData({ bill });
      this.take(bill.amountFen === null ? this.data.text : '', bill);
      return true;
    });
  },

  /** Null where the code leads nowhere any more: that is an answer, not a failure. */
  async ask(): Promise<Bill | null> {
    try {
      return await call('member', 'payCode', this.data.asked);
    } catch (error) {
      if (!(error instanceof ApiError) || !OVER.includes(error.code)) throw error;
      this.setData({ overText: error.sentence });
      return null;
    }
  },

  take(text: string, bill: Bill) {
    const amountFen = bill.amountFen ?? typedFen(text);
    if (amountFen !== this.data.amountFen) this.setData({ points: null, pointsWords: null });
    this.setData({ text, amountFen, earns: earnsText(bill, amountFen) });
  },

  press({ currentTarget: { dataset } }: Tap<{ readonly key: Key }>) {
    const { bill, text, busy } = this.data;
    if (bill === null || busy) return;
    const words = refusedWords(text, dataset.key, bill.takesUpToFen);
    if (words !== '') tell(words);
    this.take(typed(text, dataset.key, bill.takesUpToFen), bill);
  },

  /** A long press on 删除 clears the amount. */
  hold({ currentTarget: { dataset } }: Tap<{ readonly key: Key }>) {
    const { bill, busy } = this.data;
    if (dataset.key === 'back' && bill !== null && !busy) this.take('', bill);
  },

  /** What points would cover, asked of the mall: they are worth what the day says. */
  togglePoints() {
    return act(this, async () => {
      const { bill, amountFen, points } = this.data;
      if (bill === null || amountFen === 0) return;
      if (points !== null) {
        this.setData({ points: null, pointsWords: null, earns: earnsText(bill, amountFen) });
        return;
      }
      const offer = await call('member', 'billPoints', { storeId: bill.storeId, amountFen });
      const words = pointsWords(offer);
      if (!words.canUse) tell(words.offer);
      else this.setData({ points: offer, pointsWords: words, earns: earnsOf(bill, offer) });
    });
  },

  pay() {
    if (this.data.points === null) return act(this, () => this.payNow(null));
    this.setData({ password: OPEN_SHEET });
    return Promise.resolve(false);
  },

  enter({ detail }: Told<Entered>) {
    return actWithPassword(this, () => this.payNow(detail.password));
  },

  async payNow(password: string | null) {
    const { bill, amountFen } = this.data;
    if (bill === null || amountFen === 0) return;
    const payment = await this.placed(bill, amountFen, password);
    this.closePassword();
    const outcome = payment.state === 'created' ? await payAtSheet(payment._id) : 'asked';
    await this.follow(payment._id, outcome);
  },

  /** What the store cannot take any more shows so when the page is asked again. */
  async placed(bill: Bill, amountFen: number, password: string | null) {
    try {
      return await this.place(bill, amountFen, password);
    } catch (error) {
      if (error instanceof ApiError && CHANGED.includes(error.code)) await this.load();
      throw error;
    }
  },

  /** The one order of this wish: a second tap, or another try after a closed sheet, finds the same one. */
  async place({ kind, codeId, storeId }: Bill, amountFen: number, password: string | null) {
    const { payment: before, points } = this.data;
    const units = points?.units ?? 0;
    const part = password === null ? {} : { points: { units, password } };
    if (kind === 'bill' && codeId !== null)
      return (await call('member', 'payBillCode', { codeId, ...part })).payment;
    const wish = { storeId, amountFen };
    // Another amount than the one that was left unpaid: that one is not wanted any more.
    const payFen = password === null ? amountFen : (points?.payFen ?? amountFen);
    if (before?.state === 'created' && before.amountFen !== payFen) {
      await call('member', 'cancelPayment', { paymentId: before._id });
      this.setData({ payment: null });
    }
    const requestId = this.intent?.idFor(password === null ? wish : { ...wish, units });
    return (await call('member', 'payAtStore', { ...wish, ...part }, requestId)).payment;
  },

  async follow(paymentId: string, outcome: PayOutcome): Promise<void> {
    if (outcome === 'asked') this.setData({ step: 'asking' });
    await watchPayment(paymentId, outcome, (payment) => this.show(payment, outcome));
    // It settles right after its payment: what it brought is shown when it is there.
    for (let i = 1; i <= LATER_LOOKS && this.isPending(); i += 1) {
      await new Promise((resolve) => {
        setTimeout(resolve, PAUSE_MS * i);
      });
      this.show(await call('member', 'payment', { paymentId }), outcome);
    }
  },

  isPending(): boolean {
    const { payment } = this.data;
    return payment?.state === 'paid' && payment.orders.some(({ earned }) => earned.pendingSvUnits > 0);
  },

  show(payment: Payment, outcome: PayOutcome) {
    const { state, orders, isActive } = payment;
    const [order] = orders;
    if (state === 'paid') {
      const earned = orders.flatMap((one) => earnedLines({ ...one, isActive }));
      const paidAt = order?.paidAt ?? null;
      const paidPoints = order?.pointPart === undefined ? '' : `${pointText(order.pointPart.units)} 积分`;
      const at = paidAt === null ? '' : timeText(paidAt);
      this.setData({ payment, step: 'paid', earned, paidAt: at, paidPoints });
      void wx.setKeepScreenOn({ keepScreenOn: true });
      return;
    }
    const isOver = state === 'closed' || state === 'paidAfterClose';
    const step: Step = isOver ? 'over' : outcome === 'asked' ? 'asking' : 'typing';
    const outcomeText = outcome === 'asked' ? '' : NOT_PAID[outcome];
    this.setData({ payment, step, outcomeText });
  },

  again() {
    return act(this, async () => {
      const { payment } = this.data;
      if (payment !== null) await this.follow(payment._id, 'asked');
    });
  },

  scanAgain() {
    void scan();
  },

  toStore() {
    openPage(storeUrl(this.data.bill?.storeId ?? ''));
  },

  toOrder() {
    const { payment } = this.data;
    void wx.redirectTo({ url: `/pages/order/order?orderId=${payment?.orderIds[0] ?? ''}` });
  },

  done() {
    void wx.switchTab({ url: HOME_PAGE });
  },

  onUnload() {
    if (this.data.step === 'paid') void wx.setKeepScreenOn({ keepScreenOn: false });
  },
});
