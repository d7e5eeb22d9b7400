/** 商家入驻: what it takes, the pack, the form with its licences and stores, the review, the opening. */
import { call, type InputOf } from '../../services/api';
import { yuanText } from '../../services/amounts';
import type { Told, Typed } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { payAtSheet, watchPayment } from '../../services/pay';
import { Intent, newRequestId } from '../../services/request-id';
import { textIn } from '../../services/routes';
import type { Licence } from '../licence/licence';
import { staffUrl, WORKBENCH } from '../place';
import { headOf, stepOf, stockSentence, type Onboarding, type Step } from './steps';

type View = NonNullable<Onboarding['view']>;

interface StoreRow {
  readonly id: string;
  readonly name: string;
  readonly facts: string;
}

const FIRST: { readonly step: Step } = { step: 'pack' };
const MAX_RATE_BP = 10_000;

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: {
    ...common(),
    ...FIRST,
    merchantId: '',
    title: '',
    next: '',
    packFen: 0,
    openingStockFen: 0,
    shopName: '',
    reason: '',
    missing: [] as View['missing'],
    stock: '',
    canOpen: false,
    isFixed: false,
    contactName: '',
    contactPhone: '',
    isMedical: false,
    licence: null as Licence | null,
    stores: [] as readonly StoreRow[],
    isStoreOpen: false,
    storeName: '',
    storeCity: '',
    storeRate: '',
  },

  /** A second tap after a broken network buys no second pack, begins no second shop. */
  intent: new Intent(),
  storeIntent: new Intent(),

  onLoad(query) {
    this.intent = new Intent();
    this.storeIntent = new Intent();
    this.setData({ merchantId: textIn(query, 'merchantId') });
  },

  load() {
    return loadInto(this, async () => {
      const merchantId = this.data.merchantId === '' ? null : this.data.merchantId;
      this.show(await call('store', 'onboarding', { merchantId }));
      return true;
    });
  },

  show(seen: Onboarding) {
    const step = stepOf(seen);
    // What the person is typing stays while the page is loaded again.
    const isNew = seen.view !== null && seen.view.merchantId !== this.data.merchantId;
    const isFirst = this.data.phase !== 'ready' || isNew;
    this.setData({
      step,
      ...headOf(step),
      packFen: seen.pack.priceFen,
      openingStockFen: seen.openingStockFen,
    });
    if (seen.view !== null) this.showView(seen.view, isFirst);
  },

  showView(view: View, isFirst: boolean) {
    const { application, merchant, merchantId, missing, stores, stock } = view;
    const { state, reason, contact, isMedical, licences } = application;
    this.setData({
      ...{ merchantId, missing, stock: stockSentence(view), canOpen: stock.missingPointUnits === 0 },
      reason: state === 'refused' ? (reason ?? '') : '',
      shopName: merchant.name,
      isFixed: state !== 'draft' && state !== 'refused',
      stores: stores.map(({ _id: id, name, address, phone }) => ({
        ...{ id, name },
        facts: address === '' || phone === '' ? '请填写地址和电话' : address,
      })),
    });
    if (!isFirst) return;
    const licence = licences.find(({ kind }) => kind === 'business') ?? null;
    const { name: contactName = '', phone: contactPhone = '' } = contact ?? {};
    this.setData({ contactName, contactPhone, isMedical, licence });
  },

  async buyPack() {
    const price = yuanText(this.data.packFen);
    const question = `支付 ${price} 购买商家礼包。礼包只用来申请入驻，能否通过由平台审核。`;
    if (!(await confirm('购买商家礼包', question, '去付款'))) return;
    await act(this, async () => {
      const wish = { pack: 'merchant' } as const;
      const { payment } = await call('member', 'buyPack', wish, this.intent.idFor(wish));
      const outcome = await payAtSheet(payment._id);
      // The pack counts once WeChat's notice has come, a moment after the sheet: the page must not offer it again.
      await watchPayment(payment._id, outcome, () => undefined);
      await this.load();
      if (outcome === 'failed') tell('付款没有成功，请换一种方式再试');
      else if (outcome === 'asked' && this.data.step === 'pack')
        tell('正在等微信确认付款，请过一会儿下拉刷新，不用再付');
    });
  },

  writeShop({ detail }: Typed) {
    this.setData({ shopName: detail.value });
  },

  begin() {
    const name = this.data.shopName.trim();
    if (name === '') {
      tell('请填写商家名称');
      return undefined;
    }
    return act(this, async () => {
      // The same wish has the same id, so that a repetition begins no second shop.
      const merchantId = `shop-${this.intent.idFor({ name })}`.slice(0, 64);
      await call('member', 'applyAsMerchant', { merchantId, name });
      await this.load();
    });
  },

  writeName({ detail }: Typed) {
    this.setData({ contactName: detail.value });
  },

  writePhone({ detail }: Typed) {
    this.setData({ contactPhone: detail.value });
  },

  switchMedical({ detail }: Told<{ readonly value: boolean }>) {
    this.setData({ isMedical: detail.value });
  },

  takeLicence({ detail }: Told<{ readonly licence: Licence | null }>) {
    this.setData({ licence: detail.licence });
  },

  async fill() {
    const { merchantId, isMedical, licence } = this.data;
    const contact = { name: this.data.contactName.trim(), phone: this.data.contactPhone.trim() };
    await call('store', 'fillApplication', {
      ...{ merchantId, contact, isMedical },
      licences: licence === null ? [] : [licence],
    });
  },

  save() {
    return act(this, async () => {
      await this.fill();
      tell('已保存');
      await this.load();
    });
  },

  submit() {
    return act(this, async () => {
      const { merchantId } = this.data;
      await this.fill();
      await call('store', 'submitApplication', { merchantId });
      await this.load();
    });
  },

  openStoreForm() {
    this.storeIntent = new Intent();
    this.setData({ isStoreOpen: true, storeName: '', storeCity: '', storeRate: '' });
  },

  closeStoreForm() {
    this.setData({ isStoreOpen: false });
  },

  writeStoreName({ detail }: Typed) {
    this.setData({ storeName: detail.value });
  },

  chooseCity({ detail }: Told<{ readonly value: readonly string[] }>) {
    const [province = '', city = ''] = detail.value;
    this.setData({ storeCity: city === '市辖区' ? province : city });
  },

  writeRate({ detail }: Typed) {
    this.setData({ storeRate: detail.value });
  },

  addStore() {
    const { merchantId, storeCity: city, storeRate } = this.data;
    const name = this.data.storeName.trim();
    const allowanceRateBp = rateBpOf(storeRate);
    if (name === '' || city === '') {
      tell('请填写门店名称和所在城市');
      return undefined;
    }
    if (allowanceRateBp === null) {
      tell('让利比例请填 0 到 100 之间的数字，例如 15');
      return undefined;
    }
    return act(this, async () => {
      const terms = { name, city, allowanceRateBp } satisfies Partial<InputOf<'store', 'saveStore'>>;
      const storeId = `store-${this.storeIntent.idFor(terms)}`.slice(0, 64);
      await call('store', 'saveStore', { merchantId, storeId, ...terms });
      this.setData({ isStoreOpen: false });
      openPage(staffUrl('store-page', { merchantId, storeId }));
    });
  },

  openStore({
    currentTarget: { dataset },
  }: {
    readonly currentTarget: { readonly dataset: { readonly id: string } };
  }) {
    openPage(staffUrl('store-page', { merchantId: this.data.merchantId, storeId: dataset.id }));
  },

  openShop() {
    return act(this, async () => {
      await call('store', 'openShop', { merchantId: this.data.merchantId }, newRequestId());
      await this.load();
    });
  },

  toWorkbench() {
    void wx.redirectTo({ url: WORKBENCH });
  },
});

/** Of a typed "15" or "12.5" per cent; null where it is none. */
function rateBpOf(text: string): number | null {
  const [, whole = '', part = ''] = /^(\d{1,3})(?:\.(\d{0,2}))?$/.exec(text.trim()) ?? [];
  if (whole === '') return null;
  const rateBp = Number(whole + part.padEnd(2, '0'));
  return rateBp <= MAX_RATE_BP ? rateBp : null;
}
