/** One booking: when, where, by whom; until when it can be changed, and how to get there. */
import { call, type DataOf } from '../../services/api';
import { BOOKING_WORDS } from '../../services/booking-words';
import { plainDay, weekdayText } from '../../services/days';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { askReminders } from '../../services/reminders';
import { bookUrl, textIn, voucherUrl } from '../../services/routes';
import { timeText } from '../../services/times';

type Booking = DataOf<'member', 'booking'>;

const NEXT: Readonly<Record<Booking['state'], string>> = {
  booked: '到店请出示卡券码，或告诉店员您的名字',
  arrived: '感谢您的光临',
  cancelled: '时间已经让出，卡券次数没有动',
  noShow: '没有扣次数，也没有扣款；几次没到店后需要联系门店预约',
};

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: {
    ...common(),
    bookingId: '',
    booking: null as Booking | null,
    when: '',
    state: '',
    next: '',
    until: '',
    isReminded: false,
  },

  onLoad(query) {
    this.setData({ bookingId: textIn(query, 'id') });
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      const booking = await call('member', 'booking', { bookingId: this.data.bookingId });
      const { day, time, state, changeUntil, isComing, orderId } = booking;
      const isOver = state === 'booked' && !isComing;
      this.setData({
        booking,
        when: `${plainDay(day)} ${weekdayText(day)} ${time}`,
        state: isOver ? '已过时间' : BOOKING_WORDS[state],
        next: isOver
          ? ''
          : state === 'booked' && orderId === null
            ? '到店付款，告诉店员您的名字即可'
            : NEXT[state],
        until: changeUntil === null ? '' : timeText(changeUntil),
      });
      return true;
    });
  },

  move() {
    const { booking } = this.data;
    if (booking === null) return;
    const { id: moves, productId, storeId } = booking;
    openPage(bookUrl({ productId, storeId, moves }));
  },

  async cancel() {
    const { booking } = this.data;
    const kept = booking?.orderId === null ? '' : '卡券的次数会退回，';
    if (!(await confirm('取消预约', `这个时间会让给别人，${kept}之后可以重新预约。`, '确定取消'))) return;
    await act(this, async () => {
      await call('member', 'cancelBooking', { bookingId: this.data.bookingId });
      await this.load();
    });
  },

  remind() {
    return act(this, async () => {
      const isReminded = await askReminders(this.data.booking?.templates ?? []);
      this.setData({ isReminded });
      if (!isReminded) tell('没有开启提醒');
    });
  },

  toVoucher() {
    const orderId = this.data.booking?.orderId ?? null;
    if (orderId !== null) openPage(voucherUrl(orderId));
  },

  toStore() {
    const { booking } = this.data;
    const position = booking?.store.position ?? null;
    if (booking === null || position === null) return;
    void wx.openLocation({ ...position, name: booking.storeName, address: booking.store.address });
  },

  async phone() {
    const phoneNumber = this.data.booking?.store.phone ?? '';
    try {
      await wx.makePhoneCall({ phoneNumber });
    } catch {
      // Closed without calling.
    }
  },

  again() {
    const { booking } = this.data;
    if (booking !== null) openPage(bookUrl({ productId: booking.productId, storeId: booking.storeId }));
  },
});
