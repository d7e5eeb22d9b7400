/** Goods for points: what they take today, where they go, the pay password, and what comes next. */
import { placeText, type Address } from '../../services/address';
import { call } from '../../services/api';
import { ApiError } from '../../services/api-error';
import type { Tap, Told } from '../../services/event';
import { act, common, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { BUSY_SHEET, CLOSED_SHEET, needsPassword, OPEN_SHEET, sheetAfter } from '../../services/pay-password';
import { Intent } from '../../services/request-id';
import { ACCOUNTS_PAGE, PASSWORD_PAGE, textIn } from '../../services/routes';
import type { Entered } from '../../components/pay-password/pay-password';
import { firstOf, wordsOf, type Goods, type GoodsWords, type Sku } from './goods-view';

/** What the page showed is not so any more. */
const CHANGED = ['POINTS_CHANGED', 'POINTS_SHORT', 'OUT_OF_STOCK', 'NOT_FOR_POINTS', 'POINTS_OWED'];

Page({
  data: {
    ...common(),
    goods: null as Goods | null,
    chosen: null as Sku | null,
    words: null as GoodsWords | null,
    place: '',
    password: CLOSED_SHEET,
    /** The order that came of it; empty before. */
    orderId: '',
  },
  productId: '',
  /** One page, one wish: a second try after a lost answer asks for the same order. */
  intent: null as Intent | null,

  onLoad(query) {
    this.productId = textIn(query, 'id');
    this.intent = new Intent();
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const goods = await this.ask();
      const [first, before] = [firstOf(goods?.skus ?? []), this.data.chosen];
      if (goods === null || first === undefined) return false;
      this.take(goods, goods.skus.find(({ id }) => id === before?.id) ?? first);
      return true;
    });
  },

  /** null: it is not had for points any more, which is an answer and no failure. */
  async ask(): Promise<Goods | null> {
    try {
      return await call('member', 'exchangeProduct', { productId: this.productId });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'NOT_FOR_POINTS') return null;
      throw error;
    }
  },

  take(goods: Goods, chosen: Sku) {
    const place = goods.address === null ? '' : placeText(goods.address);
    this.setData({ goods, chosen, place, words: wordsOf(goods, chosen) });
  },

  choose({ currentTarget: { dataset } }: Tap<{ readonly sku: string }>) {
    const { goods } = this.data;
    const sku = goods?.skus.find(({ id }) => id === dataset.sku);
    if (goods !== null && sku !== undefined) this.take(goods, sku);
  },

  chooseAddress() {
    void wx.navigateTo({
      url: '/pages/addresses/addresses?choose=1',
      events: {
        chosen: (address: Address) => {
          const { goods, chosen } = this.data;
          if (goods !== null && chosen !== null) this.take({ ...goods, address }, chosen);
        },
      },
    });
  },

  confirm() {
    if (this.data.words?.hindrance === '') this.setData({ password: OPEN_SHEET });
  },

  closePassword() {
    this.setData({ password: CLOSED_SHEET });
  },

  async enter({ detail: { password } }: Told<Entered>) {
    this.setData({ password: BUSY_SHEET });
    try {
      await this.exchange(password);
      this.closePassword();
    } catch (error) {
      const sheet = sheetAfter(error);
      this.setData({ password: sheet ?? CLOSED_SHEET });
      if (sheet === null) await this.explain(error);
    }
  },

  async exchange(password: string) {
    const { goods, chosen } = this.data;
    const address = goods?.address ?? null;
    if (chosen === null || address === null) return;
    const wish = { skuId: chosen.id, addressId: address.id, note: '' };
    const points = { units: chosen.pointUnits, password };
    const requestId = this.intent?.idFor({ ...wish, units: points.units });
    const { orders } = await call('member', 'exchange', { ...wish, points }, requestId);
    this.setData({ orderId: orders[0]?._id ?? '' });
    void wx.setNavigationBarTitle({ title: '兑换成功' });
  },

  async explain(error: unknown) {
    if (needsPassword(error)) {
      tell('请先设置支付密码');
      openPage(PASSWORD_PAGE);
      return;
    }
    await act(this, () => Promise.reject(error instanceof Error ? error : new Error(String(error))));
    if (error instanceof ApiError && CHANGED.includes(error.code)) await this.load();
  },

  forgot() {
    openPage(PASSWORD_PAGE);
  },

  toAccounts() {
    openPage(ACCOUNTS_PAGE);
  },

  toOrder() {
    void wx.redirectTo({ url: `/pages/order/order?orderId=${this.data.orderId}` });
  },

  back() {
    void wx.navigateBack();
  },
});
