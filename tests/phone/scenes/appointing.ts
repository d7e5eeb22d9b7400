/** Appointments and visits at home: booked and followed. */
import type { Booking } from '../../../cloudfunctions/bookings/documents';
import type { Visit } from '../../../cloudfunctions/visits/documents';
import type { InHand } from '../hold';
import { BUYER, NOBODY, type Facts } from './facts';
import type { PageScenes, Place } from './scene';

const STORE = 'lanxi-xihu';

const bookAt =
  (query: (facts: Facts) => string) =>
  (facts: Facts): Place => ({
    who: BUYER,
    path: `/bookings/book/book?${query(facts)}`,
  });
const TREATMENT = bookAt(({ bookings }) => `productId=${bookings[0]?.productId ?? ''}&storeId=${STORE}`);

/** The first free time of the day that is shown. */
async function chooseTime({ tab }: InHand): Promise<void> {
  await tab.locator('.phone-page:visible [aria-label$="位有空"]').first().click();
}
async function toSheet(held: InHand): Promise<void> {
  await chooseTime(held);
  await held.press('下一步');
}

type Look = (booking: Booking) => boolean;
const isComing: Look = ({ state }) => state === 'booked';

function bookingAt(looksSo: Look) {
  return ({ bookings, openidOf }: Facts): Place => {
    const found = bookings.find((one) => openidOf(one.memberId) !== undefined && looksSo(one));
    if (found === undefined) throw new Error('the demo has no such booking');
    return { who: openidOf(found.memberId) ?? '', path: `/bookings/booking/booking?id=${found._id}` };
  };
}
const mineOf = ({ bookings, openidOf }: Facts): Place => ({
  who: openidOf(bookings.find(isComing)?.memberId ?? null) ?? '',
  path: '/bookings/mine/mine',
});

function visitAt(looksSo: (visit: Visit) => boolean) {
  return ({ visits, openidOf }: Facts): Place => {
    const found = visits.find((one) => openidOf(one.memberId) !== undefined && looksSo(one));
    if (found === undefined) throw new Error('the demo has no such visit');
    return { who: openidOf(found.memberId) ?? '', path: `/bookings/visit/visit?id=${found._id}` };
  };
}

export async function openFirst({ tab }: InHand, label: string): Promise<void> {
  await tab.locator(`.phone-page:visible ${label}`).first().click();
}

export const APPOINTING: readonly PageScenes[] = [
  {
    page: 'bookings/book/book',
    title: '预约',
    filled: { at: TREATMENT, shows: '付款方式' },
    more: [
      {
        id: 'store',
        title: '从门店来',
        at: bookAt(() => `storeId=${STORE}`),
        shows: '选择想做的项目',
      },
      { id: 'chosen', title: '选好时间', at: TREATMENT, act: chooseTime, shows: '下一步' },
      { id: 'confirm', title: '确认', at: TREATMENT, act: toSheet, shows: /前可自行改期或取消|已临近/ },
      {
        id: 'stores',
        title: '选门店',
        at: TREATMENT,
        act: (held) => openFirst(held, '[aria-label^="门店 "]'),
        shows: '选择门店',
      },
    ],
  },
  {
    page: 'bookings/mine/mine',
    slug: 'bookings',
    title: '我的预约',
    filled: { at: mineOf, shows: '已预约' },
    more: [
      {
        id: 'empty',
        title: '空',
        at: () => ({ who: NOBODY, path: '/bookings/mine/mine' }),
        shows: '还没有预约',
      },
      {
        id: 'home',
        title: '到家',
        at: (facts) => ({ ...visitAt(() => true)(facts), path: '/bookings/mine/mine?tab=home' }),
        shows: /已完成|待安排|已出发|已安排/,
      },
    ],
  },
  {
    page: 'bookings/booking/booking',
    title: '预约详情',
    filled: { at: bookingAt(isComing), shows: '已预约' },
    more: [{ id: 'over', title: '结束了', at: bookingAt((one) => !isComing(one)), shows: '再次预约' }],
  },
  {
    page: 'bookings/visit/visit',
    title: '到家',
    filled: { at: visitAt(({ state }) => state === 'onTheWay'), shows: '到家码' },
    more: [
      { id: 'done', title: '已完成', at: visitAt(({ state }) => state === 'done'), shows: '感谢您的信任' },
      { id: 'placed', title: '待安排', at: visitAt(({ state }) => state === 'placed'), shows: '改约时间' },
      {
        id: 'move',
        title: '改约',
        at: visitAt(({ state }) => state === 'placed'),
        act: ({ press }) => press('改约时间'),
        shows: '请选择上门时间',
      },
    ],
  },
];
