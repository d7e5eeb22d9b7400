/** 券与疗程卡: what can be used at a store, and what is used up. */
import { call } from '../../services/api';
import type { Tap } from '../../services/event';
import { common, loadInto } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { growsAtItsEnd, loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { beginning, loadMore, noRows, type Cursor, type PageOf } from '../../services/paged';
import { HOME_PAGE, voucherUrl } from '../../services/routes';
import { remainingText, type Voucher } from '../services/voucher-words';

type Tab = 'usable' | 'done';

interface Row extends Pick<Voucher, 'orderId' | 'title' | 'picture' | 'isMedical'> {
  readonly merchantName: string;
  readonly remaining: string;
  readonly places: string;
  readonly isUsable: boolean;
}

const TABS = [
  { name: 'usable', label: '可使用' },
  { name: 'done', label: '已用完 / 已退' },
] as const;
const LIMIT = 20;
const FIRST: { readonly tab: Tab } = { tab: 'usable' };

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: { ...common(), ...noRows<Row>(), ...FIRST, tabs: TABS },

  load(): Promise<void> {
    return loadInto(this, async () => {
      const { tab } = this.data;
      const found = await this.ask(null);
      // Another tab has its own answer on the way.
      if (this.data.tab !== tab) return true;
      this.setData(beginning(this.data, found));
      return found.rows.length > 0;
    });
  },

  more(): Promise<void> {
    return loadMore(this, (after) => this.ask(after));
  },

  async ask(after: Cursor | null): Promise<PageOf<Row>> {
    const { tab } = this.data;
    const { rows, next } = await call('member', 'vouchers', { tab, after, limit: LIMIT });
    return { rows: rows.map((voucher) => rowOf(voucher)), next };
  },

  choose({ currentTarget: { dataset } }: Tap<{ readonly name: Tab }>) {
    if (dataset.name === this.data.tab) return;
    this.setData({ tab: dataset.name, phase: 'loading' });
    void this.load();
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    openPage(voucherUrl(dataset.id));
  },

  toShop() {
    void wx.switchTab({ url: HOME_PAGE });
  },
});

function rowOf(voucher: Voucher): Row {
  const { orderId, title, picture, isMedical, merchant, stores, state, isInAfterSale } = voucher;
  const [first] = stores;
  const all = stores.length > 1 ? `${stores.length} 家门店可用` : (first?.name ?? '');
  return {
    ...{ orderId, title, picture, isMedical },
    merchantName: merchant.name,
    remaining: isInAfterSale ? '退款处理中' : remainingText(voucher),
    places: all,
    isUsable: state === 'paid' && !isInAfterSale,
  };
}
