/** 现金钱包: what can be withdrawn, what waits until when, debts of points paid out of it, and its statement. */
import { call } from '../../services/api';
import { pointText, priceText, yuanText } from '../../services/amounts';
import { cashCsv, cashRow, type CashRow } from '../../services/cash-words';
import { keepFile, sendFile } from '../../services/kept-file';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { OFF } from '../../services/market-words';
import { openPage } from '../../services/open-page';
import { growsAtItsEnd, loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { beginning, loadMore, noRows, type Cursor } from '../../services/paged';
import { WITHDRAW_PAGE } from '../../services/routes';
import { dayWords } from '../../services/times';

const FILE = 'cash.csv';

interface Debt {
  readonly owed: string;
  /** What the free cash pays now; empty where it pays nothing. */
  readonly points: string;
  readonly cash: string;
  readonly price: string;
  readonly before: string;
  readonly after: string;
}

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...noRows<CashRow>(),
    off: OFF,
    freeFen: 0,
    waitingFen: 0,
    /** On its way to WeChat; empty when nothing is. */
    underway: '',
    waiting: [] as readonly { readonly day: string; readonly cash: string }[],
    withdrawAfterDays: 0,
    debt: null as Debt | null,
    /** Of the table on this phone; empty until it is made. */
    file: '',
  },

  load() {
    return loadInto(this, async () => {
      const cash = await call('member', 'cash', {});
      const { freeFen, waiting, owedPointUnits: owed, nettable, statement, isMarketOn } = cash;
      this.setData({
        ...beginning(this.data, { rows: statement.rows.map(cashRow), next: statement.next }),
        underway: cash.underwayFen === 0 ? '' : yuanText(cash.underwayFen),
        ...{ freeFen, withdrawAfterDays: cash.withdrawAfterDays, file: '' },
        waitingFen: waiting.reduce((sum, { fen }) => sum + fen, 0),
        waiting: waiting.map(({ freeOn, fen }) => ({ day: dayWords(freeOn), cash: yuanText(fen) })),
        debt:
          owed === 0
            ? null
            : {
                ...{ owed: pointText(owed), price: priceText(cash.price), cash: yuanText(nettable.fen) },
                points: nettable.pointUnits === 0 ? '' : pointText(nettable.pointUnits),
                ...{ before: yuanText(freeFen), after: yuanText(freeFen - nettable.fen) },
              },
      });
      return isMarketOn || freeFen > 0 || waiting.length > 0 || statement.rows.length > 0;
    });
  },

  more() {
    return loadMore(this, async (after: Cursor) => {
      const { rows, next } = await call('member', 'cashStatement', { after });
      return { rows: rows.map(cashRow), next };
    });
  },

  withdraw() {
    openPage(WITHDRAW_PAGE);
  },

  async payDebt() {
    const { debt } = this.data;
    if (debt === null) return;
    const question = `按今天的价格 ${debt.price}，用 ${debt.cash} 补 ${debt.points} 积分。可提现 ${debt.before} → ${debt.after}`;
    if (!(await confirm('用现金补积分', question, '补还'))) return;
    await act(this, async () => {
      const { fen, pointUnits } = await call('member', 'payDebtsInCash', {});
      tell(fen === 0 ? '现在没有可以补还的' : `已用 ${yuanText(fen)} 补还 ${pointText(pointUnits)} 积分`);
    });
    await this.load();
  },

  /** WeChat hands a file on only straight after a tap, so that it is made with one and sent with the next. */
  async makeFile() {
    const isDone = await act(this, async () => {
      const csv = await cashCsv((after) => call('member', 'cashStatement', { after, limit: 50 }));
      this.setData({ file: await keepFile(FILE, csv) });
    });
    if (isDone) tell('表格已准备好，再点一次发送');
  },

  sendFile() {
    return sendFile(this.data.file, '现金钱包明细.csv');
  },
});
