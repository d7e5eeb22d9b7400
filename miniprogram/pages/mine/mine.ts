/** 我的: what the person has, its orders by state, and the way to the rest. */
import { call, type DataOf } from '../../services/api';
import { pointText, svText } from '../../services/amounts';
import type { Tap } from '../../services/event';
import { common, loadInto } from '../../services/loading';
import type { Tab } from '../../services/order-words';
import { MY_BOOKINGS_PAGE } from '../../services/routes';

const STATES: readonly { readonly tab: Tab; readonly label: string; readonly icon: string }[] = [
  { tab: 'unpaid', label: '待付款', icon: 'wallet' },
  { tab: 'waiting', label: '进行中', icon: 'time' },
  { tab: 'shipped', label: '待收货', icon: 'undertake-delivery' },
  { tab: 'afterSale', label: '售后', icon: 'service' },
];

const LINKS = [
  { name: 'bookings', url: MY_BOOKINGS_PAGE, label: '我的预约', icon: 'calendar' },
  { name: 'coupons', url: '/pages/coupons/coupons?tab=own', label: '我的优惠券', icon: 'coupon' },
  { name: 'offers', url: '/pages/coupons/coupons?tab=offers', label: '领券中心', icon: 'gift' },
  { name: 'favourites', url: '/shelf/favourites/favourites', label: '我的收藏', icon: 'heart' },
  { name: 'addresses', url: '/pages/addresses/addresses', label: '收货地址', icon: 'location' },
] as const;

const NO_COUNTS: DataOf<'member', 'mine'>['orders'] = { unpaid: 0, waiting: 0, shipped: 0, afterSale: 0 };

Page({
  data: {
    ...common(),
    states: STATES,
    links: LINKS,
    counts: NO_COUNTS,
    coupons: 0,
    isActive: false,
    sv: '0.00',
    points: '0.00',
  },

  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  load() {
    return loadInto(this, async () => {
      const { wallet, orders, coupons } = await call('member', 'mine', {});
      this.setData({
        counts: orders,
        coupons,
        isActive: wallet.active,
        sv: svText(wallet.svUnits),
        points: pointText(wallet.originalPointUnits + wallet.custodialPointUnits),
      });
      return true;
    });
  },

  openOrders({ currentTarget: { dataset } }: Tap<{ readonly tab: Tab }>) {
    void wx.navigateTo({ url: `/pages/orders/orders?tab=${dataset.tab}` });
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly url: string }>) {
    void wx.navigateTo({ url: dataset.url });
  },
});
