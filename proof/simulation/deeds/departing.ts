/** The small shops leave the mall, change their minds, and come back. */
import { departures } from '../../../cloudfunctions/stores/documents';
import { operator, pickOne, type Deeds, type Scene } from '../scene';
import { byOwner, shopIn } from './small-shops';

const POST = { name: '小新', role: 'clerk', isHeadOffice: false };

async function withDeparture(scene: Scene, state: string, action: string, more: object = {}) {
  const { now, chance } = scene;
  const departure = await pickOne(
    scene,
    departures,
    { state },
    ({ closesFrom }) => closesFrom <= now() || chance.happens(5),
  );
  return departure === null
    ? null
    : operator(scene, action, { merchantId: departure._id, ...more }, 'nothing');
}

export const departing: Deeds = {
  askToDepart: {
    weight: 2,
    wish: async (scene) => {
      const shop = await shopIn(scene, ['open']);
      const stock = scene.chance.pick(['kept', 'burned']);
      return shop === null ? null : byOwner(shop, 'askToDepart', { stock }, 'acts');
    },
  },
  stayInMall: {
    weight: 1,
    wish: async (scene) => {
      const shop = await shopIn(scene, ['leaving']);
      return shop === null ? null : byOwner(shop, 'stayInMall', {}, 'acts');
    },
  },
  giveBackOpenOrders: {
    weight: 5,
    wish: async (scene) => {
      const shop = await shopIn(scene, ['leaving']);
      return shop === null ? null : byOwner(shop, 'giveBackOpenOrders', {});
    },
  },
  closeMerchant: { weight: 24, wish: (scene) => withDeparture(scene, 'waiting', 'closeMerchant') },
  askToReturn: {
    weight: 14,
    wish: async (scene) => {
      const shop = await shopIn(scene, ['closed']);
      return shop === null ? null : byOwner(shop, 'askToReturn', {}, 'acts');
    },
  },
  readmitMerchant: { weight: 16, wish: (scene) => withDeparture(scene, 'returning', 'readmitMerchant') },
  refuseReturn: {
    weight: 14,
    wish: (scene) => withDeparture(scene, 'returning', 'refuseReturn', { answer: '执照已经过期' }),
  },
  openShopAgain: {
    weight: 8,
    wish: async (scene) => {
      const shop = await shopIn(scene, ['pending']);
      return shop === null ? null : byOwner(shop, 'openShop', {});
    },
  },
  /** Somebody is asked to work for a shop that may be gone when they answer. */
  inviteToSmallShop: {
    weight: 2,
    wish: async (scene) => {
      const shop = await shopIn(scene, ['open', 'leaving']);
      if (shop === null) return null;
      const { storeId } = shop;
      return byOwner(shop, 'inviteStaff', { storeId, ...POST, storeIds: [storeId] });
    },
  },
};
