/** 优惠券: those to take (领券中心) and those that the person has. */
import { call, type DataOf } from '../../services/api';
import type { Tap } from '../../services/event';
import { act, common, loadInto, tell } from '../../services/loading';
import { loadsWhenPulled } from '../../services/page-parts';
import { textIn } from '../../services/routes';

type Offer = DataOf<'member', 'couponOffers'>[number];
type Own = DataOf<'member', 'coupons'>[number];
type Tab = 'offers' | 'own';

const TABS = [
  { name: 'offers', label: '领券中心' },
  { name: 'own', label: '我的优惠券' },
] as const;
const LIMIT = 100;
const WORDS: Readonly<Record<Own['state'], string>> = { unused: '可使用', used: '已使用', expired: '已过期' };

Page({
  ...loadsWhenPulled,
  data: {
    ...common(),
    tabs: TABS,
    tab: 'offers',
    /** Whose message led here: only what it offers; empty for the whole of 领券中心. */
    merchantId: '',
    words: WORDS,
    offers: [] as readonly Offer[],
    own: [] as readonly Own[],
    emptyTitle: '',
  },

  onLoad(query) {
    const tab = query['tab'] === 'own' ? 'own' : 'offers';
    this.setData({ tab, merchantId: textIn(query, 'merchantId') });
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const { tab } = this.data;
      if (tab === 'offers') {
        const { merchantId } = this.data;
        const of = merchantId === '' ? {} : { merchantId };
        const offers = await call('member', 'couponOffers', { ...of, limit: LIMIT });
        this.setData({ offers, emptyTitle: '现在没有可以领的券' });
        return offers.length > 0;
      }
      const own = await call('member', 'coupons', { limit: LIMIT });
      this.setData({ own, emptyTitle: '还没有优惠券' });
      return own.length > 0;
    });
  },

  choose({ currentTarget: { dataset } }: Tap<{ readonly name: Tab }>) {
    if (dataset.name === this.data.tab) return;
    this.setData({ tab: dataset.name, phase: 'loading' });
    void this.load();
  },

  async claim({ currentTarget: { dataset } }: Tap<{ readonly offer: string }>) {
    const isTaken = await act(this, async () => {
      await call('member', 'claimCoupon', { offerId: dataset.offer });
    });
    if (isTaken) tell('已领取，下单时自动使用');
  },
});
