/** 我的: what the person has, its orders by state, and the way to the rest. */
import { call, type DataOf } from '../../services/api';
import { pointText, svText } from '../../services/amounts';
import type { Tap } from '../../services/event';
import { common, loadInto } from '../../services/loading';
import { openPage } from '../../services/open-page';
import type { Tab } from '../../services/order-words';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import {
  ACCOUNTS_PAGE,
  MEMBER_CODE_PAGE,
  MY_BOOKINGS_PAGE,
  posterUrl,
  REDEEM_PAGE,
  VOUCHERS_PAGE,
} from '../../services/routes';

const STATES: readonly { readonly tab: Tab; readonly label: string; readonly icon: string }[] = [
  { tab: 'unpaid', label: '待付款', icon: 'wallet' },
  { tab: 'waiting', label: '进行中', icon: 'time' },
  { tab: 'shipped', label: '待收货', icon: 'undertake-delivery' },
  { tab: 'afterSale', label: '售后', icon: 'service' },
];

const OFFICE = '/office/office/office';
const WORKBENCH = '/staff/workbench/workbench';

/** What the person goes to the store with. */
const AT_STORE = [
  { name: 'vouchers', url: VOUCHERS_PAGE, label: '券与疗程卡', icon: 'ticket' },
  { name: 'bookings', url: MY_BOOKINGS_PAGE, label: '我的预约', icon: 'calendar' },
  { name: 'code', url: MEMBER_CODE_PAGE, label: '会员码', icon: 'qrcode' },
] as const;

const LINKS = [
  { name: 'accounts', url: ACCOUNTS_PAGE, label: '积分账户', icon: 'wallet' },
  { name: 'customers', url: '/share/customers/customers', label: '我的顾客', icon: 'usergroup' },
  { name: 'share', url: posterUrl(), label: '分享给朋友', icon: 'share' },
  { name: 'coupons', url: '/pages/coupons/coupons?tab=own', label: '我的优惠券', icon: 'coupon' },
  { name: 'offers', url: '/pages/coupons/coupons?tab=offers', label: '领券中心', icon: 'gift' },
  { name: 'redeem', url: REDEEM_PAGE, label: '积分兑换', icon: 'shop' },
  { name: 'favourites', url: '/shelf/favourites/favourites', label: '我的收藏', icon: 'heart' },
  { name: 'addresses', url: '/pages/addresses/addresses', label: '收货地址', icon: 'location' },
  { name: 'books', url: '/wallet/open-books/open-books', label: '公示账本', icon: 'chart-line' },
  { name: 'settings', url: '/pages/settings/settings', label: '设置', icon: 'setting' },
] as const;

const NO_COUNTS: DataOf<'member', 'mine'>['orders'] = { unpaid: 0, waiting: 0, shipped: 0, afterSale: 0 };

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: {
    ...common(),
    states: STATES,
    atStore: AT_STORE,
    links: LINKS,
    counts: NO_COUNTS,
    coupons: 0,
    vouchers: 0,
    hasWorkplace: false,
    isOperator: false,
    office: OFFICE,
    workbench: WORKBENCH,
    isActive: false,
    sv: '0.00',
    points: '0.00',
  },

  load() {
    return loadInto(this, async () => {
      const { wallet, orders, coupons, vouchers, hasWorkplace, isOperator } = await call(
        'member',
        'mine',
        {},
      );
      this.setData({
        counts: orders,
        coupons,
        vouchers,
        hasWorkplace,
        isOperator,
        isActive: wallet.active,
        sv: svText(wallet.svUnits),
        points: pointText(wallet.originalPointUnits + wallet.custodialPointUnits),
      });
      return true;
    });
  },

  openOrders({ currentTarget: { dataset } }: Tap<{ readonly tab: Tab }>) {
    openPage(`/pages/orders/orders?tab=${dataset.tab}`);
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly url: string }>) {
    openPage(dataset.url);
  },
});
