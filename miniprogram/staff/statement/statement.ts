/** 日结单: a day at the store, or at all of the chain, by kind, with what it cost and brought; a file of it. */
import { call, type DataOf } from '../../services/api';
import { pointText, svText, yuanText } from '../../services/amounts';
import type { Tap, Told } from '../../services/event';
import { act, common, loadInto } from '../../services/loading';
import { loadsWhenPulled } from '../../services/page-parts';
import { shareTextFile } from '../../services/share-file';
import { timeText } from '../../services/times';
import { NO_PLACE, placeIn } from '../place';
import { dayBefore, todayText } from './days';

type Statement = DataOf<'store', 'storeStatement'>['statement'];
type Kind = Statement['rows'][number]['kind'];

const KINDS: Readonly<Record<Kind, string>> = {
  online: '线上收款',
  counter: '扫码付',
  receipt: '打赏小票（线下已收）',
  redeemed: '核销',
  settled: '结算',
  refund: '退款',
};

interface Sum {
  readonly kind: Kind;
  readonly name: string;
  readonly count: number;
  readonly amount: string;
  /** In points beside it; empty where there were none. */
  readonly points: string;
}

interface Row {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly at: string;
  readonly amount: string;
  readonly points: string;
}

Page({
  ...loadsWhenPulled,
  data: {
    ...common(),
    ...NO_PLACE,
    day: '',
    today: '',
    /** The person may see the chain as a whole; it is what is shown. */
    ...{ mayChain: false, isChain: false },
    takingsFen: 0,
    isNegative: false,
    /** What customers paid in points beside it. */
    takingsPoints: '',
    sums: [] as readonly Sum[],
    rows: [] as readonly Row[],
    allowance: '',
    points: '',
    sv: '',
  },

  onLoad(query) {
    const today = todayText(Date.now());
    const mayChain = query['chain'] === '1';
    this.setData({ ...placeIn(query), today, day: query['day'] ?? today, mayChain });
    void this.load();
  },

  load() {
    const { day, isChain } = this.data;
    return loadInto(this, async () => {
      const { statement } = await this.ask(false);
      if (day === this.data.day && isChain === this.data.isChain) this.show(statement);
      return true;
    });
  },

  ask(asCsv: boolean) {
    const { merchantId, storeId, day, isChain } = this.data;
    return isChain
      ? call('store', 'chainStatement', { merchantId, day, asCsv })
      : call('store', 'storeStatement', { merchantId, storeId, day, asCsv });
  },

  show({ totals, rows }: Statement) {
    this.setData({
      takingsFen: Math.abs(totals.takingsFen),
      isNegative: totals.takingsFen < 0,
      takingsPoints: pointsBeside(totals.takingsPoints),
      sums: (Object.keys(KINDS) as Kind[])
        .map((kind) => ({
          kind,
          name: KINDS[kind],
          count: totals.kinds[kind].count,
          amount: signed(totals.kinds[kind].amountFen),
          points: pointsBeside(totals.kinds[kind].paidPoints),
        }))
        .filter(({ count }) => count > 0),
      rows: rows.map(({ kind, title, at, amountFen, paidPoints, orderId }, i) => ({
        ...{ key: `${orderId}-${i}`, name: KINDS[kind], title, at: timeText(at) },
        ...{ amount: signed(amountFen), points: pointsBeside(paidPoints) },
      })),
      allowance: yuanText(totals.allowanceFen),
      points: pointText(totals.deducted),
      sv: svText(totals.svUnits),
    });
  },

  choose({ detail }: Told<{ readonly value: string }>) {
    this.setData({ day: detail.value });
    void this.load();
  },

  turnChain({ currentTarget: { dataset } }: Tap<{ readonly chain: boolean }>) {
    this.setData({ isChain: dataset.chain });
    void this.load();
  },

  yesterday() {
    this.setData({ day: dayBefore(this.data.day) });
    void this.load();
  },

  /** To a colleague or the own computer, through a chat. */
  share() {
    return act(this, async () => {
      const { day, isChain } = this.data;
      const { csv } = await this.ask(true);
      if (csv !== null) await shareTextFile(`${isChain ? '全部门店' : ''}日结单-${day}.csv`, csv);
    });
  },
});

/** "12.00 积分"; empty where there are none. */
function pointsBeside(units: number): string {
  return units === 0 ? '' : `${pointText(units)} 积分`;
}

/** Money that goes back stands with a minus. */
function signed(fen: number): string {
  return fen < 0 ? `−${yuanText(-fen)}` : yuanText(fen);
}
