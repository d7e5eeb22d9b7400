/** Joining, buying, paying, receiving, and asking for money back. */
import { members, type Member } from '../../../cloudfunctions/accounts/documents';
import { coupons } from '../../../cloudfunctions/coupons/documents';
import { billCodes } from '../../../cloudfunctions/orders/collecting/documents';
import { orders, payments, type Order, type Payment } from '../../../cloudfunctions/orders/documents';
import { piecesFen, piecesLeft } from '../../../cloudfunctions/orders/refunding/pieces';
import { refundableOf } from '../../../cloudfunctions/orders/refunding/refundable';
import { isConsumer } from '../opening';
import { HOME, PARCEL } from '../../../tests/support/mall';
import {
  atCounter,
  consumer,
  member,
  ofShop,
  personOf,
  pickOne,
  type Deeds,
  type Scene,
  type Wish,
} from '../scene';

/** The wish of whose it is; null where that is nobody of the cast. */
function ofMine(scene: Scene, memberId: string, wish: Wish): Wish | null {
  const by = personOf(scene, memberId);
  return by === null ? null : { ...wish, by };
}

const canAsk = (order: Order): boolean =>
  refundableOf(order).mostFen > 0 && order.afterSale?.state !== 'requested';

export const shopping: Deeds = {
  join: {
    weight: 6,
    wish: async (scene) => {
      const by = consumer(scene);
      // Mostly another customer.
      const mayShare = ({ _id }: Member): boolean =>
        _id !== by.memberId && (isConsumer(_id) || scene.chance.happens(10));
      const sharer = await pickOne(scene, members, {}, mayShare);
      return member(by, 'join', sharer === null ? {} : { referrerId: sharer._id }, 'answers');
    },
  },
  activate: {
    weight: 6,
    wish: (scene) => member(consumer(scene), 'buyPack', { pack: 'member' }, 'answers'),
  },
  saveAddress: {
    weight: 4,
    wish: (scene) => member(consumer(scene), 'saveAddress', { address: HOME, isFirst: true }, 'nothing'),
  },
  claimCoupon: {
    weight: 2,
    wish: (scene) =>
      member(consumer(scene), 'claimCoupon', { offerId: scene.chance.pick(scene.shelf.offerIds) }, 'answers'),
  },
  placeCart: {
    weight: 22,
    wish: async (scene) => {
      const { chance, shelf } = scene;
      const by = consumer(scene);
      const mine = await pickOne(
        scene,
        coupons,
        { memberId: by.memberId },
        ({ orderId }) => orderId === null,
      );
      const skuIds = chance.happens(60)
        ? shelf.goods.slice(0, chance.happens(60) ? 1 : shelf.goods.length)
        : shelf.cards;
      const lines = skuIds.map((skuId) => ({ skuId, quantity: chance.int(1, 2) }));
      const pickup = { kind: 'pickup', storeId: shelf.storeId };
      const delivery =
        chance.happens(50) || skuIds.length > 1 ? { kind: 'ship', addressId: HOME.id } : pickup;
      const couponIds = mine === null ? [] : [mine._id];
      return member(by, 'placeOrder', { lines, delivery, couponIds }, 'answers');
    },
  },
  payAtStore: {
    weight: 14,
    wish: (scene) => {
      const { shelf, chance } = scene;
      const input = { storeId: shelf.storeId, amountFen: chance.int(1, 400) * 100 + chance.int(0, 99) };
      return member(consumer(scene), 'payAtStore', input, 'answers');
    },
  },
  makeBillCode: {
    weight: 3,
    wish: (scene) =>
      atCounter(scene, 'makeBillCode', { amountFen: scene.chance.int(1, 30_000), note: '' }, 'nothing'),
  },
  payBillCode: {
    weight: 8,
    wish: async (scene) => {
      const code = await pickOne(scene, billCodes, { state: 'open' });
      return code === null ? null : member(consumer(scene), 'payBillCode', { codeId: code._id }, 'answers');
    },
  },
  cancelBillCode: {
    weight: 1,
    wish: async (scene) => {
      const code = await pickOne(scene, billCodes, { state: 'open' });
      return code === null ? null : atCounter(scene, 'cancelBillCode', { codeId: code._id }, 'nothing');
    },
  },
  pay: {
    weight: 36,
    wish: async (scene) => {
      // Most sheets are opened in time.
      const isOpen = (one: Payment): boolean => one.expiresAt > scene.now() || scene.chance.happens(10);
      const payment = await pickOne(scene, payments, { state: 'created' }, isOpen);
      if (payment === null) return null;
      const by = consumer(scene);
      return ofMine(scene, payment.memberId, member(by, 'pay', { paymentId: payment._id }, 'acts'));
    },
  },
  look: {
    weight: 4,
    wish: async (scene) => {
      const payment = await pickOne(scene, payments, {});
      if (payment === null) return null;
      const by = consumer(scene);
      return ofMine(scene, payment.memberId, member(by, 'payment', { paymentId: payment._id }, 'nothing'));
    },
  },
  cancelPayment: {
    weight: 3,
    wish: async (scene) => {
      const payment = await pickOne(scene, payments, { state: 'created' });
      if (payment === null) return null;
      const by = consumer(scene);
      return ofMine(
        scene,
        payment.memberId,
        member(by, 'cancelPayment', { paymentId: payment._id }, 'nothing'),
      );
    },
  },
  ship: {
    weight: 14,
    wish: async (scene) => {
      const where = { kind: 'goods', state: 'paid', merchantId: scene.shelf.merchantId };
      const order = await pickOne(scene, orders, where, ({ handover }) => handover?.kind === 'ship');
      return order === null ? null : ofShop(scene, 'ship', { orderId: order._id, ...PARCEL }, 'answers');
    },
  },
  handOver: {
    weight: 30,
    wish: async (scene) => {
      const order = await pickOne(scene, orders, { state: 'paid' }, ({ pickupCode }) => pickupCode !== null);
      return order === null
        ? null
        : atCounter(scene, 'handOver', { pickupCode: order.pickupCode }, 'nothing');
    },
  },
  receive: {
    weight: 16,
    wish: async (scene) => {
      const order = await pickOne(scene, orders, { state: 'shipped' });
      if (order === null) return null;
      const wish = member(consumer(scene), 'confirmReceipt', { orderId: order._id }, 'answers');
      return ofMine(scene, order.memberId, wish);
    },
  },
  requestRefund: {
    weight: 10,
    wish: async (scene) => {
      const states = ['paid', 'shipped', 'received', 'settled'];
      const order = await pickOne(scene, orders, { state: { in: states } });
      if (order === null) return null;
      const { mostFen, isWhole } = refundableOf(order);
      const amountFen =
        isWhole || scene.chance.happens(50) ? mostFen : scene.chance.int(1, Math.max(1, mostFen));
      if (amountFen < 1 && order.kind !== 'exchange') return null;
      const input = { orderId: order._id, amountFen, reason: '不想要了' };
      return ofMine(scene, order.memberId, member(consumer(scene), 'requestRefund', input, 'acts'));
    },
  },
  askPartBackOfSettled: {
    weight: 8,
    wish: async (scene) => {
      const isPartly = (one: Order): boolean => canAsk(one) && !refundableOf(one).isWhole;
      const order = await pickOne(scene, orders, { state: 'settled' }, isPartly);
      const most = order === null ? 0 : refundableOf(order).mostFen;
      if (order === null || most < 2) return null;
      const input = { orderId: order._id, amountFen: scene.chance.int(1, most - 1), reason: '少了一件' };
      return ofMine(scene, order.memberId, member(consumer(scene), 'requestRefund', input, 'acts'));
    },
  },
  askPiecesBack: {
    weight: 8,
    wish: async (scene) => {
      const order = await pickOne(scene, orders, { kind: 'goods' }, canAsk);
      if (order === null) return null;
      const left = piecesLeft(order);
      const line = left.findIndex((pieces) => pieces.length > 0);
      const pieces = [{ line, quantity: scene.chance.int(1, left[line]?.length ?? 1) }];
      const input = { orderId: order._id, amountFen: piecesFen(order, pieces), pieces, reason: '多买了' };
      return ofMine(scene, order.memberId, member(consumer(scene), 'requestRefund', input, 'acts'));
    },
  },
  cancelRefundRequest: {
    weight: 1,
    wish: async (scene) => {
      const order = await pickOne(scene, orders, { 'afterSale.state': 'requested' });
      if (order === null) return null;
      const wish = member(consumer(scene), 'cancelRefundRequest', { orderId: order._id }, 'acts');
      return ofMine(scene, order.memberId, wish);
    },
  },
  approveRefund: {
    weight: 20,
    wish: async (scene) => {
      const { merchantId } = scene.shelf;
      const order = await pickOne(scene, orders, { 'afterSale.state': 'requested', merchantId });
      return order === null ? null : ofShop(scene, 'approveRefund', { orderId: order._id }, 'acts');
    },
  },
  refuseRefund: {
    weight: 4,
    wish: async (scene) => {
      const { merchantId } = scene.shelf;
      const order = await pickOne(scene, orders, { 'afterSale.state': 'requested', merchantId });
      const answer = '商品没有问题';
      return order === null ? null : ofShop(scene, 'refuseRefund', { orderId: order._id, answer }, 'acts');
    },
  },
  giveBackCard: {
    weight: 2,
    wish: async (scene) => {
      const order = await pickOne(scene, orders, { kind: 'service', state: 'paid' });
      if (order === null) return null;
      const input = { orderId: order._id, amountFen: refundableOf(order).mostFen };
      return ofMine(scene, order.memberId, member(consumer(scene), 'giveBackCard', input, 'nothing'));
    },
  },
};
