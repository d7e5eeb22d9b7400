/** One of the customers would like to have a shop: the merchant pack, the application, the review, the opening. */
import { applications } from '../../../cloudfunctions/stores/documents';
import { CITY } from '../../../tests/support/mall';
import { member, operator, pickOne, type Deeds, type Scene, type Wish } from '../scene';

const merchantId = 'founded';
const storeId = 'founded-1';

const LICENCE = { kind: 'business', number: '9133', picture: '/pictures/licence.svg', validUntil: null };

const asOwner = (scene: Scene, action: string, input: object): Wish => ({
  ...{ desk: 'store', action, by: scene.cast.founder, input: { merchantId, ...input }, again: 'nothing' },
});

async function inState(scene: Scene, states: readonly string[], wish: () => Wish): Promise<Wish | null> {
  const where = { _id: merchantId, state: { in: states } };
  return (await pickOne(scene, applications, where)) === null ? null : wish();
}

export const founding: Deeds = {
  buyMerchantPack: {
    weight: 1,
    wish: ({ cast }) => member(cast.founder, 'buyPack', { pack: 'merchant' }, 'answers'),
  },
  applyAsMerchant: {
    weight: 2,
    wish: ({ cast }) => member(cast.founder, 'applyAsMerchant', { merchantId, name: '新店' }, 'answers'),
  },
  addStore: {
    weight: 2,
    wish: (scene) =>
      inState(scene, ['draft', 'refused', 'opened'], () =>
        asOwner(scene, 'saveStore', { storeId, name: '新店一号', city: CITY, allowanceRateBp: 1000 }),
      ),
  },
  furnishStore: {
    weight: 3,
    wish: (scene) =>
      inState(scene, ['draft', 'refused'], () => {
        const page = { address: '文三路 2 号', phone: '13800000001', position: null, hours: {} };
        return asOwner(scene, 'saveStorePage', { storeId, ...page });
      }),
  },
  fillApplication: {
    weight: 14,
    wish: (scene) =>
      inState(scene, ['draft', 'refused'], () => {
        const contact = { name: '费小姐', phone: '13800000001' };
        return asOwner(scene, 'fillApplication', { contact, isMedical: false, licences: [LICENCE] });
      }),
  },
  submitApplication: {
    weight: 24,
    wish: (scene) => inState(scene, ['draft', 'refused'], () => asOwner(scene, 'submitApplication', {})),
  },
  approveMerchant: {
    weight: 14,
    wish: (scene) =>
      inState(scene, ['submitted'], () =>
        operator(scene, 'approveMerchant', { merchantId, subMchid: '1900000009' }, 'nothing'),
      ),
  },
  refuseMerchant: {
    weight: 12,
    wish: (scene) =>
      inState(scene, ['submitted'], () =>
        operator(scene, 'refuseMerchant', { merchantId, reason: '执照看不清' }, 'nothing'),
      ),
  },
};
