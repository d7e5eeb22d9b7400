/** 求购资金: what is free, what open orders hold, and the statement with its table for the bookkeeper. */
import { call } from '../../services/api';
import { cashCsv, cashRow, type CashRow } from '../../services/cash-words';
import { keepFile, sendFile } from '../../services/kept-file';
import { act, common, loadInto, tell } from '../../services/loading';
import { OFF } from '../../services/market-words';
import { openPage } from '../../services/open-page';
import { growsAtItsEnd, loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { beginning, loadMore, noRows, type Cursor } from '../../services/paged';
import { NO_PLACE, placeIn, staffUrl } from '../place';

const FILE = 'fund.csv';

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...NO_PLACE,
    ...noRows<CashRow>(),
    off: OFF,
    freeFen: 0,
    frozenFen: 0,
    underwayFen: 0,
    /** To whose WeChat it may go. */
    isOwner: false,
    isMarketOn: false,
    /** Of the table on this phone; empty until it is made. */
    file: '',
  },

  onLoad(query) {
    this.setData(placeIn(query));
  },

  load() {
    return loadInto(this, async () => {
      const fund = await call('store', 'fund', { merchantId: this.data.merchantId });
      const { freeFen, frozenFen, underwayFen, isOwner, statement, isMarketOn } = fund;
      const page = { rows: statement.rows.map(cashRow), next: statement.next };
      const cash = { freeFen, frozenFen, underwayFen };
      this.setData({ ...beginning(this.data, page), ...cash, isOwner, isMarketOn, file: '' });
      return isMarketOn || freeFen + frozenFen + underwayFen > 0 || page.rows.length > 0;
    });
  },

  more() {
    return loadMore(this, async (after: Cursor) => {
      const { rows, next } = await this.ask(after);
      return { rows: rows.map(cashRow), next };
    });
  },

  ask(after: Cursor | null) {
    return call('store', 'fundStatement', { merchantId: this.data.merchantId, after });
  },

  payIn() {
    openPage(staffUrl('pay-in', this.data));
  },

  takeOut() {
    openPage(staffUrl('take-out', this.data));
  },

  buy() {
    openPage(staffUrl('buy-points', this.data));
  },

  /** WeChat hands a file on only straight after a tap, so that it is made with one and sent with the next. */
  async makeFile() {
    const isDone = await act(this, async () => {
      const csv = await cashCsv((after) => this.ask(after));
      this.setData({ file: await keepFile(FILE, csv) });
    });
    if (isDone) tell('表格已准备好，再点一次发送');
  },

  sendFile() {
    return sendFile(this.data.file, '求购资金明细.csv');
  },
});
