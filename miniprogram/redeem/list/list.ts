/** 积分兑换: the platform's goods that can be had for points, at today's price. */
import { call, type DataOf } from '../../services/api';
import { pointText, priceText } from '../../services/amounts';
import type { Tap } from '../../services/event';
import { common, loadInto } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { growsAtItsEnd, loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { beginning, loadMore, noRows, type Cursor } from '../../services/paged';
import { ACCOUNTS_PAGE, HOME_PAGE, redeemUrl } from '../../services/routes';

type List = DataOf<'member', 'exchangeList'>;

interface Row {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly picture: string;
  readonly points: string;
  readonly gone: string;
}

const LIMIT = 20;

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: { ...common(), ...noRows<Row>(), available: '0.00', price: '', owed: '' },

  load() {
    return loadInto(this, async () => {
      const list = await this.ask(null);
      const { availableUnits, owedUnits, price } = list.purse;
      this.setData({
        ...beginning(this.data, { rows: list.rows.map(rowOf), next: list.next }),
        available: pointText(availableUnits),
        owed: owedUnits > 0 ? pointText(owedUnits) : '',
        price: priceText(price),
      });
      return list.rows.length > 0;
    });
  },

  more() {
    return loadMore<Row>(this, async (after) => {
      const { rows, next } = await this.ask(after);
      return { rows: rows.map(rowOf), next };
    });
  },

  ask(after: Cursor | null): Promise<List> {
    return call('member', 'exchangeList', { after, limit: LIMIT });
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    openPage(redeemUrl(dataset.id));
  },

  toAccounts() {
    openPage(ACCOUNTS_PAGE);
  },

  toHome() {
    void wx.switchTab({ url: HOME_PAGE });
  },
});

function rowOf({
  id,
  title,
  subtitle,
  picture,
  pointUnitsFrom,
  hasDearer,
  inStock,
}: List['rows'][number]): Row {
  const points = `${pointText(pointUnitsFrom)} 积分${hasDearer ? '起' : ''}`;
  return { id, title, subtitle, picture, points, gone: inStock ? '' : '已兑完' };
}
