/** What is said of a booking and of a visit at home, by state. */
import type { DataOf } from './api';

type BookingState = DataOf<'member', 'bookings'>['rows'][number]['state'];
export type Visit = DataOf<'member', 'visits'>['rows'][number];
export type VisitState = Visit['state'];

export const BOOKING_WORDS: Readonly<Record<BookingState, string>> = {
  booked: '已预约',
  arrived: '已到店',
  cancelled: '已取消',
  noShow: '未到店',
};

export const VISIT_WORDS: Readonly<Record<VisitState, string>> = {
  placed: '待安排',
  assigned: '已安排',
  onTheWay: '已出发',
  arrived: '已到达',
  done: '已完成',
  cancelled: '已取消',
  failed: '未完成',
};

/** What the customer waits for. */
export const VISIT_NEXT: Readonly<Record<VisitState, string>> = {
  placed: '门店会尽快安排人员，安排好后告诉您',
  assigned: '到时间会从门店出发',
  onTheWay: '正在路上，请留意电话',
  arrived: '已到门口，完成后请把到家码告诉对方',
  done: '感谢您的信任',
  cancelled: '次数和款项都没有动，可以重新预约',
  failed: '次数和款项都没有动，可以重新预约',
};

/** The way of a visit that goes well. */
export const VISIT_WAY: readonly VisitState[] = ['placed', 'assigned', 'onTheWay', 'arrived', 'done'];
/** Those in which the code is of use. */
export const VISIT_LIVE: readonly VisitState[] = ['placed', 'assigned', 'onTheWay', 'arrived'];
