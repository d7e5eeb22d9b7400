/** 积分库存: what the merchant holds, how long it lasts at its pace, what is missing, and what that means. */
import { call, type DataOf } from '../../services/api';
import { pointText, yuanText } from '../../services/amounts';
import type { Tap } from '../../services/event';
import { common, loadInto } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled } from '../../services/page-parts';
import { NO_PLACE, placeIn, staffUrl } from '../place';
import { priceText } from '../staff-words';

type Stock = DataOf<'store', 'pointsStock'>;

const LEVELS: Readonly<Record<Stock['level'], string>> = { fine: '够用', low: '偏低', empty: '用完了' };

interface Line {
  readonly name: string;
  readonly value: string;
  readonly hint: string;
}

const FIRST: { readonly level: Stock['level'] } = { level: 'fine' };

Page({
  ...loadsWhenPulled,
  data: {
    ...common(),
    ...NO_PLACE,
    ...FIRST,
    word: '',
    stock: '0.00',
    /** The policy lets a merchant owe points: what it holds is less than nothing. */
    isOwing: false,
    lasts: '',
    lines: [] as readonly Line[],
    isMarketOn: false,
  },

  onLoad(query) {
    this.setData(placeIn(query));
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const { merchantId } = this.data;
      const found = await call('store', 'pointsStock', { merchantId });
      const { level, lastsDays, stock, isMarketOn } = found;
      this.setData({
        ...{
          level,
          word: LEVELS[level],
          stock: pointText(Math.abs(stock)),
          isOwing: stock < 0,
          isMarketOn,
          lines: linesOf(found),
        },
        lasts: lastsDays === null ? '最近 7 天没有用到积分' : `按最近 7 天的速度，还能用 ${lastsDays} 天`,
      });
      return true;
    });
  },

  buy() {
    openPage(staffUrl('buy-points', this.data));
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly page: string }>) {
    openPage(staffUrl(dataset.page, this.data));
  },
});

function linesOf(stock: Stock): Line[] {
  const { frozen, neededUnits, missingUnits, mayOwe, weekAllowanceFen, price, days } = stock;
  return [
    { name: '冻结中', value: pointText(frozen), hint: '已下单、还没有结算的订单，结算时支付' },
    {
      name: `未来 ${days} 天需要`,
      value: pointText(neededUnits),
      hint: `按最近 7 天让利 ${yuanText(weekAllowanceFen)} 和今天的积分价值 ${priceText(price)} 计算`,
    },
    {
      name: '还差',
      value: pointText(missingUnits),
      hint: missingUnits > 0 ? '不补充的话，用完后顾客就不能下单' : '现在不用补充',
    },
    ...(mayOwe > 0 ? [{ name: '可以先欠', value: pointText(mayOwe), hint: '以后得到的积分先归还' }] : []),
  ];
}
