/** Points as payment: the platform's goods for points, and points as part of a bill or of a cart. */
import { skus } from '../../../cloudfunctions/catalog/documents';
import { books, STATE_ID, stateFromDocument } from '../../../cloudfunctions/ledger/state';
import { holders } from '../../../cloudfunctions/ledger/holder';
import { orders } from '../../../cloudfunctions/orders/documents';
import { pointsFor } from '../../../cloudfunctions/orders/point-part/cover';
import { HOME } from '../../../tests/support/mall';
import { member, personOf, pickOne, pinOf, withPassword, type Deeds, type Scene } from '../scene';
import type { Person } from '../desk';

interface Offered {
  readonly points: { readonly units: number } | null;
}

/** Who has points to spend, most of the time. */
async function spender(scene: Scene): Promise<Person> {
  const rich = await pickOne(scene, holders, { custodial: { gt: 0 } });
  return personOf(scene, rich?._id.slice('member:'.length) ?? '') ?? scene.chance.pick(scene.cast.consumers);
}

const agreed = (scene: Scene, by: Person, units: number) => ({
  points: { units, password: pinOf(scene, by) },
});

export const exchanging: Deeds = {
  exchange: {
    weight: 12,
    wish: async (scene) => {
      const by = await spender(scene);
      const skuId = scene.chance.pick(scene.shelf.prizes);
      const [sku, state] = await Promise.all([
        scene.database.get(skus, skuId),
        scene.database.get(books, STATE_ID),
      ]);
      if (sku === null || state === null) return null;
      const quantity = scene.chance.int(1, 2);
      const units = pointsFor(sku.priceFen * quantity, stateFromDocument(state).price);
      const input = { skuId, quantity, addressId: HOME.id, ...agreed(scene, by, units) };
      return withPassword(scene, by, 'exchange', input);
    },
  },
  cancelExchange: {
    weight: 4,
    wish: async (scene) => {
      const order = await pickOne(scene, orders, { kind: 'exchange', state: 'paid' });
      const by = personOf(scene, order?.memberId ?? '');
      if (order === null || by === null) return null;
      return member(by, 'cancelExchange', { orderId: order._id }, 'answers');
    },
  },
  shipExchange: {
    weight: 8,
    wish: async (scene) => {
      const order = await pickOne(scene, orders, { kind: 'exchange', state: 'paid' });
      if (order === null) return null;
      const parcel = { carrier: '顺丰速运', trackingNumber: 'SF1000000009' };
      const { merchantId } = order;
      const input = { merchantId, orderId: order._id, ...parcel };
      return { desk: 'store', action: 'ship', by: scene.cast.keeper, input, again: 'answers' };
    },
  },
  approveExchangeRefund: {
    weight: 4,
    wish: async (scene) => {
      const order = await pickOne(scene, orders, { kind: 'exchange', 'afterSale.state': 'requested' });
      if (order === null) return null;
      const input = { merchantId: order.merchantId, orderId: order._id };
      return { desk: 'store', action: 'approveRefund', by: scene.cast.keeper, input, again: 'acts' };
    },
  },
  payBillInPoints: {
    weight: 5,
    wish: async (scene) => {
      const by = await spender(scene);
      const bill = { storeId: scene.shelf.storeId, amountFen: scene.chance.int(100, 8_000) };
      const offer = (await scene.look(by, 'billPoints', bill)) as { readonly units: number } | null;
      if (offer === null || offer.units < 1) return null;
      return withPassword(scene, by, 'payAtStore', { ...bill, ...agreed(scene, by, offer.units) });
    },
  },
  payCartInPoints: {
    weight: 5,
    wish: async (scene) => {
      const { chance, shelf } = scene;
      const by = await spender(scene);
      const lines = [{ skuId: chance.pick([...shelf.goods, ...shelf.cards]), quantity: 1 }];
      const cart = { lines, delivery: { kind: 'ship', addressId: HOME.id }, couponIds: [] };
      const quote = (await scene.look(by, 'quote', { ...cart, withPoints: true })) as Offered | null;
      const units = quote?.points?.units ?? 0;
      if (units < 1) return null;
      return withPassword(scene, by, 'placeOrder', { ...cart, ...agreed(scene, by, units) });
    },
  },
};
