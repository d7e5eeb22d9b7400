/** 待审批: one queue, row by row; approving asks once, refusing says why. */
import type { Tap, Typed } from '../../services/event';
import { act, common, confirm, tell } from '../../services/loading';
import { growsAtItsEnd, loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { loadList, loadMore, noRows } from '../../services/paged';
import { textIn } from '../../services/routes';
import { QUEUES, type Queue, type Row } from './queues';

const FIRST = 'proposals';
const SUB_MCHID = /^\d{8,32}$/;

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...noRows<Row>(),
    tab: FIRST,
    /** What the sheet is for; the row that it is about. */
    sheet: '',
    row: null as Row | null,
    text: '',
    asks: '',
  },

  onLoad(query) {
    const tab = textIn(query, 'tab');
    this.setData({ tab: tab in QUEUES ? tab : FIRST });
    const { title, asks = '' } = this.queue();
    this.setData({ asks });
    void wx.setNavigationBarTitle({ title });
  },

  load() {
    return loadList(this, (after) => this.queue().load(after));
  },

  more() {
    return loadMore(this, (after) => this.queue().load(after));
  },

  queue(): Queue {
    const queue = QUEUES[this.data.tab];
    if (queue === undefined) throw new Error(`there is no queue ${this.data.tab}`);
    return queue;
  },

  openRefuse({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    this.setData({ sheet: 'refuse', row: this.find(dataset.id), text: '' });
  },

  close() {
    this.setData({ sheet: '' });
  },

  write({ detail }: Typed) {
    this.setData({ text: detail.value });
  },

  async approve({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    const row = this.find(dataset.id);
    if (row === null) return;
    if (this.data.asks !== '') {
      this.setData({ sheet: 'approve', row, text: '' });
      return;
    }
    if (await confirm('确认通过', this.queue().question(row), '通过')) await this.pass(row, '');
  },

  send() {
    const { sheet, row } = this.data;
    const text = this.data.text.trim();
    if (row === null) return undefined;
    if (sheet === 'approve' && !SUB_MCHID.test(text)) {
      tell('特约商户号是 8 到 32 位数字');
      return undefined;
    }
    if (text === '') {
      tell('请写清原因，对方会看到');
      return undefined;
    }
    return sheet === 'approve' ? this.pass(row, text) : this.turnDown(row, text);
  },

  pass(row: Row, text: string) {
    return this.decide('已通过', () => this.queue().approve(row, text));
  },

  turnDown(row: Row, answer: string) {
    return this.decide('已退回', () => this.queue().refuse(row, answer));
  },

  decide(done: string, work: () => Promise<unknown>) {
    return act(this, async () => {
      await work();
      this.setData({ sheet: '' });
      tell(done);
      await this.load();
    });
  },

  find(id: string): Row | null {
    return this.data.rows.find((row) => row.id === id) ?? null;
  },
});
