/** 结算: sent or fetched, what each merchant's part costs, which coupons, and one payment for all of it. */
import { call, type DataOf } from '../../services/api';
import { svText } from '../../services/amounts';
import { placeText, type Address } from '../../services/address';
import type { Tap, Told, Typed } from '../../services/event';
import { linesOf, type WantedLine } from '../../services/lines-text';
import { act, common, loadInto } from '../../services/loading';
import { payAtSheet } from '../../services/pay';
import { actWithPassword, asksPassword, CLOSED_SHEET, OPEN_SHEET } from '../../services/pay-password';
import { pointsWords, type PointsOffer, type PointsWords } from '../../services/point-part';
import { Intent } from '../../services/request-id';
import type { Entered } from '../../components/pay-password/pay-password';
import { withCoupon, type QuotedOrder } from './choose-coupons';
import { deliveryOf, needsOf, pickupList, withPickup, type Pickups } from './destination';

type Quote = DataOf<'member', 'quote'>;

const CITY = 'city';
const NO_PICKUPS: { readonly pickups: Pickups } = { pickups: {} };
/** `key` tells the orders of one merchant apart. */
type ShownOrder = QuotedOrder & { readonly key: number; readonly storeName: string };
type Ticket = QuotedOrder['coupons'][number]['coupon'];
type Store = QuotedOrder['stores'][number];
type AtOrder = Tap<{ readonly index: number }>;

Page({
  ...asksPassword,
  data: {
    ...common(),
    orders: [] as readonly ShownOrder[],
    payFen: 0,
    lines: [] as readonly WantedLine[],
    isSent: true,
    needsCity: false,
    /** The person has said where to. */
    isPlaced: false,
    isFromCart: false,
    address: null as Address | null,
    place: '',
    /** Where nothing is sent the order counts for this city. */
    city: '',
    ...NO_PICKUPS,
    note: '',
    earns: '0.00',
    reducedFen: 0,
    /** The order whose coupons or stores are chosen. */
    sheet: 0,
    tickets: [] as readonly Ticket[],
    chosenTicket: '',
    isSheetOpen: false,
    stores: [] as readonly Store[],
    chosenStore: '',
    areStoresOpen: false,
    /** null: nobody here takes points. */
    points: null as PointsOffer | null,
    pointsWords: null as PointsWords | null,
    withPoints: false,
    password: CLOSED_SHEET,
  },

  /** One page, one order: a second tap after a broken network asks for the same order. */
  intent: new Intent(),

  onLoad(query) {
    this.intent = new Intent();
    const city: unknown = wx.getStorageSync(CITY);
    this.setData({
      lines: linesOf(query['lines'] ?? ''),
      isFromCart: query['cart'] === '1',
      city: typeof city === 'string' ? city : '',
    });
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      if (this.data.lines.length === 0) return false;
      await this.price(null);
      return true;
    });
  },

  take(address: Address) {
    this.setData({ address, place: placeText(address) });
  },

  /** Prices everything anew; without a word about coupons with those that take most off. */
  async price(couponIds: readonly string[] | null) {
    const { lines, note, pickups, orders, address, city, withPoints } = this.data;
    const quote = await call('member', 'quote', {
      lines: [...lines],
      delivery: whereTo(orders, address, city),
      pickups: pickupList(pickups),
      couponIds: couponIds === null ? null : [...couponIds],
      note,
      withPoints,
    });
    this.draw(quote);
  },

  draw({ orders, payFen, earnsSvUnits, address, city, points }: Quote) {
    if (this.data.address === null && address !== null) this.take(address);
    const here = this.data.city || city;
    this.setData({
      orders: orders.map((order, key) => ({ ...order, key, storeName: storeNameOf(order) })),
      ...needsOf(orders),
      city: here,
      isPlaced: deliveryOf(orders, this.data.address, here) !== null,
      payFen,
      earns: svText(earnsSvUnits),
      reducedFen: orders.reduce((sum, order) => sum + order.reductionFen, 0),
      points,
      pointsWords: points === null ? null : pointsWords(points),
    });
  },

  /** Money and earnings are other ones with points than without. */
  async togglePoints() {
    const { withPoints, points, orders } = this.data;
    if (points === null || points.units === 0) return;
    this.setData({ withPoints: !withPoints });
    const couponIds = orders.flatMap(({ couponId }: QuotedOrder) => couponId ?? []);
    if (!(await act(this, () => this.price(couponIds)))) this.setData({ withPoints });
  },

  chooseAddress() {
    void wx.navigateTo({
      url: '/pages/addresses/addresses?choose=1',
      events: {
        chosen: (address: Address) => {
          this.take(address);
          void act(this, () => this.price(null));
        },
      },
    });
  },

  chooseCity({ detail }: Told<{ readonly value: readonly string[] }>) {
    const [, city = ''] = detail.value;
    this.setData({ city });
    wx.setStorageSync(CITY, city);
    void act(this, () => this.price(null));
  },

  writeNote({ detail }: Typed) {
    this.setData({ note: detail.value });
  },

  /** Sent again, after it was to be fetched. */
  send({ currentTarget: { dataset } }: AtOrder) {
    const order = this.data.orders[dataset.index];
    if (order !== undefined && order.storeId !== null) return this.fetchAt(order.merchantId, null);
    return Promise.resolve();
  },

  openStores({ currentTarget: { dataset } }: AtOrder) {
    const order = this.data.orders[dataset.index];
    if (order === undefined) return;
    this.setData({
      sheet: dataset.index,
      stores: order.stores,
      chosenStore: order.storeId ?? '',
      areStoresOpen: true,
    });
  },

  closeStores() {
    this.setData({ areStoresOpen: false });
  },

  chooseStore({ currentTarget: { dataset } }: Tap<{ readonly store: string }>) {
    this.closeStores();
    const order = this.data.orders[this.data.sheet];
    return order === undefined ? Promise.resolve() : this.fetchAt(order.merchantId, dataset.store);
  },

  async fetchAt(merchantId: string, storeId: string | null) {
    const { pickups } = this.data;
    this.setData({ pickups: withPickup(pickups, merchantId, storeId) });
    // What could not be priced is not chosen.
    if (!(await act(this, () => this.price(null)))) this.setData({ pickups });
  },

  openCoupons({ currentTarget: { dataset } }: AtOrder) {
    const order = this.data.orders[dataset.index];
    if (order === undefined) return;
    this.setData({
      sheet: dataset.index,
      tickets: order.coupons.map(({ coupon }) => coupon),
      chosenTicket: order.couponId ?? '',
      isSheetOpen: true,
    });
  },

  closeCoupons() {
    this.setData({ isSheetOpen: false });
  },

  async chooseCoupon({ currentTarget: { dataset } }: Tap<{ readonly coupon: string }>) {
    const couponIds = withCoupon(
      this.data.orders,
      this.data.sheet,
      dataset.coupon === '' ? null : dataset.coupon,
    );
    this.closeCoupons();
    await act(this, () => this.price(couponIds));
  },

  async pay() {
    const { withPoints, points } = this.data;
    if (withPoints && points !== null && points.units > 0) this.setData({ password: OPEN_SHEET });
    else await act(this, () => this.place(null));
  },

  enter({ detail }: Told<Entered>) {
    return actWithPassword(this, () => this.place(detail.password));
  },

  async place(password: string | null) {
    const { orders, address, city, lines, note, pickups, isFromCart, points } = this.data;
    const delivery = deliveryOf(orders, address, city);
    if (delivery === null) return;
    const couponIds = orders.flatMap(({ couponId }: QuotedOrder) => couponId ?? []);
    const cart = { lines: [...lines], delivery, pickups: pickupList(pickups), couponIds, note };
    const input = { ...cart, fromCart: isFromCart };
    const units = points?.units ?? 0;
    const requestId = this.intent.idFor(password === null ? input : { ...input, units });
    const part = password === null ? {} : { points: { units, password } };
    const { payment } = await call('member', 'placeOrder', { ...input, ...part }, requestId);
    // Points have paid all of it: there is no sheet to open.
    const outcome = payment.state === 'created' ? await payAtSheet(payment._id) : 'asked';
    await wx.redirectTo({
      url: `/pages/pay-result/pay-result?paymentId=${payment._id}&outcome=${outcome}`,
    });
  },

  goToCart() {
    void wx.switchTab({ url: '/pages/cart/cart' });
  },
});

/** Before anything is priced the place is open: the mall answers with the first address. */
function whereTo(orders: readonly QuotedOrder[], address: Address | null, city: string) {
  if (address !== null) return { kind: 'ship', addressId: address.id } as const;
  const isCityKnown = orders.length > 0 && !needsOf(orders).isSent && city !== '';
  return isCityKnown ? ({ kind: 'none', city } as const) : ({ kind: 'open' } as const);
}

function storeNameOf({ stores, storeId }: QuotedOrder): string {
  return stores.find(({ id }) => id === storeId)?.name ?? '';
}
