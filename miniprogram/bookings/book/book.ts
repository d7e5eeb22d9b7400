/** 预约: a treatment, a store, somebody or anybody, a day and a time; or another time for a booking that is there. */
import { call, type DataOf } from '../../services/api';
import { ApiError, sentenceOf } from '../../services/api-error';
import { dayLine } from '../../services/days';
import type { Tap, Typed } from '../../services/event';
import { act, common, loadInto, tell } from '../../services/loading';
import { askReminders } from '../../services/reminders';
import { Intent } from '../../services/request-id';
import { bookingUrl, textIn } from '../../services/routes';
import {
  barrier,
  changeWords,
  dayChips,
  LOOKING,
  noTimeWords,
  partsOf,
  startOf,
  type Choices,
  type DayChip,
  type FreeTime,
  type PartOfDay,
  type Treatment,
} from '../../services/booking-times';

type Booked = DataOf<'member', 'book'>;

const intent = new Intent();

Page({
  data: {
    ...common(),
    /** What the link said: a voucher, a store, or a booking to be moved. */
    orderId: '',
    storeId: '',
    moves: '',
    productId: '',
    storeName: '',
    treatments: [] as readonly Treatment[],
    choices: null as Choices | null,
    beauticianId: '',
    days: [] as readonly DayChip[],
    day: '',
    dayWords: '',
    parts: [] as readonly PartOfDay[],
    noTime: '',
    /** Counts the wishes, so that an answer to an earlier one is known. */
    turn: 0,
    barrier: '',
    slot: -1,
    time: '',
    withName: '',
    /** The voucher that pays; empty: in the store. */
    payOrderId: '',
    payWords: '',
    changeWords: '',
    note: '',
    areStoresOpen: false,
    isSheetOpen: false,
    done: null as Booked | null,
    isReminded: false,
  },

  onLoad(query) {
    const [productId, orderId] = [textIn(query, 'productId'), textIn(query, 'orderId')];
    const [storeId, moves] = [textIn(query, 'storeId'), textIn(query, 'moves')];
    this.setData({ productId, orderId, storeId, moves, payOrderId: orderId });
    if (moves !== '') void wx.setNavigationBarTitle({ title: '改期' });
    void this.load();
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      const { productId, orderId, storeId } = this.data;
      if (productId !== '' || orderId !== '') return this.ask();
      const { storeName, treatments } = await call('member', 'bookableTreatments', { storeId });
      this.setData({ storeName, treatments });
      return treatments.length > 0;
    });
  },

  /** The choices as they are now; a time that was chosen is chosen no more. */
  async ask(): Promise<boolean> {
    const { productId, orderId, storeId, beauticianId, day, turn } = this.data;
    const or = (text: string): string | null => (text === '' ? null : text);
    const choices = await call('member', 'bookingChoices', {
      ...{ productId: or(productId), orderId: or(orderId) },
      ...{ storeId: or(storeId), beauticianId: or(beauticianId), day: or(day) },
    });
    // The person has wished for something else meanwhile.
    if (turn !== this.data.turn) return true;
    const store = choices.stores.find(({ id }) => id === choices.storeId);
    this.setData({
      choices,
      productId: choices.treatment.productId,
      ...{ storeId: choices.storeId ?? '', storeName: store?.name ?? '' },
      days: dayChips(choices),
      day: choices.day ?? '',
      dayWords: choices.day === null ? '' : dayLine(choices.day, choices.today),
      parts: partsOf(choices.free),
      noTime: choices.free.length === 0 ? noTimeWords(choices) : '',
      barrier: this.data.moves === '' ? barrier(choices) : '',
      ...{ slot: -1, time: '' },
    });
    this.payWith(this.data.payOrderId || (choices.vouchers[0]?.orderId ?? ''));
    return choices.stores.length > 0;
  },

  /** Shows the wish at once; its times follow. */
  async again(wish: { storeId?: string; beauticianId?: string; day?: string }) {
    const turn = this.data.turn + 1;
    this.setData({ ...wish, turn, ...{ parts: [], noTime: LOOKING, slot: -1, time: '' } });
    try {
      await this.ask();
    } catch (error) {
      if (turn === this.data.turn) this.setData({ noTime: sentenceOf(error) });
    }
  },

  chooseTreatment({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    this.setData({ productId: dataset.id, phase: 'loading' });
    void this.load();
  },

  openStores() {
    // A booking moves within its store.
    const { moves, choices } = this.data;
    if (moves === '' && choices !== null && choices.stores.length > 1) this.setData({ areStoresOpen: true });
  },

  closeStores() {
    this.setData({ areStoresOpen: false });
  },

  chooseStore({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    this.closeStores();
    if (dataset.id !== this.data.storeId) void this.again({ storeId: dataset.id, beauticianId: '', day: '' });
  },

  chooseBeautician({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    if (dataset.id !== this.data.beauticianId) void this.again({ beauticianId: dataset.id });
  },

  chooseDay({ currentTarget: { dataset } }: Tap<{ readonly day: string }>) {
    if (dataset.day !== this.data.day) void this.again({ day: dataset.day });
  },

  chooseTime({ currentTarget: { dataset } }: Tap<{ readonly slot: number }>) {
    const { choices } = this.data;
    const chosen = choices?.free.find(({ slot }) => slot === dataset.slot);
    if (choices === null || chosen === undefined) return;
    this.setData({ slot: chosen.slot, time: chosen.time, withName: this.nameFor(chosen) });
  },

  nameFor({ beauticianIds }: FreeTime): string {
    const { beauticianId, choices } = this.data;
    const named = choices?.beauticians.find(({ id }) => id === beauticianId);
    return named?.name ?? `由门店安排（${beauticianIds.length} 位可选）`;
  },

  choosePayment({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    this.payWith(dataset.id);
  },

  payWith(orderId: string) {
    const voucher = this.data.choices?.vouchers.find((one) => one.orderId === orderId);
    this.setData({
      payOrderId: voucher?.orderId ?? '',
      payWords: voucher === undefined ? '到店付款' : `卡券抵 1 次（现有 ${voucher.uses} 次），到店核销`,
    });
  },

  writeNote({ detail }: Typed) {
    this.setData({ note: detail.value });
  },

  openSheet() {
    const { choices, day, time, slot } = this.data;
    if (choices === null || slot < 0) return;
    this.setData({
      changeWords: changeWords(startOf(day, time), choices.now, choices.limits),
      isSheetOpen: true,
    });
  },

  closeSheet() {
    this.setData({ isSheetOpen: false });
  },

  confirm() {
    return act(this, async () => {
      try {
        await (this.data.moves === '' ? this.book() : this.move());
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== 'SLOT_TAKEN') throw error;
        // Somebody was faster: the sentence, and what is free now.
        this.closeSheet();
        await this.ask();
        tell('这个时间刚被约走了，请换一个');
      }
    });
  },

  async book() {
    const { productId, storeId, beauticianId, day, slot, payOrderId, note } = this.data;
    const input = {
      ...{ productId, storeId, day, slot, note },
      beauticianId: beauticianId === '' ? null : beauticianId,
      orderId: payOrderId === '' ? null : payOrderId,
    };
    const done = await call('member', 'book', input, intent.idFor(input));
    this.setData({ done, isSheetOpen: false });
    void wx.setNavigationBarTitle({ title: '预约成功' });
  },

  async move() {
    const { moves: bookingId, beauticianId, day, slot } = this.data;
    const to = { day, slot, beauticianId: beauticianId === '' ? null : beauticianId };
    const done = await call('member', 'moveBooking', { bookingId, ...to });
    this.setData({ done, isSheetOpen: false });
    void wx.setNavigationBarTitle({ title: '改期成功' });
  },

  remind() {
    return act(this, async () => {
      const isReminded = await askReminders(this.data.choices?.templates ?? []);
      this.setData({ isReminded });
      tell(isReminded ? '好的，预约前一晚提醒您' : '没有开启提醒，可以随时在预约详情里开启');
    });
  },

  async toCalendar() {
    const { done } = this.data;
    if (done === null) return;
    try {
      await wx.addPhoneCalendar({
        title: done.title,
        startTime: Math.floor(done.startsAt / 1_000),
        endTime: String(Math.floor(done.endsAt / 1_000)),
        location: done.storeName,
      });
      tell('已添加到手机日历');
    } catch {
      // Not allowed, or closed without adding.
    }
  },

  toBooking() {
    const { done, moves } = this.data;
    if (done === null) return;
    if (moves === '') void wx.redirectTo({ url: bookingUrl(done._id) });
    else void wx.navigateBack();
  },
});
