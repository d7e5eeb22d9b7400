/** What customers buy at the small shops, and what their people do with it. */
import { orders } from '../../../cloudfunctions/orders/documents';
import { refundableOf } from '../../../cloudfunctions/orders/refunding/refundable';
import { products } from '../../../cloudfunctions/catalog/documents';
import { cashAccounts } from '../../../cloudfunctions/market/documents';
import { merchantHolder } from '../../../cloudfunctions/ledger/accounts';
import { books, STATE_ID, stateFromDocument } from '../../../cloudfunctions/ledger/state';
import { merchants, type MerchantState } from '../../../cloudfunctions/stores/documents';
import { codeBooks } from '../../../cloudfunctions/vouchers/documents';
import { HOME, PARCEL } from '../../../tests/support/mall';
import { POINT } from '../../../tests/support/trading-floor';
import { consumer, member, personOf, pickOne, type Deeds, type Scene, type Wish } from '../scene';
import type { StockedShop } from '../small-shops';

/** One that stands like this, or null; now and then any. */
export async function shopIn(
  { database, chance, shelf }: Scene,
  states: readonly MerchantState[],
): Promise<StockedShop | null> {
  const ids = shelf.smallShops.map(({ merchantId }) => merchantId);
  const known = await database.getMany(merchants, ids);
  const isAny = chance.happens(8);
  const found = shelf.smallShops.filter(({ merchantId }) => {
    const state = known.get(merchantId)?.state;
    return state !== undefined && (isAny || states.includes(state));
  });
  return found.length === 0 ? null : chance.pick(found);
}

/** Asked again when the shop has left, it is refused. */
export function byOwner(
  shop: StockedShop,
  action: string,
  input: object,
  again: 'nothing' | 'acts' = 'nothing',
): Wish {
  const { merchantId, owner } = shop;
  return { desk: 'store', action, by: owner, input: { merchantId, ...input }, again };
}

/** One of its orders, as the owner acts on it. */
async function orderOf(
  scene: Scene,
  where: Readonly<Record<string, unknown>>,
  wish: (shop: StockedShop, orderId: string) => Wish,
): Promise<Wish | null> {
  const { smallShops } = scene.shelf;
  const ids = smallShops.map(({ merchantId }) => merchantId);
  const order = await pickOne(scene, orders, { ...where, merchantId: { in: ids } });
  const shop = smallShops.find(({ merchantId }) => merchantId === order?.merchantId);
  return order === null || shop === undefined ? null : wish(shop, order._id);
}

const OPEN = ['open'] as const;

export const smallShops: Deeds = {
  payAtSmallShop: {
    weight: 3,
    wish: async (scene) => {
      const shop = await shopIn(scene, OPEN);
      if (shop === null) return null;
      const input = { storeId: shop.storeId, amountFen: scene.chance.int(100, 20_000) };
      return member(consumer(scene), 'payAtStore', input, 'answers');
    },
  },
  buyAtSmallShop: {
    weight: 3,
    wish: async (scene) => {
      const shop = await shopIn(scene, OPEN);
      if (shop === null) return null;
      const { skuId } = scene.chance.pick([shop.goods, shop.card]);
      const delivery = { kind: 'ship', addressId: HOME.id };
      const input = { lines: [{ skuId, quantity: 1 }], delivery, couponIds: [] };
      return member(consumer(scene), 'placeOrder', input, 'answers');
    },
  },
  shipOfSmallShop: {
    weight: 20,
    wish: (scene) =>
      orderOf(scene, { kind: 'goods', state: 'paid' }, (shop, orderId) =>
        byOwner(shop, 'ship', { orderId, ...PARCEL }),
      ),
  },
  showCardOfSmallShop: {
    weight: 16,
    wish: async (scene) => {
      const ids = scene.shelf.smallShops.map(({ merchantId }) => merchantId);
      const where = { kind: 'service', state: 'paid', merchantId: { in: ids } };
      const order = await pickOne(scene, orders, where);
      const by = personOf(scene, order?.memberId ?? '');
      return order === null || by === null ? null : member(by, 'voucherCode', { orderId: order._id }, 'acts');
    },
  },
  redeemAtSmallShop: {
    weight: 24,
    wish: async (scene) => {
      const { smallShops } = scene.shelf;
      const ids = smallShops.map(({ merchantId }) => merchantId);
      const order = await pickOne(scene, orders, {
        ...{ kind: 'service', state: 'paid', merchantId: { in: ids } },
      });
      const shop = smallShops.find(({ merchantId }) => merchantId === order?.merchantId);
      if (order === null || shop === undefined) return null;
      const book = await pickOne(
        scene,
        codeBooks,
        { kind: 'voucher' },
        ({ orderId }) => orderId === order._id,
      );
      const code = book?.codes.findLast(({ spent }) => spent === null)?.digits;
      if (code === undefined) return null;
      const { merchantId, storeId, clerk: by } = shop;
      const input = { merchantId, storeId, orderId: order._id, code, beauticianId: null };
      return { desk: 'store', action: 'redeem', by, input, again: 'nothing' };
    },
  },
  askMoneyBackOfSmallShop: {
    weight: 4,
    wish: async (scene) => {
      const ids = scene.shelf.smallShops.map(({ merchantId }) => merchantId);
      const states = ['paid', 'shipped', 'received', 'settled'];
      const order = await pickOne(scene, orders, { merchantId: { in: ids }, state: { in: states } });
      const by = personOf(scene, order?.memberId ?? '');
      const amountFen = order === null ? 0 : refundableOf(order).mostFen;
      if (order === null || by === null || amountFen < 1) return null;
      return member(by, 'requestRefund', { orderId: order._id, amountFen, reason: '不想要了' }, 'acts');
    },
  },
  approveOfSmallShop: {
    weight: 8,
    wish: (scene) =>
      orderOf(scene, { 'afterSale.state': 'requested' }, (shop, orderId) =>
        byOwner(shop, 'approveRefund', { orderId }, 'acts'),
      ),
  },
  /** Goods of a shop that has come back stay off sale until somebody has looked at them. */
  sellAgain: {
    weight: 24,
    wish: async (scene) => {
      const shop = await shopIn(scene, OPEN);
      if (shop === null) return null;
      const { merchantId } = shop;
      const product = await pickOne(scene, products, { merchantId }, ({ onSale }) => !onSale);
      return product === null
        ? null
        : byOwner(shop, 'setOnSale', { productId: product._id, onSale: true }, 'acts');
    },
  },
  bidOfSmallShop: {
    weight: 2,
    wish: async (scene) => {
      const shop = await shopIn(scene, ['open', 'pending']);
      const state = await scene.database.get(books, STATE_ID);
      if (shop === null || state === null) return null;
      const { price } = stateFromDocument(state);
      const input = { price: Math.max(1, price), units: scene.chance.int(1, 20) * POINT };
      return byOwner(shop, 'buyPoints', input);
    },
  },
  emptyFund: {
    weight: 4,
    wish: async (scene) => {
      const shop = await shopIn(scene, ['leaving']);
      if (shop === null) return null;
      const account = await scene.database.get(cashAccounts, merchantHolder(shop.merchantId));
      const amountFen = account?.freeFen ?? 0;
      return amountFen < 1 ? null : byOwner(shop, 'takeOut', { amountFen });
    },
  },
};
