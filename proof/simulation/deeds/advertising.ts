/** Advertising slots for money: offered, bought by the shop's owner, taken back, withdrawn. Paying is `pay`'s. */
import { slots, type Slot } from '../../../cloudfunctions/advertising/documents';
import { SLOT_PLACES } from '../../../cloudfunctions/advertising/places';
import type { SaleState } from '../../../cloudfunctions/advertising/states';
import { DAY_MS, wallTime } from '../../../cloudfunctions/units/days';
import { ofShop, operator, pickOne, type Deeds, type Scene, type Wish } from '../scene';

const HOUR_MS = DAY_MS / 24;

/** One whose sale stands like this, most of the time while something can still be done about it. */
function inSale(scene: Scene, state: SaleState): Promise<Slot | null> {
  const isInTime = ({ to, sale }: Slot): boolean =>
    (state === 'offered' ? (sale?.payUntil ?? 0) : to) > scene.now() || scene.chance.happens(10);
  return pickOne(scene, slots, { 'sale.state': state }, isInTime);
}

async function end(scene: Scene, state: SaleState, action: string): Promise<Wish | null> {
  const slot = await inSale(scene, state);
  return slot === null ? null : operator(scene, action, { slotId: slot._id }, 'answers');
}

export const advertising: Deeds = {
  offerSlot: {
    weight: 3,
    wish: (scene) => {
      const { chance, shelf } = scene;
      const from = scene.now() + chance.int(3, 30) * HOUR_MS;
      const to = from + chance.int(1, 5) * DAY_MS;
      const payUntil = wallTime(from - chance.int(0, 2) * HOUR_MS);
      return operator(
        scene,
        'saveSlot',
        {
          ...{ slotId: `slot-${chance.int(1, 1_000_000)}`, place: chance.pick(SLOT_PLACES) },
          ...{ picture: '/pictures/b.svg', title: '夏日补水', from: wallTime(from), to: wallTime(to) },
          offer: { merchantId: shelf.merchantId, priceFen: chance.int(1, 90_000), payUntil },
        },
        'nothing',
      );
    },
  },
  buySlot: {
    weight: 9,
    wish: async (scene) => {
      const slot = await inSale(scene, 'offered');
      return slot === null ? null : ofShop(scene, 'buySlot', { slotId: slot._id }, 'answers');
    },
  },
  takeBackSlot: { weight: 1.5, wish: (scene) => end(scene, 'offered', 'takeBackSlot') },
  withdrawSlot: { weight: 2.5, wish: (scene) => end(scene, 'paid', 'withdrawSlot') },
};
