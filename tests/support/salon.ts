/** A store that takes bookings: hours, rooms, beauticians with shifts, a treatment; and people who book. */
import { bookTreatment, type BookingRequest } from '../../cloudfunctions/bookings/book';
import type { Booking } from '../../cloudfunctions/bookings/documents';
import { saveBookingSettings, saveShifts } from '../../cloudfunctions/bookings/shifts';
import type { Store } from '../../cloudfunctions/stores/documents';
import { storeOf } from '../../cloudfunctions/stores/merchants';
import { saveStore } from '../../cloudfunctions/stores/save-store';
import type { Day } from '../../cloudfunctions/units/days';
import type { Listing } from './listing';
import { CITY, STORE, type Mall } from './mall';

/** From nine to nine, every day. */
export const OPEN_FROM = 9 * 60;
export const OPEN_TO = 21 * 60;
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
/** Half past ten. */
export const MORNING = 42;
/** A Wednesday, two days after the mall opens. */
export const DAY: Day = '2026-06-03';

export interface SalonPlan {
  readonly beauticians?: readonly string[];
  readonly rooms?: number;
  readonly closedDays?: readonly Day[];
  readonly listing?: Listing;
}

export class Salon {
  private constructor(
    readonly mall: Mall,
    readonly productId: string,
    readonly skuId: string,
  ) {}

  /** A treatment of an hour with a quarter of cleaning. */
  static async open(mall: Mall, plan: SalonPlan = {}): Promise<Salon> {
    const { beauticians = ['amy'], rooms = 10, closedDays = [], listing = {} } = plan;
    const hours = Object.fromEntries(WEEKDAYS.map((n) => [String(n), [[OPEN_FROM, OPEN_TO]] as const]));
    const store = { merchantId: mall.shopId, name: '沐颜西湖店', city: CITY, allowanceRateBp: 1000 };
    await saveStore(mall.house, STORE, { ...store, hours, closedDays });
    await saveBookingSettings(mall.house, { merchantId: mall.shopId, storeId: STORE, rooms, isOpen: true });
    const time = { minutes: 60, cleaningMinutes: 15 };
    const sku = await mall.goods('facial', { kind: 'service', title: '深层补水', time, uses: 1, ...listing });
    const salon = new Salon(mall, sku.productId, sku._id);
    for (const memberId of beauticians) {
      await mall.employ(memberId, { role: 'beautician' });
      await salon.works(memberId);
    }
    return salon;
  }

  works(memberId: string, more: Partial<Parameters<typeof saveShifts>[1]> = {}) {
    const weekly = WEEKDAYS.map((weekday) => ({ weekday, span: [OPEN_FROM, OPEN_TO] as const }));
    const plain = { merchantId: this.mall.shopId, storeId: STORE, memberId, weekly };
    return saveShifts(this.mall.house, { ...plain, exceptions: [], productIds: [], ...more });
  }

  request(memberId: string, more: Partial<BookingRequest> = {}): BookingRequest {
    const wanted = { storeId: STORE, productId: this.productId, beauticianId: null, day: DAY, slot: MORNING };
    const own = { bookingId: `booking-${this.mall.requestId()}`, memberId, walkIn: null, orderId: null };
    return { ...own, note: '', by: 'member', ...wanted, ...more };
  }

  book(memberId: string, more: Partial<BookingRequest> = {}): Promise<Booking> {
    return bookTreatment(this.mall.house, this.request(memberId, more));
  }

  store(): Promise<Store> {
    return storeOf(this.mall.house.database, STORE);
  }

  readonly staff = { merchantId: 'salon', storeId: STORE, reason: '美容师临时请假' } as const;
}
