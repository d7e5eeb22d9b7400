/** A member's two accounts, and the market. */
import { addressOf } from '../../../cloudfunctions/custody/address';
import { CUSTODIAL } from '../../../cloudfunctions/custody/moves/move';
import { pointKeys } from '../../../cloudfunctions/custody/documents';
import { keyAt } from '../../../cloudfunctions/custody/keys/states';
import { memberHolder, merchantHolder } from '../../../cloudfunctions/ledger/accounts';
import { holders } from '../../../cloudfunctions/ledger/holder';
import { books, STATE_ID, stateFromDocument } from '../../../cloudfunctions/ledger/state';
import { marketOrders } from '../../../cloudfunctions/market/documents';
import { MINUTE_MS } from '../../../cloudfunctions/units/days';
import { PIN, POINT } from '../../../tests/support/trading-floor';
import type { Person } from '../desk';
import {
  consumer,
  member,
  personOf,
  pickOne,
  pinOf,
  withPassword,
  type Deeds,
  type Scene,
  type Wish,
} from '../scene';

/** About half of the time more than there is. */
async function unitsOf(scene: Scene, { memberId }: Person, place: 'points' | 'custodial'): Promise<number> {
  const holder = await scene.database.get(holders, memberHolder(memberId));
  return Math.max(1, Math.floor((holder?.[place] ?? 0) * scene.chance.pick([0.3, 0.6, 1, 1.5])));
}

async function signed(scene: Scene, by: Person, to: string | null): Promise<Wish | null> {
  const stored = await scene.database.get(pointKeys, by.memberId);
  const key = stored === null ? null : keyAt(stored, scene.now());
  const phone = scene.phones.get(by.memberId)?.find(({ publicKey }) => publicKey === key?.publicKey);
  if (phone === undefined || key === null) return null;
  const units = await unitsOf(scene, by, 'points');
  const [sequence, expiry] = [key.sequence + 1, scene.now() + 20 * MINUTE_MS];
  const kind = to === null ? ('custody' as const) : ('transfer' as const);
  const signature = phone.sign({ kind, to: to ?? CUSTODIAL, units, sequence, expiry });
  const input = { units, sequence, expiry, signature, ...(to === null ? {} : { to }) };
  return member(by, to === null ? 'moveIn' : 'transferPoints', input, 'answers');
}

async function priceNear(scene: Scene): Promise<number> {
  const state = await scene.database.get(books, STATE_ID);
  const price = state === null ? 0 : stateFromDocument(state).price;
  return Math.max(1, Math.round(price * scene.chance.pick([0.97, 0.99, 1, 1, 1.01, 1.03])));
}

export const points: Deeds = {
  registerKey: {
    weight: 1,
    wish: (scene) => {
      const by = consumer(scene);
      const [phone] = scene.phones.get(by.memberId) ?? [];
      if (phone === undefined) return null;
      const expiry = scene.now() + 20 * MINUTE_MS;
      const { publicKey } = phone;
      return member(by, 'registerKey', { publicKey, expiry, signature: phone.sign({ expiry }) }, 'nothing');
    },
  },
  setPassword: {
    weight: 1,
    wish: (scene) => withPassword(scene, consumer(scene), 'setPassword', { password: PIN }),
  },
  transfer: {
    weight: 16,
    wish: (scene) => signed(scene, consumer(scene), addressOf(consumer(scene).memberId)),
  },
  moveIn: {
    weight: 22,
    wish: (scene) => signed(scene, consumer(scene), null),
  },
  moveOut: {
    weight: 8,
    wish: async (scene) => {
      const by = consumer(scene);
      const input = { units: await unitsOf(scene, by, 'custodial'), password: pinOf(scene, by) };
      return withPassword(scene, by, 'moveOut', input);
    },
  },
  sell: {
    weight: 20,
    wish: async (scene) => {
      const by = consumer(scene);
      const units = Math.max(1, Math.floor((await unitsOf(scene, by, 'custodial')) / POINT)) * POINT;
      const terms = { price: await priceNear(scene), units, password: pinOf(scene, by) };
      return withPassword(scene, by, 'sellPoints', terms);
    },
  },
  buy: {
    weight: 18,
    wish: async (scene) => {
      const { chance, cast, shelf } = scene;
      const [by, merchantId] = chance.happens(50)
        ? [cast.owner, shelf.merchantId]
        : [cast.rival, shelf.rivalId];
      const input = { merchantId, price: await priceNear(scene), units: chance.int(1, 40) * POINT };
      return { desk: 'store', action: 'buyPoints', by, input, again: 'answers' };
    },
  },
  cancelSell: {
    weight: 4,
    wish: async (scene) => {
      const order = await pickOne(scene, marketOrders, { side: 'sell', state: 'open' });
      const by = order === null ? null : personOf(scene, order.holder.slice('member:'.length));
      return order === null || by === null
        ? null
        : member(by, 'cancelSell', { orderId: order._id }, 'nothing');
    },
  },
  cancelBuy: {
    weight: 2,
    wish: async (scene) => {
      const { cast, shelf } = scene;
      const { merchantId } = shelf;
      const where = { side: 'buy', state: 'open', holder: merchantHolder(merchantId) };
      const order = await pickOne(scene, marketOrders, where);
      if (order === null) return null;
      const input = { merchantId, orderId: order._id };
      return { desk: 'store', action: 'cancelBuy', by: cast.owner, input, again: 'nothing' };
    },
  },
  payDebts: {
    weight: 2,
    wish: (scene) => member(consumer(scene), 'payDebtsInCash', {}, 'acts'),
  },
};
