/** Bookings at the store and visits at home. */
import { bookings } from '../../../cloudfunctions/bookings/documents';
import { orders } from '../../../cloudfunctions/orders/documents';
import { visits } from '../../../cloudfunctions/visits/documents';
import { HOME } from '../../../tests/support/mall';
import { AFTERNOON, EVENING } from '../opening';
import {
  atCounter,
  consumer,
  inDays,
  member,
  personOf,
  pickOne,
  type Deeds,
  type Scene,
  type Wish,
} from '../scene';

/** Few times, so that people meet there. */
const timeOf = (scene: Scene) => ({
  day: inDays(scene, scene.chance.int(0, 2)),
  slot: scene.chance.pick([40, 42, 44, 60, 72]),
});

async function withBooking(scene: Scene, state: string, wish: (input: object) => Wish): Promise<Wish | null> {
  const booking = await pickOne(scene, bookings, { state });
  return booking === null ? null : wish({ bookingId: booking._id });
}

/** The customer's own, else null. */
async function byItsCustomer(scene: Scene, action: string, more: object): Promise<Wish | null> {
  const booking = await pickOne(scene, bookings, { state: 'booked' });
  const by = personOf(scene, booking?.memberId ?? '');
  if (booking === null || by === null) return null;
  return member(by, action, { bookingId: booking._id, ...more }, 'acts');
}

async function withVisit(
  scene: Scene,
  states: readonly string[],
  wish: (input: object, code: string) => Wish,
): Promise<Wish | null> {
  const visit = await pickOne(scene, visits, { state: { in: states } });
  return visit === null ? null : wish({ visitId: visit._id }, visit.code);
}

export const appointments: Deeds = {
  book: {
    weight: 10,
    wish: async (scene) => {
      const by = consumer(scene);
      const where = { kind: 'service', state: 'paid', memberId: by.memberId };
      const card = await pickOne(scene, orders, where);
      const productId = scene.shelf.treatmentId;
      const place = { productId, storeId: scene.shelf.storeId, orderId: card?._id ?? null };
      return member(by, 'book', { ...place, ...timeOf(scene) }, 'answers');
    },
  },
  bookWalkIn: {
    weight: 2,
    wish: (scene) => {
      const walkIn = { name: '李女士', phone: '13900000000' };
      const input = { productId: scene.shelf.treatmentId, walkIn, ...timeOf(scene) };
      return atCounter(scene, 'bookFor', input, 'answers');
    },
  },
  moveBooking: {
    weight: 4,
    wish: (scene) => byItsCustomer(scene, 'moveBooking', timeOf(scene)),
  },
  cancelBooking: {
    weight: 3,
    wish: (scene) => byItsCustomer(scene, 'cancelBooking', {}),
  },
  cancelByStore: {
    weight: 1,
    wish: (scene) =>
      withBooking(scene, 'booked', (input) =>
        atCounter(scene, 'cancelBooking', { ...input, reason: '停电' }, 'nothing'),
      ),
  },
  arriveBooking: {
    weight: 2,
    wish: (scene) =>
      withBooking(scene, 'booked', (input) =>
        atCounter(scene, 'arriveBooking', { ...input, paysInStore: true }, 'nothing'),
      ),
  },
  missBooking: {
    weight: 4,
    wish: (scene) =>
      withBooking(scene, 'booked', (input) => atCounter(scene, 'missBooking', input, 'nothing')),
  },
  planVisit: {
    weight: 16,
    wish: async (scene) => {
      const { merchantId } = scene.shelf;
      const where = { merchantId, kind: { in: ['service', 'goods'] }, state: 'paid' };
      const order = await pickOne(scene, orders, where);
      const by = order === null ? null : personOf(scene, order.memberId);
      if (order === null || by === null) return null;
      const window = {
        day: inDays(scene, scene.chance.int(0, 2)),
        ...scene.chance.pick([AFTERNOON, EVENING]),
      };
      const place = { orderId: order._id, addressId: HOME.id, storeId: scene.shelf.storeId };
      return member(by, 'planVisit', { ...place, ...window }, 'answers');
    },
  },
  assignVisit: {
    weight: 16,
    wish: (scene) =>
      withVisit(scene, ['placed', 'assigned'], (input) => {
        const staffMemberId = scene.chance.pick(scene.cast.beauticians).memberId;
        return atCounter(scene, 'assignVisit', { ...input, staffMemberId }, 'acts');
      }),
  },
  departVisit: {
    weight: 40,
    wish: (scene) =>
      withVisit(scene, ['assigned'], (input) => atCounter(scene, 'departVisit', input, 'nothing')),
  },
  arriveVisit: {
    weight: 30,
    wish: (scene) =>
      withVisit(scene, ['onTheWay'], (input) => atCounter(scene, 'arriveVisit', input, 'nothing')),
  },
  finishVisit: {
    weight: 60,
    wish: (scene) =>
      withVisit(scene, scene.chance.happens(80) ? ['arrived'] : ['onTheWay'], (input, code) =>
        atCounter(scene, 'finishVisit', { ...input, code }, 'nothing'),
      ),
  },
  failVisit: {
    weight: 5,
    wish: (scene) =>
      withVisit(scene, ['assigned', 'onTheWay', 'arrived'], (input) =>
        atCounter(scene, 'failVisit', { ...input, reason: '没有人在家' }, 'nothing'),
      ),
  },
  cancelVisit: {
    weight: 4,
    wish: (scene) =>
      withVisit(scene, ['placed', 'assigned'], (input) =>
        atCounter(scene, 'cancelVisit', { ...input, reason: '门店停业' }, 'nothing'),
      ),
  },
};
