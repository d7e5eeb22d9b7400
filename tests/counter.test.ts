/** The counter through the deployed functions: two phones, the customer's and the clerk's; who may do what at which store. */
import { memberIdOf } from '../cloudfunctions/accounts/member-id';
import type { Placed } from '../cloudfunctions/orders/placing/create';
import { employments } from '../cloudfunctions/stores/documents';
import type { ReviewTip, StaffTip, TipView } from '../cloudfunctions/tips/views';
import type { RedemptionReceipt } from '../cloudfunctions/vouchers/receipt';
import type { ScannedMember, ScannedVoucher } from '../cloudfunctions/vouchers/scan';
import type { CodeView, VoucherWithCode } from '../cloudfunctions/vouchers/show-code';
import type { VoucherView } from '../cloudfunctions/vouchers/views';
import { listingOf } from './support/listing';
import { CUSTOMER, SHOP, Shop } from './support/shop';
import { ADMIN, codeOf, type WholeMall } from './support/whole-mall';

const HERE = { merchantId: SHOP, storeId: 'salon-1' };
const SISTER = { merchantId: SHOP, storeId: 'salon-2' };

let shop: Shop;
let mall: WholeMall;

beforeAll(async () => {
  shop = await Shop.open();
  ({ mall } = shop);
  for (const { storeId } of [HERE, SISTER]) {
    const terms = { merchantId: SHOP, name: `沐颜${storeId}`, city: '杭州市', allowanceRateBp: 1000 };
    await mall.done('store', 'owner', 'saveStore', { storeId, ...terms });
  }
  const transaction = await mall.database.begin();
  for (const [openid, role, { storeId }] of [
    ['clerk', 'clerk', HERE],
    ['manager', 'manager', HERE],
    ['beautician', 'beautician', HERE],
    ['stranger', 'manager', SISTER],
  ] as const) {
    const memberId = memberIdOf(openid);
    const at = { storeIds: [storeId], isHeadOffice: false, since: 1, endedAt: null };
    const _id = `${SHOP}:${memberId}`;
    await transaction.insert(employments, { _id, merchantId: SHOP, memberId, name: openid, role, ...at });
  }
  await transaction.commit();
});
afterAll(() => shop.end());

test('a voucher: bought online, shown, scanned, confirmed, undone by a manager, used again', async () => {
  const listing = listingOf('facial', { kind: 'service', uses: 2, priceFen: 20_000 });
  const skuId = await mall.shelve('owner', SHOP, listing);
  const cart = { lines: [{ skuId, quantity: 1 }], delivery: { kind: 'none', city: '杭州市' } };
  const placed = await mall.done<Placed>('member', CUSTOMER, 'placeOrder', cart);
  await mall.paid(CUSTOMER, placed);
  const list = await mall.done<{ rows: VoucherView[] }>('member', CUSTOMER, 'vouchers');
  const [voucher] = list.rows;
  expect(voucher).toMatchObject({ uses: 2, remaining: 2, stores: [{ id: 'salon-1' }, { id: 'salon-2' }] });
  const orderId = voucher?.orderId ?? '';
  const { code } = await mall.done<VoucherWithCode>('member', CUSTOMER, 'voucherCode', { orderId });
  if (code === null) throw new Error('no code');
  expect(code.text).toBe(`gxg:${code.digits}`);
  for (const openid of ['stranger', CUSTOMER, ADMIN]) {
    const scan = { ...HERE, code: code.text };
    expect(codeOf(await mall.call('store', openid, 'scanCode', scan))).toBe('FORBIDDEN');
    expect(codeOf(await mall.call('store', openid, 'redeem', { ...scan, orderId }))).toBe('FORBIDDEN');
  }
  const inGroups = code.digits.replace(/(\d{4})/g, '$1 ').trim();
  expect(
    await mall.done<ScannedVoucher>('store', 'clerk', 'scanCode', { ...HERE, code: inGroups }),
  ).toMatchObject({ kind: 'voucher', orderId, canRedeem: true, customer: '王**' });
  const confirm = { ...HERE, orderId, code: code.text };
  expect(codeOf(await mall.call('store', 'clerk', 'redeem', { ...HERE, orderId, use: 1 }))).toBe(
    'INVALID_INPUT',
  );
  const receipt = await mall.done<RedemptionReceipt>('store', 'clerk', 'redeem', confirm);
  expect(receipt).toMatchObject({ use: 1, remaining: 1 });
  expect(codeOf(await mall.call('store', 'beautician', 'redeem', confirm))).toBe('CODE_USED');
  const undo = { ...HERE, redemptionId: receipt.id, reason: '顾客改期' };
  for (const openid of ['clerk', 'beautician', 'stranger'])
    expect(codeOf(await mall.call('store', openid, 'undoRedeem', undo))).toBe('FORBIDDEN');
  expect(codeOf(await mall.call('store', 'stranger', 'undoRedeem', { ...undo, ...SISTER }))).toBe('NOT_FOUND');
  expect(await mall.done('store', 'manager', 'undoRedeem', undo)).toMatchObject({ remaining: 2 });
  const after = await mall.done<VoucherView>('member', CUSTOMER, 'voucher', { orderId });
  expect(after).toMatchObject({ remaining: 2, history: [{ undone: { reason: '顾客改期' } }] });
  const rows = await mall.done<{ rows: unknown[] }>('store', 'clerk', 'redemptions', HERE);
  expect(rows.rows).toMatchObject([{ id: receipt.id, staffName: 'clerk' }]);
});

test('a tip: member code, receipt, confirmation, review, reversal', async () => {
  const { text } = await mall.done<CodeView>('member', CUSTOMER, 'memberCode');
  const scanned = await mall.done<ScannedMember>('store', 'clerk', 'scanCode', { ...HERE, code: text });
  expect(scanned).toEqual({ kind: 'member', memberId: memberIdOf(CUSTOMER), customer: '王**' });
  const offer = { ...HERE, memberId: scanned.memberId, code: text, amountFen: 30_000, receiptNumber: 'No 0001' };
  expect(codeOf(await mall.call('store', 'beautician', 'offerTip', offer))).toBe('FORBIDDEN');
  const tip = await mall.done<StaffTip>('store', 'clerk', 'offerTip', offer);
  expect(tip).toMatchObject({ state: 'offered', receiptNumber: 'NO0001', customer: '王**' });
  const waiting = await mall.done<{ rows: TipView[] }>('member', CUSTOMER, 'tips');
  expect(waiting.rows).toMatchObject([{ id: tip.id, state: 'offered', amountFen: 30_000 }]);
  const answer = { tipId: tip.id, amountFen: 30_000 };
  expect(codeOf(await mall.call('member', 'clerk', 'confirmTip', answer))).toBe('NOT_FOUND');
  expect(await mall.done('member', CUSTOMER, 'confirmTip', answer)).toMatchObject({ state: 'confirmed' });
  expect(await mall.done('store', 'clerk', 'tip', { ...HERE, tipId: tip.id })).toMatchObject({
    state: 'confirmed',
    pointUnits: 30_000_000,
  });
  const review = await mall.done<{ rows: ReviewTip[] }>('operator', ADMIN, 'tips');
  expect(review.rows).toMatchObject([{ id: tip.id, review: 'waiting', staffId: memberIdOf('clerk') }]);
  const reverse = { tipId: tip.id, reason: '小票不实' };
  expect(codeOf(await mall.call('operator', 'owner', 'reverseTip', reverse))).toBe('FORBIDDEN');
  expect(await mall.done('operator', ADMIN, 'reverseTip', reverse)).toMatchObject({ state: 'reversed' });
  expect(await mall.done('member', CUSTOMER, 'tip', { tipId: tip.id })).toMatchObject({
    reversed: { reason: '小票不实' },
  });
});
