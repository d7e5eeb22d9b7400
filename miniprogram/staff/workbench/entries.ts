/** What the workbench offers, as a table: each entry has the door that the server opens or keeps shut. Pure. */
import type { DataOf } from '../../services/api';
import { staffUrl, type Place } from '../place';

export type Desk = NonNullable<DataOf<'store', 'workbench'>['here']>;
type Door = Desk['may'][number];

export interface Entry {
  readonly name: string;
  readonly label: string;
  readonly icon: string;
  readonly url: string;
  /** What waits there; 0 shows nothing. */
  readonly count: number;
}

export interface EntryGroup {
  readonly title: string;
  readonly entries: readonly Entry[];
}

interface Row {
  readonly label: string;
  readonly icon: string;
  readonly door: Door;
  readonly url: (place: Place, desk: Desk) => string;
  readonly count?: (desk: Desk) => number | null;
  /** The mall as a whole may do without it. */
  readonly isOn?: (desk: Desk) => boolean;
}

const page =
  (name: string, more: Readonly<Record<string, string>> = {}) =>
  (place: Place): string =>
    staffUrl(name, place, more);
/** Pages of the diary take the same address. */
const diary =
  (name: string) =>
  (place: Place): string =>
    staffUrl(name, place).replace('/staff/', '/diary/');
const isMarketOn = (desk: Desk): boolean => desk.isMarketOn;
/** A clerk of a store sees no list of the chain's orders, but hands over by the customer's code. */
const fetched = (place: Place, { may }: Desk): string =>
  may.includes('orders') ? staffUrl('orders', place, { tab: 'toHandOver' }) : staffUrl('scan', place);

const GROUPS: readonly { readonly title: string; readonly rows: readonly Row[] }[] = [
  {
    title: '今天',
    rows: [
      {
        label: '预约',
        icon: 'calendar',
        door: 'dayCalendar',
        url: diary('calendar'),
        count: ({ waiting }) => waiting.bookings,
      },
      {
        label: '到家',
        icon: 'home',
        door: 'visits',
        url: diary('visits'),
        count: ({ waiting }) => waiting.visits,
      },
      {
        label: '待发货',
        icon: 'undertake-delivery',
        door: 'orders',
        url: page('orders', { tab: 'toShip' }),
        count: ({ waiting }) => waiting.toShip,
      },
      {
        label: '待自提',
        icon: 'shop',
        door: 'handOver',
        url: fetched,
        count: ({ waiting }) => waiting.toHandOver,
      },
      {
        label: '售后',
        icon: 'service',
        door: 'approveRefund',
        url: page('after-sale'),
        count: ({ waiting }) => waiting.afterSale,
      },
      { label: '核销记录', icon: 'check-circle', door: 'redemptions', url: page('redemptions') },
    ],
  },
  {
    title: '收款与账目',
    rows: [
      { label: '到账屏', icon: 'notification', door: 'receipts', url: page('receipts') },
      { label: '打赏', icon: 'gift', door: 'offerTip', url: page('tip'), isOn: ({ isTipOn }) => isTipOn },
      {
        label: '日结单',
        icon: 'file',
        door: 'storeStatement',
        url: (place, { day, may }) =>
          staffUrl('statement', place, { day, chain: may.includes('chainStatement') ? '1' : '' }),
      },
      { label: '积分库存', icon: 'wallet', door: 'pointsStock', url: page('points-stock') },
      { label: '积分流水', icon: 'root-list', door: 'pointStatement', url: page('points-statement') },
      { label: '积分抵扣', icon: 'discount', door: 'setPointsShare', url: page('points-share') },
      { label: '求购积分', icon: 'cart-add', door: 'buyDesk', url: page('buy-points'), isOn: isMarketOn },
      { label: '求购资金', icon: 'money', door: 'fund', url: page('fund'), isOn: isMarketOn },
    ],
  },
  {
    title: '门店',
    rows: [
      { label: '员工', icon: 'usergroup', door: 'people', url: page('people') },
      { label: '门店主页', icon: 'store', door: 'saveStorePage', url: page('store-page') },
      { label: '商品', icon: 'app', door: 'products', url: page('goods') },
      { label: '顾客与消息', icon: 'chat', door: 'customerGroups', url: diary('groups') },
      { label: '广告位', icon: 'image', door: 'slots', url: page('slots') },
      { label: '入驻资料', icon: 'certificate', door: 'application', url: page('application') },
      { label: '退出商城', icon: 'logout', door: 'departure', url: page('departure') },
    ],
  },
];

/** Only what the person may do here; a group without entries is left out. */
export function entriesOf(desk: Desk): EntryGroup[] {
  const place = { merchantId: desk.merchantId, storeId: desk.store?.id ?? '' };
  return GROUPS.map(({ title, rows }) => ({
    title,
    entries: rows
      .filter(({ door, isOn }) => desk.may.includes(door) && (isOn?.(desk) ?? true))
      .map(({ label, icon, door, url, count }) => ({
        ...{ name: door, label, icon },
        url: url(place, desk),
        count: count?.(desk) ?? 0,
      })),
  })).filter(({ entries }) => entries.length > 0);
}

/** What is said of the points; empty while they last. */
export function stockWarning({ stock }: Desk): string {
  if (stock === null || stock.level === 'fine') return '';
  if (stock.level === 'empty') return '积分库存用完了，顾客现在不能下单和扫码付款';
  return stock.lastsDays === null || stock.lastsDays >= stock.days
    ? '积分库存偏低，请尽快补充'
    : `积分库存按最近的速度只够用 ${stock.lastsDays} 天，请尽快补充`;
}
