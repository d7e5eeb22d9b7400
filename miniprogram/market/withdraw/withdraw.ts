/** 提现到微信: how much, what it changes, WeChat's page that confirms it, and where each one is on its way. */
import type { Chosen } from '../../components/cash-outs/cash-outs';
import { call } from '../../services/api';
import { yuanText } from '../../services/amounts';
import {
  amountOf,
  cashOutRow,
  confirmInWechat,
  isOpen,
  OLD_WECHAT,
  previewOf,
  shownOf,
  typedText,
  type CashOut,
  type CashOutRow,
  type OutDesk,
} from '../../services/cash-out';
import type { Told, Typed } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { growsAtItsEnd, loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { beginning, loadMore, noRows, type Cursor } from '../../services/paged';
import { Intent } from '../../services/request-id';
import { CASH_PAGE } from '../../services/routes';

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...noRows<CashOutRow>(),
    desk: null as OutDesk | null,
    ...{ waiting: '', limits: '', most: '', mostFen: 0 },
    ...{ amount: '', wrong: '', before: '', after: '', arrives: '' },
  },
  intent: new Intent(),

  onLoad() {
    this.intent = new Intent();
  },

  load() {
    return loadInto(this, async () => {
      const known = await call('member', 'withdrawDesk', {});
      // WeChat is asked where those on their way are.
      const open = known.outs.rows.filter(isOpen);
      await Promise.all(open.map(({ id }) => call('member', 'withdrawal', { withdrawalId: id })));
      this.show(open.length === 0 ? known : await call('member', 'withdrawDesk', {}));
      return true;
    });
  },

  show(desk: OutDesk) {
    const waitingFen = desk.cash.waiting.reduce((sum, { fen }) => sum + fen, 0);
    this.setData({
      ...beginning(this.data, { rows: desk.outs.rows.map(cashOutRow), next: desk.outs.next }),
      ...shownOf(desk),
      desk,
      waiting: waitingFen === 0 ? '' : yuanText(waitingFen),
    });
    this.judge();
  },

  more() {
    return loadMore(this, async (after: Cursor) => {
      const { rows, next } = await call('member', 'withdrawals', { after });
      return { rows: rows.map(cashOutRow), next };
    });
  },

  typeAmount({ detail }: Typed) {
    this.setData({ amount: detail.value });
    this.judge();
  },

  all() {
    this.setData({ amount: typedText(this.data.mostFen) });
    this.judge();
  },

  judge() {
    const { desk, amount } = this.data;
    if (desk !== null) this.setData(previewOf(desk, amount));
  },

  async withdraw() {
    const { desk, amount, before, after, arrives } = this.data;
    const amountFen = desk === null ? '' : amountOf(desk, amount);
    if (typeof amountFen === 'string') return;
    const question = `${arrives} 转到您的微信零钱，不收手续费。可提现 ${before} → ${after}`;
    if (!(await confirm('提现到微信', question, '提现'))) return;
    await act(this, async () => {
      const out = await call('member', 'withdraw', { amountFen }, this.intent.idFor({ amountFen }));
      // The next one is another wish, though of the same sum.
      this.intent = new Intent();
      this.setData({ amount: '' });
      await this.confirmed(out);
    });
    await this.load();
  },

  async confirmOne({ detail: { id } }: Told<Chosen>) {
    await act(this, async () => this.confirmed(await call('member', 'withdrawal', { withdrawalId: id })));
    await this.load();
  },

  /** What WeChat's page says is only shown; what became of it the mall asks WeChat. */
  async confirmed(out: CashOut) {
    if (out.confirm !== null && (await confirmInWechat(out)) === 'old') tell(OLD_WECHAT);
  },

  async cancelOne({ detail: { id } }: Told<Chosen>) {
    if (!(await confirm('取消提现', '这笔钱会退回可提现余额。', '取消提现'))) return;
    await act(this, async () => {
      await call('member', 'cancelWithdrawal', { withdrawalId: id });
    });
    await this.load();
  },

  toCash() {
    openPage(CASH_PAGE);
  },
});
