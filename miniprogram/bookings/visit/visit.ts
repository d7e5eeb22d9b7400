/** 到家: a paid order is planned at the customer's address, and followed until the code at the door is said. */
import { placeText } from '../../services/address';
import { call, type DataOf } from '../../services/api';
import { VISIT_LIVE, VISIT_NEXT, type Visit } from '../../services/booking-words';
import type { Tap, Typed } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { askReminders } from '../../services/reminders';
import { Intent } from '../../services/request-id';
import { textIn, visitUrl } from '../../services/routes';
import { ApiError } from '../../services/api-error';
import {
  daysOf,
  limitWords,
  storesFor,
  viewOfVisit,
  type Address,
  type Choices,
  type DayOfWindows,
  type ShownWindow,
  type VisitView,
} from './visit-view';

type Chosen = Tap<{ readonly id: string }>;
type Planned = DataOf<'member', 'planVisit'>;

const intent = new Intent();

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: {
    ...common(),
    visitId: '',
    orderId: '',
    visit: null as Visit | null,
    view: null as VisitView | null,
    next: '',
    isLive: false,
    isReminded: false,
    choices: null as Choices | null,
    address: null as Address | null,
    place: '',
    stores: [] as Choices['stores'],
    storeId: '',
    days: [] as readonly DayOfWindows[],
    day: '',
    windows: [] as readonly ShownWindow[],
    from: -1,
    chosen: '',
    note: '',
    /** The planning is a move of the visit that is there. */
    isMoving: false,
    isSheetOpen: false,
    limitWords: '',
  },

  onLoad(query) {
    this.setData({ visitId: textIn(query, 'id'), orderId: textIn(query, 'orderId') });
  },

  /** Also back from the addresses, where one may have been added. */
  load(): Promise<void> {
    return loadInto(this, async () => {
      const { visitId, orderId, isMoving } = this.data;
      if (visitId !== '') {
        if (!isMoving) this.follow(await call('member', 'visit', { visitId }));
        return true;
      }
      const choices = await call('member', 'visitChoices', { orderId });
      if (choices.live === null) this.plan(choices);
      else {
        this.setData({ choices });
        this.follow(choices.live);
      }
      return true;
    });
  },

  follow(visit: Visit) {
    this.setData({
      ...{ visit, visitId: visit._id, orderId: visit.orderId, isMoving: false },
      ...{
        view: viewOfVisit(visit),
        next: VISIT_NEXT[visit.state],
        isLive: VISIT_LIVE.includes(visit.state),
      },
    });
    void wx.setNavigationBarTitle({ title: '到家服务' });
  },

  plan(choices: Choices) {
    const { address: before } = this.data;
    const address = choices.addresses.find(({ id }) => id === before?.id) ?? choices.addresses[0] ?? null;
    this.setData({ choices });
    this.takeAddress(address);
    void wx.setNavigationBarTitle({ title: this.data.isMoving ? '改约上门时间' : '预约到家' });
  },

  takeAddress(address: Address | null) {
    const { choices } = this.data;
    if (choices === null) return;
    const stores = storesFor(choices, address);
    this.setData({ address, place: address === null ? '' : placeText(address), stores });
    this.takeStore(stores.find(({ id }) => id === this.data.storeId) ?? stores[0]);
  },

  takeStore(store: Choices['stores'][number] | undefined) {
    const days = daysOf(store, this.data.choices?.today ?? '');
    const first = days.find(({ isFull }) => !isFull) ?? days[0];
    this.setData({ storeId: store?.id ?? '', days, ...{ from: -1, chosen: '' } });
    this.takeDay(first?.day ?? '');
  },

  takeDay(day: string) {
    const windows = this.data.days.find((one) => one.day === day)?.windows ?? [];
    this.setData({ day, windows, ...{ from: -1, chosen: '' } });
  },

  chooseAddress({ currentTarget: { dataset } }: Chosen) {
    this.takeAddress(this.data.choices?.addresses.find(({ id }) => id === dataset.id) ?? null);
  },

  addAddress() {
    openPage('/pages/address/address');
  },

  chooseStore({ currentTarget: { dataset } }: Chosen) {
    this.takeStore(this.data.stores.find(({ id }) => id === dataset.id));
  },

  chooseDay({ currentTarget: { dataset } }: Tap<{ readonly day: string }>) {
    this.takeDay(dataset.day);
  },

  chooseWindow({ currentTarget: { dataset } }: Tap<{ readonly from: number }>) {
    const window = this.data.windows.find(({ from }) => from === dataset.from);
    const day = this.data.days.find((one) => one.day === window?.day);
    if (window === undefined || day === undefined) return;
    if (window.isFull) tell('这个时段约满了，换一个看看');
    else this.setData({ from: window.from, chosen: `${day.date} ${day.name} ${window.text}` });
  },

  writeNote({ detail }: Typed) {
    this.setData({ note: detail.value });
  },

  openSheet() {
    const { from, choices } = this.data;
    if (from < 0 || choices === null) return;
    this.setData({ limitWords: limitWords(choices.changeUntilMinutes), isSheetOpen: true });
  },

  closeSheet() {
    this.setData({ isSheetOpen: false });
  },

  confirm() {
    return act(this, async () => {
      try {
        const visit = await this.send();
        this.setData({ isSheetOpen: false, isMoving: false });
        this.follow(visit);
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== 'WINDOW_FULL') throw error;
        this.closeSheet();
        this.plan(await call('member', 'visitChoices', { orderId: this.data.orderId }));
        tell('这个时段刚被约满，请换一个');
      }
    });
  },

  send(): Promise<Planned> {
    const { orderId, storeId, address, windows, from, note, isMoving, visitId } = this.data;
    const window = windows.find((one) => one.from === from);
    if (window === undefined || address === null) throw new Error('no window was chosen');
    const { day, to } = window;
    if (isMoving) return call('member', 'moveVisit', { visitId, day, from, to });
    const input = { orderId, addressId: address.id, storeId, day, from, to, note };
    return call('member', 'planVisit', input, intent.idFor(input));
  },

  /** Another time: of the same store, at the same address. */
  move() {
    return act(this, async () => {
      const { orderId, visit } = this.data;
      const choices = await call('member', 'visitChoices', { orderId });
      const store = choices.stores.find(({ id }) => id === visit?.storeId);
      if (store === undefined || visit === null) {
        tell('门店暂时不能改约，请电话联系门店');
        return;
      }
      this.setData({ isMoving: true, choices, storeId: store.id, stores: [store] });
      this.setData({ address: { ...visit.address, storeIds: [store.id] }, place: placeText(visit.address) });
      this.takeStore(store);
      void wx.setNavigationBarTitle({ title: '改约上门时间' });
    });
  },

  async cancel() {
    const { visitId } = this.data;
    const ask = '取消后次数和款项都不动，可以重新预约，也可以申请退款。';
    if (!(await confirm('取消到家', ask, '确定取消'))) return;
    await act(this, async () => {
      this.follow(await call('member', 'cancelVisit', { visitId }));
    });
  },

  async renew() {
    const ask = '旧的到家码会马上失效，请把新的告诉上门人员。';
    if (!(await confirm('换一个到家码', ask, '换新码'))) return;
    await act(this, async () => {
      this.follow(await call('member', 'renewVisitCode', { visitId: this.data.visitId }));
    });
  },

  remind() {
    return act(this, async () => {
      const templates = this.data.choices?.templates ?? (await call('member', 'messageTemplates', {}));
      const isReminded = await askReminders(templates.filter(({ key }) => key === 'visit'));
      this.setData({ isReminded });
      if (!isReminded) tell('没有开启提醒');
    });
  },

  async phone() {
    try {
      await wx.makePhoneCall({ phoneNumber: this.data.visit?.courier?.phone ?? '' });
    } catch {
      // Closed without calling.
    }
  },

  toOrder() {
    openPage(`/pages/order/order?orderId=${this.data.orderId}`);
  },

  again() {
    void wx.redirectTo({ url: visitUrl({ orderId: this.data.orderId }) });
  },
});
