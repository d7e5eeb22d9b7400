/** 求购积分: what is missing, how many at which most price, what it takes from the fund; then the order as it stands. */
import { call } from '../../services/api';
import { ApiError, sentenceOf } from '../../services/api-error';
import { pointText, priceText, yuanText } from '../../services/amounts';
import type { Tap, Typed } from '../../services/event';
import { common, confirm, loadInto, tell } from '../../services/loading';
import { OFF } from '../../services/market-words';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { Intent } from '../../services/request-id';
import { priceDigits, UNITS_A_POINT } from '../../services/trade-amounts';
import { keptPrice, priceChoices, type PriceChoice } from '../../services/trade-form';
import { NO_PLACE, placeIn, staffUrl } from '../place';
import { buyTerms, missingPoints, previewOf, type BuyDesk, type Preview } from './buy-view';

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: {
    ...common(),
    ...NO_PLACE,
    off: OFF,
    desk: null as BuyDesk | null,
    stock: '',
    lasts: '',
    missing: '',
    free: '',
    choices: [] as readonly PriceChoice[],
    others: [] as readonly PriceChoice[],
    points: '',
    price: '',
    problem: '',
    wrong: '',
    preview: null as Preview | null,
  },
  intent: new Intent(),

  onLoad(query) {
    // WeChat clones what a page is declared with; a clone has no methods.
    this.intent = new Intent();
    this.setData(placeIn(query));
  },

  load() {
    return loadInto(this, async () => {
      const desk = await call('store', 'buyDesk', { merchantId: this.data.merchantId });
      const { stock, lastsDays } = desk.stock;
      this.setData({
        desk,
        ...{ stock: pointText(stock), free: yuanText(desk.freeFen), missing: missingPoints(desk) },
        lasts: lastsDays === null ? '最近 7 天没有用到积分' : `按最近 7 天的速度，还能用 ${lastsDays} 天`,
        choices: priceChoices(desk),
        others: desk.others.map(({ price, units }) => ({
          ...{ name: `${pointText(units)} 积分`, price: priceText(price), digits: priceDigits(price) },
        })),
        price: keptPrice(desk, this.data.price),
      });
      this.judge();
      return desk.isOn;
    });
  },

  typePoints({ detail }: Typed) {
    this.setData({ points: detail.value });
    this.judge();
  },

  typePrice({ detail }: Typed) {
    this.setData({ price: detail.value });
    this.judge();
  },

  choosePrice({ currentTarget: { dataset } }: Tap<{ readonly digits: string }>) {
    this.setData({ price: dataset.digits });
    this.judge();
  },

  fill() {
    this.setData({ points: this.data.missing });
    this.judge();
  },

  judge() {
    const { desk, points, price } = this.data;
    if (desk === null) return;
    const terms = buyTerms(desk, points, price);
    const isWrong = typeof terms === 'string';
    this.setData({ wrong: isWrong ? terms : '', preview: isWrong ? null : previewOf(desk, terms) });
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly page: string }>) {
    openPage(staffUrl(dataset.page, this.data));
  },

  async buy() {
    const { desk, points, price, preview, busy, merchantId } = this.data;
    if (desk === null || preview === null || busy) return;
    const terms = buyTerms(desk, points, price);
    if (typeof terms === 'string' || !(await confirm('求购积分', preview.question, '确认求购'))) return;
    const input = { merchantId, units: terms.points * UNITS_A_POINT, price: terms.price };
    this.setData({ busy: true });
    try {
      await call('store', 'buyPoints', input, this.intent.idFor(input));
      void wx.redirectTo({ url: staffUrl('buy-orders', this.data) });
    } catch (error) {
      tell(sentenceOf(error));
      // A new day has a new band, a halt its reason: what stands here is asked again.
      if (error instanceof ApiError && error.code !== 'NETWORK') await this.load();
    } finally {
      this.setData({ busy: false });
    }
  },
});
