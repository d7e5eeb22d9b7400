/** 扫码核销: what a customer's code stands for, then one confirmation, then done. Vouchers, members, goods to be fetched. */
import { call, type DataOf } from '../../services/api';
import { sentenceOf } from '../../services/api-error';
import type { Tap, Typed } from '../../services/event';
import { act, common } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { Intent } from '../../services/request-id';
import { textIn } from '../../services/routes';
import { timeText } from '../../services/times';
import { NO_PLACE, placeIn, staffUrl } from '../place';
import { codeKind, digitsOf, scannedAtCounter } from '../scanned';

type Scanned = DataOf<'store', 'scanCode'>;
type Voucher = Extract<Scanned, { readonly kind: 'voucher' }>;
type Member = Extract<Scanned, { readonly kind: 'member' }>;
type Pickup = DataOf<'store', 'pickup'>;

/** ask: no code yet, or a refused one · voucher, member, pickup: what was scanned · done */
type Step = 'ask' | 'voucher' | 'member' | 'pickup' | 'done';

interface Done {
  readonly title: string;
  readonly customer: string;
  readonly what: string;
  readonly left: string;
  readonly undo: string;
}

const NOTHING = {
  voucher: null as Voucher | null,
  member: null as Member | null,
  pickup: null as Pickup | null,
  done: null as Done | null,
};

const FIRST: { readonly step: Step } = { step: 'ask' };

Page({
  data: {
    ...common(),
    ...NO_PLACE,
    ...NOTHING,
    ...FIRST,
    code: '',
    typed: '',
    /** Why the code was refused, in words. */
    refusal: '',
    beauticianId: '',
    areTermsOpen: false,
    problem: '',
  },

  /** One page, one confirmation of a code: a second tap after a broken network confirms the same. */
  intent: new Intent(),

  onLoad(query) {
    this.intent = new Intent();
    this.setData(placeIn(query));
    const code = textIn(query, 'code');
    if (code !== '') void this.look(code);
  },

  async scan() {
    const code = await scannedAtCounter();
    if (code !== null) await this.look(code);
  },

  write({ detail }: Typed) {
    this.setData({ typed: detail.value });
  },

  lookAtTyped() {
    return this.look(this.data.typed);
  },

  /** Asks what the code is; nothing happens by it. */
  async look(text: string) {
    if (this.data.busy) return;
    const code = digitsOf(text);
    const kind = codeKind(code);
    this.setData({ ...NOTHING, step: 'ask', code, refusal: '', beauticianId: '', areTermsOpen: false });
    if (kind === null) {
      this.setData({ refusal: '这不是顾客的券码、会员码或取货码，请核对后再扫' });
      return;
    }
    this.setData({ busy: true });
    const { merchantId, storeId } = this.data;
    try {
      if (kind === 'pickup') {
        const pickup = await call('store', 'pickup', { merchantId, storeId, pickupCode: code });
        this.setData({ pickup, step: 'pickup' });
      } else this.showScanned(await call('store', 'scanCode', { merchantId, storeId, code }));
    } catch (error) {
      this.setData({ refusal: sentenceOf(error) });
    }
    this.setData({ busy: false });
  },

  showScanned(scanned: Scanned) {
    if (scanned.kind === 'voucher') this.setData({ voucher: scanned, step: 'voucher' });
    else this.setData({ member: scanned, step: 'member' });
  },

  choose({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    this.setData({ beauticianId: dataset.id === this.data.beauticianId ? '' : dataset.id });
  },

  toggleTerms() {
    this.setData({ areTermsOpen: !this.data.areTermsOpen });
  },

  redeem() {
    return act(this, async () => {
      const { merchantId, storeId, code, voucher, beauticianId } = this.data;
      if (voucher === null || this.data.step !== 'voucher') return;
      const wish = {
        merchantId,
        storeId,
        code,
        orderId: voucher.orderId,
        beauticianId: beauticianId || null,
      };
      const receipt = await call('store', 'redeem', wish, this.intent.idFor(wish));
      const { title, customer, use, uses, remaining, undoUntil } = receipt;
      this.finish({
        ...{ title: '核销成功', customer, what: `${title} · 第 ${use} 次，共 ${uses} 次` },
        left: remaining > 0 ? `还剩 ${remaining} 次` : '这张券已用完',
        undo: `核销错了？${timeText(undoUntil)} 前可以找店长撤销`,
      });
    });
  },

  handOver() {
    return act(this, async () => {
      const { merchantId, storeId, code, pickup } = this.data;
      if (pickup === null || this.data.step !== 'pickup') return;
      const wish = { merchantId, storeId, pickupCode: code };
      const { customer, lines } = await call('store', 'handOver', wish, this.intent.idFor(wish));
      const what = lines.map(({ title, quantity }) => `${title} × ${quantity}`).join('、');
      this.finish({ title: '已交货', customer, what, left: '顾客的订单已变为已收货', undo: '' });
    });
  },

  finish(done: Done) {
    void wx.vibrateShort({ type: 'medium' });
    this.setData({ ...NOTHING, done, step: 'done', typed: '' });
  },

  tip() {
    const { merchantId, storeId, code, member } = this.data;
    if (member === null) return;
    const { memberId, customer } = member;
    const more = { memberId, code, customer };
    void wx.redirectTo({ url: staffUrl('tip', { merchantId, storeId }, more) });
  },

  openRecords() {
    const { merchantId, storeId } = this.data;
    openPage(staffUrl('redemptions', { merchantId, storeId }));
  },
});
