/** What a merchant reads of its advertising slots: each state has its words, and only who may pay is asked to. */
import { payQuestion, slotRow } from './slot-row';

type Slot = Parameters<typeof slotRow>[0];

const SLOT: Slot = {
  ...{ id: 'summer', place: 'home', picture: '/a.svg', title: '夏日补水', priceFen: 70_000, views: 12 },
  from: Date.parse('2026-06-10T00:00:00+08:00'),
  to: Date.parse('2026-06-17T00:00:00+08:00'),
  payUntil: Date.parse('2026-06-09T18:00:00+08:00'),
  ...{ phase: 'offered', payment: null, orderId: null, paidAt: null, endedAt: null, refundedFen: 0 },
};
const PAYMENT = { _id: 'pay', expiresAt: Date.parse('2026-06-08T10:30:00+08:00') };

test.each<[Partial<Slot>, string, string]>([
  [{}, '待付款', '6 月 9 日 18:00 前付款有效，过时自动失效'],
  [{ phase: 'paying', payment: PAYMENT }, '待付款', '付款还没完成，请在 6 月 8 日 10:30 前付款'],
  [{ phase: 'paying' }, '待付款', '有一笔付款正在进行'],
  [{ phase: 'confirming' }, '确认中', '正在等微信确认付款，不用再付'],
  [{ phase: 'missed' }, '已失效', '没有在约定时间前付款；还想展示请联系平台'],
  [{ phase: 'waiting' }, '已付款', '到开始时间自动展示'],
  [{ phase: 'running' }, '展示中', ''],
  [{ phase: 'over' }, '已结束', ''],
  [{ phase: 'takenBack' }, '平台已收回', '没有付款，不收取费用'],
  [{ phase: 'withdrawn', refundedFen: 40_000 }, '平台已撤下', '未展示的部分 ¥400.00 按原支付方式退回'],
  [{ phase: 'withdrawn' }, '平台已撤下', '剩余不足一天，没有退款'],
])('%j', (more, word, next) => {
  expect(slotRow({ ...SLOT, ...more }, true)).toMatchObject({ word, next });
});

test('the owner alone is asked to pay, while it can be paid, and goes on with a payment that was begun', () => {
  expect(slotRow(SLOT, true)).toMatchObject({ canPay: true, paymentId: '' });
  expect(slotRow(SLOT, false).canPay).toBe(false);
  expect(slotRow({ ...SLOT, phase: 'paying', payment: PAYMENT }, true)).toMatchObject({
    canPay: true,
    paymentId: 'pay',
  });
  for (const phase of ['paying', 'confirming', 'missed', 'waiting', 'running', 'over'] as const)
    expect(slotRow({ ...SLOT, phase }, true).canPay).toBe(false);
});

test('views stand where it was shown, the receipt where it was paid', () => {
  expect(slotRow(SLOT, true)).toMatchObject({ views: '', orderId: '' });
  const paid = { ...SLOT, phase: 'running', orderId: 'order' } as const;
  expect(slotRow(paid, true)).toMatchObject({ views: '看到 12 次', orderId: 'order' });
  expect(slotRow(paid, false).orderId).toBe('');
});

test('before the sheet it is said what is paid for', () => {
  expect(payQuestion(slotRow(SLOT, true))).toBe(
    '支付 ¥700.00，在首页轮播展示 6 月 10 日 00:00 至 6 月 17 日 00:00。用微信支付；广告费不计入共享值和积分。',
  );
});
