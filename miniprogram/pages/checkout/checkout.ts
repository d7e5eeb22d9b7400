/** 结算: where to, what each merchant's part costs, which coupons, and one payment for all of it. */
import { call, type DataOf, type InputOf } from '../../services/api';
import { svText } from '../../services/amounts';
import { placeText, type Address } from '../../services/address';
import type { Tap, Told, Typed } from '../../services/event';
import { linesOf, type WantedLine } from '../../services/lines-text';
import { act, common, loadInto } from '../../services/loading';
import { payAtSheet } from '../../services/pay';
import { Intent } from '../../services/request-id';
import { bestCoupons, withCoupon, type QuotedOrder } from './choose-coupons';

type Quote = DataOf<'member', 'quote'>;
type Cart = InputOf<'member', 'quote'>;

const CITY = 'city';
/** `key` tells the orders of one merchant apart. */
type ShownOrder = QuotedOrder & { readonly key: number };
type Ticket = QuotedOrder['coupons'][number]['coupon'];

Page({
  data: {
    ...common(),
    orders: [] as readonly ShownOrder[],
    payFen: 0,
    lines: [] as readonly WantedLine[],
    /** Whether something has to be sent. */
    isSent: true,
    isFromCart: false,
    address: null as Address | null,
    place: '',
    /** Where nothing is sent the order counts for this city. */
    city: '',
    note: '',
    earns: '0.00',
    reducedFen: 0,
    /** The order whose coupons are chosen. */
    sheet: 0,
    tickets: [] as readonly Ticket[],
    chosenTicket: '',
    isSheetOpen: false,
  },

  /** One page, one order: a second tap after a broken network asks for the same order. */
  intent: new Intent(),

  onLoad(query) {
    this.intent = new Intent();
    const city: unknown = wx.getStorageSync(CITY);
    this.setData({
      lines: linesOf(query['lines'] ?? ''),
      isSent: query['sent'] !== '0',
      isFromCart: query['cart'] === '1',
      city: typeof city === 'string' ? city : '',
    });
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const { lines, isSent, address } = this.data;
      if (lines.length === 0) return false;
      if (isSent && address === null) {
        const [first = null] = await call('member', 'addresses', {});
        if (first !== null) this.take(first);
      }
      await this.price();
      return true;
    });
  },

  take(address: Address) {
    this.setData({ address, place: placeText(address) });
  },

  /** Prices everything anew, with the coupons that take most off. */
  async price() {
    if (this.delivery() === null) return;
    const plain = await call('member', 'quote', this.cart([]));
    const best = bestCoupons(plain.orders);
    this.draw(best.length === 0 ? plain : await call('member', 'quote', this.cart(best)));
  },

  draw({ orders, payFen, earnsSvUnits }: Quote) {
    this.setData({
      orders: orders.map((order, key) => ({ ...order, key })),
      payFen,
      earns: svText(earnsSvUnits),
      reducedFen: orders.reduce((sum, order) => sum + order.reductionFen, 0),
    });
  },

  /** Null until the person has said where to. */
  delivery(): Cart['delivery'] | null {
    const { isSent, address, city } = this.data;
    if (isSent) return address === null ? null : { kind: 'ship', addressId: address.id };
    return city === '' ? null : { kind: 'none', city };
  },

  cart(couponIds: readonly string[]): Cart {
    const { lines, note } = this.data;
    const delivery = this.delivery();
    if (delivery === null) throw new Error('a cart is priced after the place is chosen');
    return { lines: [...lines], delivery, couponIds: [...couponIds], note };
  },

  chooseAddress() {
    void wx.navigateTo({
      url: '/pages/addresses/addresses?choose=1',
      events: {
        chosen: (address: Address) => {
          this.take(address);
          void act(this, () => this.price());
        },
      },
    });
  },

  chooseCity({ detail }: Told<{ readonly value: readonly string[] }>) {
    const [, city = ''] = detail.value;
    this.setData({ city });
    wx.setStorageSync(CITY, city);
    void act(this, () => this.price());
  },

  writeNote({ detail }: Typed) {
    this.setData({ note: detail.value });
  },

  openCoupons({ currentTarget: { dataset } }: Tap<{ readonly index: number }>) {
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
    await act(this, async () => {
      this.draw(await call('member', 'quote', this.cart(couponIds)));
    });
  },

  async pay() {
    if (this.delivery() === null) return;
    await act(this, async () => {
      const couponIds = this.data.orders.flatMap(({ couponId }: QuotedOrder) => couponId ?? []);
      const input = { ...this.cart(couponIds), fromCart: this.data.isFromCart };
      const { payment } = await call('member', 'placeOrder', input, this.intent.idFor(input));
      const outcome = await payAtSheet(payment._id);
      const query = `paymentId=${payment._id}&outcome=${outcome}&earns=${this.data.earns}`;
      await wx.redirectTo({ url: `/pages/pay-result/pay-result?${query}` });
    });
  },

  goToCart() {
    void wx.switchTab({ url: '/pages/cart/cart' });
  },
});
