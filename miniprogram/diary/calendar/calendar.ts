/** 预约日历: the store's day by beautician, and what staff do with each booking. */
import { call } from '../../services/api';
import { BOOKING_WORDS } from '../../services/booking-words';
import { dayLine, daysLater } from '../../services/days';
import type { Tap, Typed } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled } from '../../services/page-parts';
import { staffUrl } from '../../services/routes';
import { NO_PLACE, placeIn } from '../place';
import { timelineOf, type Booking, type Calendar, type Timeline } from './timeline';

const MINUTE_MS = 60_000;
/** Shanghai is eight hours ahead. */
const SHANGHAI_MS = 8 * 60 * MINUTE_MS;

/** A screen is as wide as this, whatever it measures. */
const RPX_A_SCREEN = 750;

type Shown = Booking & { readonly beautician: string };

Page({
  ...loadsWhenPulled,
  data: {
    ...common(),
    place: NO_PLACE,
    calendar: null as Calendar | null,
    timeline: null as Timeline | null,
    day: '',
    title: '',
    counts: '',
    isToday: true,
    booking: null as Shown | null,
    state: '',
    time: '',
    isOpen: false,
    reason: '',
    isAsking: false,
    isShownNow: false,
    scrollTop: 0,
  },

  onLoad(query) {
    this.setData({ place: placeIn(query) });
  },

  /** Also back from booking for somebody. */
  async onShow() {
    await this.load();
    // Before it is drawn there is nothing to scroll.
    wx.nextTick(() => this.showNow());
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      const { place, day } = this.data;
      const calendar = await call('store', 'dayCalendar', { ...place, day: day === '' ? null : day });
      // Another day was turned to meanwhile.
      if (day !== this.data.day) return true;
      const { counts, now } = calendar;
      this.setData({
        calendar,
        timeline: timelineOf(calendar, Math.floor(((now + SHANGHAI_MS) / MINUTE_MS) % (24 * 60))),
        day: calendar.day,
        title: dayLine(calendar.day, calendar.today),
        isToday: calendar.day === calendar.today,
        counts: `${counts.booked} 个待到店 · ${counts.arrived} 个已到店`,
      });
      return true;
    });
  },

  /** Once, when the page opens on today: what is behind us can be scrolled back to. */
  showNow() {
    const { timeline, isShownNow } = this.data;
    if (isShownNow || timeline === null) return;
    this.setData({ isShownNow: true });
    const { windowWidth, windowHeight } = wx.getWindowInfo();
    const scrollTop = (timeline.now * windowWidth) / RPX_A_SCREEN - windowHeight / 4;
    if (scrollTop > 0) this.setData({ scrollTop });
  },

  turn({ currentTarget: { dataset } }: Tap<{ readonly days: number }>) {
    this.goTo(daysLater(this.data.day, dataset.days));
  },

  toToday() {
    this.goTo(this.data.calendar?.today ?? '');
  },

  pickDay({ detail }: Typed) {
    this.goTo(detail.value);
  },

  goTo(day: string) {
    this.setData({ day, scrollTop: 0, title: dayLine(day, this.data.calendar?.today ?? '') });
    void this.load();
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    for (const { name, bookings } of this.data.calendar?.columns ?? []) {
      const booking = bookings.find(({ id }) => id === dataset.id);
      if (booking === undefined) continue;
      const block = this.data.timeline?.columns
        .flatMap(({ blocks }) => blocks)
        .find(({ id }) => id === booking.id);
      this.setData({
        booking: { ...booking, beautician: name },
        ...{ state: BOOKING_WORDS[booking.state], time: block?.time ?? '', isOpen: true },
        ...{ isAsking: false, reason: '' },
      });
    }
  },

  close() {
    this.setData({ isOpen: false });
  },

  /** A voucher is redeemed by its code, and that checks in; without one the customer pays in the store. */
  arrive() {
    const { booking, place } = this.data;
    if (booking === null) return;
    if (booking.usesVoucher) {
      this.close();
      openPage(staffUrl('staff/scan/scan', { ...place }));
      return;
    }
    void act(this, async () => {
      await call('store', 'arriveBooking', { ...place, bookingId: booking.id });
      await this.changed('已登记到店');
    });
  },

  /** The voucher stays as it was. */
  async arrivePaying() {
    const { booking, place } = this.data;
    if (booking === null) return;
    this.close();
    const ask = '这个预约原本用卡券。改为到店付款后，卡券次数退回给顾客。';
    if (!(await confirm('改为到店付款', ask, '已到店'))) return;
    await act(this, async () => {
      await call('store', 'arriveBooking', { ...place, bookingId: booking.id, paysInStore: true });
      await this.changed('已登记到店，请收款');
    });
  },

  async miss() {
    const { booking, place } = this.data;
    if (booking === null) return;
    this.close();
    const ask = '不扣次数也不扣款。90 天内 3 次未到店，顾客需要联系门店预约。';
    if (!(await confirm('标记未到店', ask, '标记'))) return;
    await act(this, async () => {
      await call('store', 'missBooking', { ...place, bookingId: booking.id });
      await this.changed('已标记未到店');
    });
  },

  move() {
    const { booking, place } = this.data;
    if (booking === null) return;
    this.close();
    const { id: moves, productId, customer } = booking;
    openPage(staffUrl('diary/book-for/book-for', { ...place, moves, productId, customer }));
  },

  /** The reason is what the customer reads. */
  askCancel() {
    this.setData({ isAsking: true });
  },

  writeReason({ detail }: Typed) {
    this.setData({ reason: detail.value });
  },

  cancel() {
    const { booking, place, reason } = this.data;
    if (booking === null) return;
    if (reason.trim() === '') {
      tell('请写明原因，顾客会收到');
      return;
    }
    void act(this, async () => {
      await call('store', 'cancelBooking', { ...place, bookingId: booking.id, reason });
      await this.changed('已取消并通知顾客');
    });
  },

  async changed(words: string) {
    this.close();
    await this.load();
    tell(words);
  },

  async phone() {
    try {
      await wx.makePhoneCall({ phoneNumber: this.data.booking?.phone ?? '' });
    } catch {
      // Closed without calling.
    }
  },

  bookFor() {
    const { place, day } = this.data;
    openPage(staffUrl('diary/book-for/book-for', { ...place, day }));
  },
});
