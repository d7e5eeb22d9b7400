/** 代客预约: for somebody at the counter or on the phone, a member or not; or another time for a booking. */
import { call, type DataOf } from '../../services/api';
import { ApiError, sentenceOf } from '../../services/api-error';
import {
  dayChips,
  LOOKING,
  noTimeWords,
  partsOf,
  type DayChip,
  type PartOfDay,
  type Treatment,
} from '../../services/booking-times';
import { dayLine } from '../../services/days';
import type { Tap, Told } from '../../services/event';
import { act, common, loadInto, tell } from '../../services/loading';
import { Intent } from '../../services/request-id';
import { textIn } from '../../services/routes';
import { NO_PLACE, placeIn } from '../place';

type Times = DataOf<'store', 'bookingTimes'>;
/** A code of the mall's own: twelve digits, with or without its prefix. */
const CODE = /^(gxg:)?\d{12}$/;
const PHONE = /^\+?[\d -]{5,20}$/;

const intent = new Intent();

Page({
  data: {
    ...common(),
    place: NO_PLACE,
    moves: '',
    customer: '',
    treatments: [] as readonly Treatment[],
    productId: '',
    times: null as Times | null,
    beauticianId: '',
    days: [] as readonly DayChip[],
    day: '',
    dayWords: '',
    parts: [] as readonly PartOfDay[],
    noTime: '',
    turn: 0,
    ...{ slot: -1, time: '' },
    name: '',
    phone: '',
    memberId: '',
    note: '',
    reason: '',
  },

  onLoad(query) {
    const [moves, productId] = [textIn(query, 'moves'), textIn(query, 'productId')];
    this.setData({ place: placeIn(query), moves, productId, day: textIn(query, 'day') });
    this.setData({ customer: textIn(query, 'customer') });
    if (moves !== '') void wx.setNavigationBarTitle({ title: '为顾客改期' });
    void this.load();
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      if (this.data.productId !== '') return this.ask();
      const { treatments } = await call('store', 'treatments', this.data.place);
      this.setData({ treatments });
      return treatments.length > 0;
    });
  },

  async ask(): Promise<boolean> {
    const { place, productId, beauticianId, day, turn } = this.data;
    const or = (text: string): string | null => (text === '' ? null : text);
    const wanted = { productId, beauticianId: or(beauticianId), day: or(day) };
    const times = await call('store', 'bookingTimes', { ...place, ...wanted });
    // Somebody has tapped something else meanwhile.
    if (turn !== this.data.turn) return true;
    this.setData({
      ...{ times, days: dayChips(times), parts: partsOf(times.free) },
      day: times.day ?? '',
      dayWords: times.day === null ? '' : dayLine(times.day, times.today),
      noTime: times.free.length === 0 ? noTimeWords(times) : '',
      ...{ slot: -1, time: '' },
    });
    return true;
  },

  async again(wish: { beauticianId?: string; day?: string }) {
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

  chooseBeautician({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    if (dataset.id !== this.data.beauticianId) void this.again({ beauticianId: dataset.id });
  },

  chooseDay({ currentTarget: { dataset } }: Tap<{ readonly day: string }>) {
    if (dataset.day !== this.data.day) void this.again({ day: dataset.day });
  },

  chooseTime({ currentTarget: { dataset } }: Tap<{ readonly slot: number; readonly time: string }>) {
    this.setData({ slot: dataset.slot, time: dataset.time });
  },

  write({
    currentTarget: { dataset },
    detail,
  }: Tap<{ readonly field: 'name' | 'phone' | 'note' | 'reason' }> & Told<{ readonly value: string }>) {
    this.setData({ [dataset.field]: detail.value });
  },

  /** The member shows its own code. */
  async scanMember() {
    let result: string;
    try {
      ({ result } = await wx.scanCode({ scanType: ['qrCode'] }));
    } catch {
      // Closed without scanning.
      return;
    }
    if (!CODE.test(result.trim())) {
      tell('请扫顾客“会员码”页面上的码');
      return;
    }
    await act(this, async () => {
      const scanned = await call('store', 'scanCode', { ...this.data.place, code: result.trim() });
      if (scanned.kind === 'member') this.setData({ memberId: scanned.memberId, customer: scanned.customer });
      else tell('这是卡券码，请让顾客打开会员码');
    });
  },

  forgetMember() {
    this.setData({ memberId: '', customer: '' });
  },

  confirm() {
    const problem = this.problem();
    if (problem !== '') {
      tell(problem);
      return;
    }
    void act(this, async () => {
      try {
        await (this.data.moves === '' ? this.book() : this.move());
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== 'SLOT_TAKEN') throw error;
        await this.ask();
        tell('这个时间刚被约走了，请换一个');
        return;
      }
      await wx.navigateBack();
    });
  },

  problem(): string {
    const { slot, moves, reason, memberId, name, phone } = this.data;
    if (slot < 0) return '请选择时间';
    if (moves !== '') return reason.trim() === '' ? '请写明改期原因，顾客会收到' : '';
    if (memberId !== '') return '';
    if (name.trim() === '') return '请填写顾客称呼，或扫会员码';
    return PHONE.test(phone) ? '' : '请填写顾客电话';
  },

  async book() {
    const { place, productId, beauticianId, day, slot, memberId, name, phone, note } = this.data;
    const who =
      memberId === '' ? { walkIn: { name: name.trim(), phone }, memberId: null } : { memberId, walkIn: null };
    const when = { day, slot, beauticianId: beauticianId === '' ? null : beauticianId };
    const input = { ...place, productId, ...who, ...when, note };
    await call('store', 'bookFor', input, intent.idFor(input));
  },

  async move() {
    const { place, moves: bookingId, beauticianId, day, slot, reason } = this.data;
    const when = { day, slot, beauticianId: beauticianId === '' ? null : beauticianId };
    await call('store', 'moveBooking', { ...place, bookingId, ...when, reason });
  },
});
