/** Joining, placing, paying, refunds. */
import { payments } from '../../../cloudfunctions/orders/documents';
import { HOME, PARCEL } from '../../../tests/support/mall';
import { memberAsks, noticeFor, noticeOf, ownerAsks, useCase } from '../asked';
import type { UseCase } from '../crash';
import { PEOPLE, type Stage } from '../stage';

const { ann, bea, cat } = PEOPLE;
const AMOUNT = 40_000;

const goods = ({ shelf }: Stage, more: object = {}) => ({
  lines: shelf.goods.map((skuId) => ({ skuId, quantity: 1 })),
  delivery: { kind: 'ship', addressId: HOME.id },
  ...more,
});

/** Bea's order, for which money is asked back. */
async function askedBack(stage: Stage, orderId: string, amountFen: number): Promise<void> {
  await stage.ask(bea, 'member', 'requestRefund', { orderId, amountFen, reason: '不想要了' });
}

const arriving: readonly UseCase[] = [
  useCase('join by a share', () => memberAsks(cat, 'join', { referrerId: ann.memberId })),
  useCase('buy the member pack', async (stage) => {
    await stage.ask(cat, 'member', 'join', { referrerId: ann.memberId });
    return memberAsks(cat, 'buyPack', { pack: 'member' });
  }),
  useCase('activate: notice of the paid pack', async (stage) => {
    await stage.ask(cat, 'member', 'join', { referrerId: ann.memberId });
    return noticeFor(stage, await stage.ask(cat, 'member', 'buyPack', { pack: 'member' }));
  }),
  useCase('save an address', () =>
    memberAsks(bea, 'saveAddress', { address: { ...HOME, id: 'work' }, isFirst: true }),
  ),
  useCase('claim a coupon', ({ shelf }) => memberAsks(bea, 'claimCoupon', { offerId: shelf.offerIds[0] })),
];

const placing: readonly UseCase[] = [
  useCase('place a cart of two merchants', (stage) => memberAsks(bea, 'placeOrder', goods(stage))),
  useCase('place out of the cart, with a coupon', async (stage) => {
    const offerId = stage.shelf.offerIds[0] ?? '';
    const coupon = await stage.ask<{ _id: string }>(bea, 'member', 'claimCoupon', { offerId });
    const skuId = stage.shelf.goods[0] ?? '';
    await stage.ask(bea, 'member', 'putInCart', { skuId, quantity: 2 });
    const lines = [{ skuId, quantity: 2 }];
    return memberAsks(bea, 'placeOrder', goods(stage, { lines, couponIds: [coupon._id], fromCart: true }));
  }),
  useCase('pay a bill at the store: placing', ({ shelf }) =>
    memberAsks(bea, 'payAtStore', { storeId: shelf.storeId, amountFen: AMOUNT }),
  ),
  useCase('ask for the payment sheet', async (stage) => {
    const { payment } = (await stage.place(bea, stage.shelf.goods[0] ?? '')) as { payment: { _id: string } };
    return memberAsks(bea, 'pay', { paymentId: payment._id });
  }),
  useCase('cancel an unpaid payment', async (stage) => {
    const placed = (await stage.place(bea, stage.shelf.goods[0] ?? '')) as { payment: { _id: string } };
    await stage.ask(bea, 'member', 'pay', { paymentId: placed.payment._id });
    return memberAsks(bea, 'cancelPayment', { paymentId: placed.payment._id });
  }),
];

const paying: readonly UseCase[] = [
  useCase('notice of a paid cart', async (stage) =>
    noticeFor(stage, await stage.ask(bea, 'member', 'placeOrder', goods(stage))),
  ),
  useCase('notice of a paid bill, which settles', async (stage) => {
    const input = { storeId: stage.shelf.storeId, amountFen: AMOUNT };
    return noticeFor(stage, await stage.ask(bea, 'member', 'payAtStore', input));
  }),
  useCase('notice for a payment that was closed', async (stage) => {
    const placed = (await stage.place(bea, stage.shelf.goods[0] ?? '')) as { payment: { _id: string } };
    const paymentId = placed.payment._id;
    await stage.ask(bea, 'member', 'cancelPayment', { paymentId });
    const payment = await stage.database.get(payments, paymentId);
    const parts = (payment?.orderIds ?? []).map((orderId) => ({
      ...{ orderId, subMchid: '1900000002', transactionId: `wx-${orderId}` },
      amountFen: payment?.amountFen ?? 0,
    }));
    const paid = { paymentId, payerOpenId: bea.openId, paidAt: stage.now(), parts };
    return noticeOf({ kind: 'payment', payment: paid });
  }),
  useCase('look at a payment whose notice is late', async (stage) => {
    const payment = await stage.atWechat(await stage.place(bea, stage.shelf.goods[0] ?? ''));
    return memberAsks(bea, 'payment', { paymentId: payment._id });
  }),
];

const after: readonly UseCase[] = [
  useCase('ship', async (stage) => {
    const order = await stage.bought('goods');
    return ownerAsks(stage, 'ship', { orderId: order._id, ...PARCEL });
  }),
  useCase('confirm the receipt', async (stage) => {
    const order = await stage.bought('goods');
    return memberAsks(bea, 'confirmReceipt', { orderId: order._id });
  }),
  useCase('ask for a refund', async (stage) => {
    const order = await stage.bought('goods');
    const input = { orderId: order._id, amountFen: order.amountFen, reason: '不想要了' };
    return memberAsks(bea, 'requestRefund', input);
  }),
  useCase('take the request back', async (stage) => {
    const order = await stage.bought('goods');
    await askedBack(stage, order._id, order.amountFen);
    return memberAsks(bea, 'cancelRefundRequest', { orderId: order._id });
  }),
  useCase('refuse to give money back', async (stage) => {
    const order = await stage.bought('goods');
    await askedBack(stage, order._id, order.amountFen);
    return ownerAsks(stage, 'refuseRefund', { orderId: order._id, answer: '已拆封' });
  }),
  useCase('refund before settlement', async (stage) => {
    const order = await stage.bought('goods');
    await askedBack(stage, order._id, order.amountFen);
    return ownerAsks(stage, 'approveRefund', { orderId: order._id });
  }),
  useCase('refund a part after settlement', async (stage) => {
    const order = await stage.settled(await stage.bought('goods'));
    await askedBack(stage, order._id, 3_333);
    return ownerAsks(stage, 'approveRefund', { orderId: order._id });
  }),
  useCase('refund a whole bill, days later', async (stage) => {
    const order = await stage.bill();
    await stage.pass(86_400_000);
    await askedBack(stage, order._id, order.amountFen);
    return ownerAsks(stage, 'approveRefund', { orderId: order._id });
  }),
  useCase('give a card back', async (stage) => {
    const order = await stage.bought('cards');
    return memberAsks(bea, 'giveBackCard', { orderId: order._id, amountFen: order.amountFen });
  }),
];

export const buying = [...arriving, ...placing, ...paying, ...after];
