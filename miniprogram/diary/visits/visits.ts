/**
 * 到家单: the store's visits of a day, from assigning to the customer's code, and where the store comes to; with
 * `as=dealer` those that the merchant does for others.
 */
import { call } from '../../services/api';
import { dayLine, daysLater, spanText } from '../../services/days';
import type { Tap, Told, Typed } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { dealerVisitsUrl, staffUrl, textIn } from '../../services/routes';
import { NO_PLACE, placeIn } from '../place';
import {
  areaProblem,
  closedDayText,
  districtOf,
  nextWindow,
  plainWindow,
  windowsOf,
  type Area,
  type EditedWindow,
} from './area';
import { assignmentOf, assignmentProblem } from './assignment';
import { countsOf, rowsOf, TABS, type Row, type StoreVisits, type Tab } from './visit-rows';

type Of = Tap<{ readonly id: string }>;
/** Which sheet is open. */
type Sheet = '' | 'assign' | 'finish' | 'fail' | 'cancel' | 'move' | 'area';
const NO_COUNTS: Readonly<Record<Tab, number>> = { placed: 0, going: 0, over: 0 };
const FIRST: { readonly tab: Tab; readonly sheet: Sheet } = { tab: 'placed', sheet: '' };

Page({
  data: {
    ...common(),
    ...FIRST,
    place: NO_PLACE,
    isDealer: false,
    tabs: TABS,
    found: null as StoreVisits | null,
    rows: [] as readonly Row[],
    counts: NO_COUNTS,
    day: '',
    title: '',
    isToday: true,
    row: null as Row | null,
    staffId: '',
    dealerId: '',
    ...{ courierName: '', courierPhone: '', code: '', reason: '', moveDay: '' },
    spans: [] as readonly { readonly from: number; readonly to: number; readonly text: string }[],
    area: null as Area | null,
    windows: [] as readonly EditedWindow[],
    districts: [] as Area['districts'],
    closedDays: [] as readonly { readonly day: string; readonly text: string }[],
    isOpen: false,
  },

  onLoad(query) {
    const isDealer = textIn(query, 'as') === 'dealer';
    this.setData({ place: placeIn(query), isDealer });
    if (isDealer) void wx.setNavigationBarTitle({ title: '替合作商家上门' });
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      const { place, day, isDealer } = this.data;
      const asked = { ...place, day: day === '' ? null : day };
      const found = await (isDealer ? call('store', 'dealerVisits', asked) : call('store', 'visits', asked));
      // Another day may have been turned to meanwhile.
      if (day === this.data.day) this.show(found);
      return true;
    });
  },

  show(found: StoreVisits) {
    const { day, today, visits, may } = found;
    const { isDealer } = this.data;
    const counts = countsOf(visits, { may, isDealer });
    // The page opens where there is something to do.
    const tab =
      this.data.found === null
        ? (TABS.find(({ name }) => counts[name] > 0)?.name ?? 'placed')
        : this.data.tab;
    this.setData({
      ...{ found, day, title: dayLine(day, today), isToday: day === today, counts, tab },
      rows: rowsOf(visits, tab, { may, isDealer }),
    });
  },

  choose({ currentTarget: { dataset } }: Tap<{ readonly name: Tab }>) {
    const { found, isDealer } = this.data;
    if (found === null) return;
    const { visits, may } = found;
    this.setData({ tab: dataset.name, rows: rowsOf(visits, dataset.name, { may, isDealer }) });
  },

  turn({ currentTarget: { dataset } }: Tap<{ readonly days: number }>) {
    this.goTo(daysLater(this.data.day, dataset.days));
  },

  pickDay({ detail }: Typed) {
    this.goTo(detail.value);
  },

  goTo(day: string) {
    this.setData({ day, title: dayLine(day, this.data.found?.today ?? '') });
    void this.load();
  },

  /** The one thing that comes next; what needs more than a yes opens its sheet. */
  async next({ currentTarget: { dataset } }: Of) {
    const row = this.rowOf(dataset.id);
    if (row === null) return;
    if (row.next === 'assign' || row.next === 'finish') {
      this.openSheet(row, row.next);
      return;
    }
    const isLeaving = row.next === 'depart';
    const [title, state] = isLeaving ? ['现在出发', '已出发'] : ['已到门口', '已到达'];
    if (!(await confirm(title, `顾客会收到“${state}”的消息。`, '确定'))) return;
    await this.step(() =>
      isLeaving
        ? call('store', 'departVisit', { ...this.data.place, visitId: row.id })
        : call('store', 'arriveVisit', { ...this.data.place, visitId: row.id }),
    );
  },

  rowOf(id: string): Row | null {
    return this.data.rows.find((row) => row.id === id) ?? null;
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly id: string; readonly sheet: Sheet }>) {
    const row = this.rowOf(dataset.id);
    if (row !== null) this.openSheet(row, dataset.sheet);
  },

  openSheet(row: Row, sheet: Sheet) {
    const { found, day } = this.data;
    this.setData({
      ...{ row, sheet, staffId: '', dealerId: '', courierName: '', courierPhone: '' },
      ...{ code: '', reason: '', moveDay: day },
      spans: (found?.windows ?? []).map(({ from, to }) => ({ from, to, text: spanText(from, to) })),
    });
  },

  closeSheet() {
    this.setData({ sheet: '' });
  },

  /** Somebody of the store, or another merchant: one of both. */
  chooseStaff({ currentTarget: { dataset } }: Of) {
    this.setData({ staffId: dataset.id, dealerId: '' });
  },

  chooseDealer({ currentTarget: { dataset } }: Of) {
    this.setData({ dealerId: dataset.id, staffId: '' });
  },

  write({
    currentTarget: { dataset },
    detail,
  }: Tap<{ readonly field: 'courierName' | 'courierPhone' | 'code' | 'reason' }> &
    Told<{ readonly value: string }>) {
    this.setData({ [dataset.field]: detail.value });
  },

  assign() {
    const { place, row } = this.data;
    const problem = assignmentProblem(this.data);
    if (problem !== '') tell(problem);
    else if (row !== null)
      void this.step(() =>
        call('store', 'assignVisit', { ...place, visitId: row.id, ...assignmentOf(this.data) }),
      );
  },

  finish() {
    const { place, row, code } = this.data;
    if (row === null) return;
    if (/^\d{6}$/.test(code))
      void this.step(() => call('store', 'finishVisit', { ...place, visitId: row.id, code }));
    else tell('到家码是 6 位数字，请让顾客打开到家服务页');
  },

  giveUp() {
    const { place, row, reason, sheet } = this.data;
    if (row === null) return;
    if (reason.trim() === '') {
      tell('请写明原因，顾客会收到');
      return;
    }
    const input = { ...place, visitId: row.id, reason };
    void this.step(() =>
      sheet === 'fail' ? call('store', 'failVisit', input) : call('store', 'cancelVisit', input),
    );
  },

  pickMoveDay({ detail }: Typed) {
    this.setData({ moveDay: detail.value });
  },

  move({ currentTarget: { dataset } }: Tap<{ readonly from: number; readonly to: number }>) {
    const { place, row, moveDay: day } = this.data;
    if (row === null) return;
    const { from, to } = dataset;
    void this.step(() => call('store', 'moveVisit', { ...place, visitId: row.id, day, from, to }));
  },

  step(work: () => Promise<unknown>) {
    return act(this, async () => {
      await work();
      this.closeSheet();
      await this.load();
    });
  },

  phone({ currentTarget: { dataset } }: Tap<{ readonly phone: string }>) {
    void wx.makePhoneCall({ phoneNumber: dataset.phone }).catch(() => undefined);
  },

  toDealerVisits() {
    openPage(dealerVisitsUrl(this.data.place));
  },

  toDealers() {
    openPage(staffUrl('diary/dealers/dealers', { ...this.data.place }));
  },

  openArea() {
    return act(this, async () => {
      const area = await call('store', 'visitArea', this.data.place);
      this.setData({
        ...{ area, sheet: 'area', windows: windowsOf(area), districts: area.districts, isOpen: area.isOpen },
        closedDays: area.closedDays.map((day) => ({ day, text: closedDayText(day) })),
      });
    });
  },

  toggleOpen() {
    this.setData({ isOpen: !this.data.isOpen });
  },

  addDistrict({ detail }: Told<{ readonly value: readonly string[] }>) {
    const { city, district } = districtOf(detail.value);
    const others = this.data.districts.filter((one) => one.city !== city || one.district !== district);
    this.setData({ districts: [...others, { city, district }] });
  },

  removeDistrict({ currentTarget: { dataset } }: Tap<{ readonly index: number }>) {
    this.setData({ districts: this.data.districts.filter((_one, i) => i !== dataset.index) });
  },

  addWindow() {
    this.setData({ windows: [...this.data.windows, nextWindow(this.data.windows)] });
  },

  writeWindow({
    currentTarget: { dataset },
    detail,
  }: Tap<{ readonly index: number; readonly part: keyof EditedWindow }> & Told<{ readonly value: string }>) {
    const { index, part } = dataset;
    this.setData({
      windows: this.data.windows.map((one, i) => (i === index ? { ...one, [part]: detail.value } : one)),
    });
  },

  removeWindow({ currentTarget: { dataset } }: Tap<{ readonly index: number }>) {
    this.setData({ windows: this.data.windows.filter((_one, i) => i !== dataset.index) });
  },

  addClosedDay({ detail: { value: day } }: Typed) {
    const others = this.data.closedDays.filter((one) => one.day !== day);
    this.setData({ closedDays: [...others, { day, text: closedDayText(day) }] });
  },

  removeClosedDay({ currentTarget: { dataset } }: Tap<{ readonly index: number }>) {
    this.setData({ closedDays: this.data.closedDays.filter((_one, i) => i !== dataset.index) });
  },

  saveArea() {
    const { place, windows, districts, closedDays, isOpen } = this.data;
    const problem = areaProblem(windows, districts);
    if (problem !== '') {
      tell(problem);
      return;
    }
    void act(this, async () => {
      await call('store', 'saveVisitArea', {
        ...{ ...place, isOpen, districts: [...districts], closedDays: closedDays.map(({ day }) => day) },
        windows: windows.map(plainWindow),
      });
      this.closeSheet();
      await this.load();
      tell(isOpen ? '已保存，顾客可以预约到家' : '已保存，暂不接受到家预约');
    });
  },
});
