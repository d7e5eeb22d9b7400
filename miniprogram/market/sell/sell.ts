/** 挂卖积分: how many, at which least price; what it changes; the pay password; then the order as it stands. */
import { call } from '../../services/api';
import { ApiError, sentenceOf } from '../../services/api-error';
import { pointText, priceText } from '../../services/amounts';
import type { Tap, Told, Typed } from '../../services/event';
import { common, loadInto, tell } from '../../services/loading';
import { OFF } from '../../services/market-words';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { BUSY_SHEET, CLOSED_SHEET, needsPassword, OPEN_SHEET, sheetAfter } from '../../services/pay-password';
import { Intent } from '../../services/request-id';
import { CASH_PAGE, moveUrl, PASSWORD_PAGE, sellOrderUrl } from '../../services/routes';
import { priceDigits, UNITS_A_POINT, wholePoints } from '../../services/trade-amounts';
import { keptPrice, priceChoices, type PriceChoice } from '../../services/trade-form';
import { previewOf, sellTerms, type Preview, type SellDesk } from './sell-view';

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: {
    ...common(),
    off: OFF,
    desk: null as SellDesk | null,
    custodial: '',
    original: '',
    owed: '',
    most: 0,
    choices: [] as readonly PriceChoice[],
    others: [] as readonly PriceChoice[],
    points: '',
    price: '',
    problem: '',
    wrong: '',
    preview: null as Preview | null,
    sheet: CLOSED_SHEET,
  },
  intent: new Intent(),

  onLoad() {
    // WeChat clones what a page is declared with; a clone has no methods.
    this.intent = new Intent();
  },

  load() {
    return loadInto(this, async () => {
      const desk = await call('member', 'sellDesk', {});
      this.setData({
        desk,
        ...{ custodial: pointText(desk.custodialPointUnits), original: pointText(desk.originalPointUnits) },
        owed: desk.owedPointUnits > 0 ? pointText(desk.owedPointUnits) : '',
        most: wholePoints(desk.custodialPointUnits),
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

  all() {
    this.setData({ points: String(this.data.most) });
    this.judge();
  },

  judge() {
    const { desk, points, price } = this.data;
    if (desk === null) return;
    const terms = sellTerms(desk, points, price);
    const isWrong = typeof terms === 'string';
    this.setData({ wrong: isWrong ? terms : '', preview: isWrong ? null : previewOf(desk, terms) });
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly to: 'move' | 'cash' }>) {
    openPage(dataset.to === 'cash' ? CASH_PAGE : moveUrl('in'));
  },

  ask() {
    if (this.data.desk?.hasPassword === false) openPage(PASSWORD_PAGE);
    else this.setData({ sheet: OPEN_SHEET });
  },

  closeSheet() {
    this.setData({ sheet: CLOSED_SHEET });
  },

  forgot() {
    this.closeSheet();
    openPage(PASSWORD_PAGE);
  },

  async sell({ detail: { password } }: Told<{ readonly password: string }>) {
    const { desk, points, price, sheet } = this.data;
    if (desk === null || sheet.busy) return;
    const terms = sellTerms(desk, points, price);
    if (typeof terms === 'string') return;
    const input = { units: terms.points * UNITS_A_POINT, price: terms.price };
    this.setData({ sheet: BUSY_SHEET });
    try {
      const { id } = await call('member', 'sellPoints', { ...input, password }, this.intent.idFor(input));
      this.setData({ sheet: CLOSED_SHEET });
      void wx.redirectTo({ url: sellOrderUrl(id) });
    } catch (error) {
      this.refused(error);
    }
  },

  /** A wrong password keeps the sheet; a new day has a new band, a halt its reason: the desk is asked again. */
  refused(error: unknown) {
    const sheet = sheetAfter(error);
    this.setData({ sheet: sheet ?? CLOSED_SHEET });
    if (sheet !== null) return;
    tell(sentenceOf(error));
    if (needsPassword(error)) openPage(PASSWORD_PAGE);
    else if (error instanceof ApiError && error.code !== 'NETWORK') void this.load();
  },
});
