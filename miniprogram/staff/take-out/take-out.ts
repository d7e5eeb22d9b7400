/** 转出求购资金: to the owner's WeChat, what it changes, WeChat's page that confirms it, and where each one is. */
import type { Chosen } from '../../components/cash-outs/cash-outs';
import { call } from '../../services/api';
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
import { growsAtItsEnd, loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { beginning, loadMore, noRows, type Cursor } from '../../services/paged';
import { Intent } from '../../services/request-id';
import { NO_PLACE, placeIn } from '../place';

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...NO_PLACE,
    ...noRows<CashOutRow>(),
    desk: null as OutDesk | null,
    ...{ limits: '', most: '', mostFen: 0 },
    ...{ amount: '', wrong: '', before: '', after: '', arrives: '' },
  },
  intent: new Intent(),

  onLoad(query) {
    this.intent = new Intent();
    this.setData(placeIn(query));
  },

  load() {
    const { merchantId } = this.data;
    return loadInto(this, async () => {
      const known = await call('store', 'fundDesk', { merchantId });
      // WeChat is asked where those on their way are.
      const open = known.outs.rows.filter(isOpen);
      await Promise.all(open.map(({ id }) => call('store', 'checkTakeOut', { merchantId, takeOutId: id })));
      this.show(open.length === 0 ? known : await call('store', 'fundDesk', { merchantId }));
      return true;
    });
  },

  show(desk: OutDesk) {
    this.setData({
      ...beginning(this.data, { rows: desk.outs.rows.map(cashOutRow), next: desk.outs.next }),
      ...shownOf(desk),
      desk,
    });
    this.judge();
  },

  more() {
    const { merchantId } = this.data;
    return loadMore(this, async (after: Cursor) => {
      const { rows, next } = await call('store', 'takeOuts', { merchantId, after });
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

  async takeOut() {
    const { desk, amount, before, after, arrives, merchantId } = this.data;
    const amountFen = desk === null ? '' : amountOf(desk, amount);
    if (typeof amountFen === 'string') return;
    const question = `${arrives} 转到您的微信零钱，不收手续费。资金可用 ${before} → ${after}`;
    if (!(await confirm('转出到微信', question, '转出'))) return;
    const input = { merchantId, amountFen };
    await act(this, async () => {
      const out = await call('store', 'takeOut', input, this.intent.idFor(input));
      // The next one is another wish, though of the same sum.
      this.intent = new Intent();
      this.setData({ amount: '' });
      await this.confirmed(out);
    });
    await this.load();
  },

  async confirmOne({ detail: { id } }: Told<Chosen>) {
    const { merchantId } = this.data;
    await act(this, async () =>
      this.confirmed(await call('store', 'checkTakeOut', { merchantId, takeOutId: id })),
    );
    await this.load();
  },

  /** What WeChat's page says is only shown; what became of it the mall asks WeChat. */
  async confirmed(out: CashOut) {
    if (out.confirm !== null && (await confirmInWechat(out)) === 'old') tell(OLD_WECHAT);
  },

  async cancelOne({ detail: { id } }: Told<Chosen>) {
    const { merchantId } = this.data;
    if (!(await confirm('取消转出', '这笔钱会退回求购资金。', '取消转出'))) return;
    await act(this, async () => {
      await call('store', 'cancelTakeOut', { merchantId, takeOutId: id });
    });
    await this.load();
  },
});
