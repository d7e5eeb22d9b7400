/** 退出商城: what it means, what still has to be settled, what becomes of the stock; taking it back; coming back. */
import { call } from '../../services/api';
import type { Tap } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { NO_PLACE, placeIn } from '../place';
import {
  givableSentence,
  goneSentence,
  headOf,
  stepOf,
  STOCK_NAMES,
  stockSentence,
  type Departure,
  type Step,
  type StockChoice,
} from './way-out';

const MEANS = [
  '从申请起：不再接新单，商品下架，门店不再出现在列表里，扫码付款会说明已停止营业；已经付款的订单、券和预约照常完成',
  '办结后：员工的权限结束。售后、订单、积分流水和对账单，您自己仍能查看和处理',
  '积分不能卖出或退回成钱：只能保留或销毁',
];
const CHOICES: readonly StockChoice[] = ['kept', 'burned'];
/** Twenty orders a call; a thousand are open at most. */
const MOST_CALLS = 50;

const FIRST: { readonly step: Step; readonly choice: StockChoice } = { step: 'in', choice: 'kept' };

Page({
  ...loadsWhenPulled,
  ...loadsWhenShown,
  data: {
    ...common(),
    ...NO_PLACE,
    ...FIRST,
    seen: null as Departure | null,
    ...{ title: '', next: '', stock: '', gone: '', givable: '', answer: '' },
    means: MEANS,
    choices: CHOICES.map((choice) => ({ choice, name: STOCK_NAMES[choice] })),
    toSettle: [] as readonly string[],
  },

  onLoad(query) {
    this.setData(placeIn(query));
  },

  load() {
    return loadInto(this, async () => {
      const { merchantId } = this.data;
      this.show(await call('store', 'departure', { merchantId }));
      return true;
    });
  },

  show(seen: Departure) {
    const choice = seen.departure?.state === 'waiting' ? seen.departure.stock : this.data.choice;
    this.setData({
      ...{ seen, choice, step: stepOf(seen), ...headOf(seen) },
      stock: stockSentence(seen, choice),
      gone: goneSentence(seen),
      givable: givableSentence(seen),
      answer: seen.departure?.state === 'closed' ? (seen.departure.answer ?? '') : '',
      toSettle: seen.obstacles.filter(({ kind }) => kind !== 'waiting').map(({ text }) => text),
    });
  },

  /** While it waits the choice is the mall's to know at once. */
  choose({ currentTarget: { dataset } }: Tap<{ readonly choice: StockChoice }>) {
    const { seen, step, merchantId } = this.data;
    const { choice } = dataset;
    if (seen === null || choice === this.data.choice) return undefined;
    if (step === 'in') {
      this.setData({ choice, stock: stockSentence(seen, choice) });
      return undefined;
    }
    return act(this, async () => {
      this.show(await call('store', 'askToDepart', { merchantId, stock: choice }));
      tell('已更改，办结前还可以再改');
    });
  },

  async ask() {
    const { choice, merchantId, stock } = this.data;
    const question = `马上停止接新单、下架全部商品。办结时：${stock}办结前可以撤回。`;
    if (!(await confirm('申请退出商城', question, '申请退出'))) return;
    await act(this, async () => {
      this.show(await call('store', 'askToDepart', { merchantId, stock: choice }));
      tell('已申请，办结前随时可以撤回');
    });
  },

  async giveBack() {
    const { givable, merchantId } = this.data;
    const question = `还没有发货、没有用过的订单 ${givable}，全部原路退还给顾客。退款后不能恢复。`;
    if (!(await confirm('全部退款给顾客', question, '全部退款'))) return;
    await act(this, async () => {
      for (let calls = 0; calls < MOST_CALLS; calls += 1) {
        const { begun, view } = await call('store', 'giveBackOpenOrders', { merchantId });
        this.show(view);
        if (begun === 0 || view.givable.orders === 0) break;
      }
      tell('已退款，到账后平台就能办结');
    });
  },

  stay() {
    return act(this, async () => {
      const { merchantId } = this.data;
      this.show(await call('store', 'stayInMall', { merchantId }));
      tell('已撤回，照常营业，商品几分钟内重新上架');
    });
  },

  async comeBack() {
    const { merchantId } = this.data;
    const question = '平台审核通过后恢复营业。商品不会自动上架，请核对价格和库存后再上架；员工需要重新邀请。';
    if (!(await confirm('申请返回商城', question, '申请返回'))) return;
    await act(this, async () => {
      this.show(await call('store', 'askToReturn', { merchantId }));
      tell('已申请，结果会发到微信');
    });
  },
});
