/** Appointments and visits that move, and the calendar that changes under them. */
import { bookings } from '../../../cloudfunctions/bookings/documents';
import { visits } from '../../../cloudfunctions/visits/documents';
import { HOME } from '../../../tests/support/mall';
import { OPEN_FROM, OPEN_TO } from '../../../tests/support/salon';
import { AFTERNOON, EVENING } from '../opening';
import {
  atCounter,
  inDays,
  member,
  ofShop,
  personOf,
  pickOne,
  type Deeds,
  type Scene,
  type Wish,
} from '../scene';

const windowOf = (scene: Scene) => ({
  day: inDays(scene, scene.chance.int(0, 2)),
  ...scene.chance.pick([AFTERNOON, EVENING]),
});

/** A visit to which nobody has set out, as its customer acts on it. */
async function myVisit(scene: Scene, action: string, more: object = {}): Promise<Wish | null> {
  const visit = await pickOne(scene, visits, { state: { in: ['placed', 'assigned'] } });
  const by = personOf(scene, visit?.memberId ?? '');
  return visit === null || by === null ? null : member(by, action, { visitId: visit._id, ...more }, 'acts');
}

/** As the owner, who is at every store. */
const atStore = (scene: Scene, action: string, input: object): Wish =>
  ofShop(scene, action, { storeId: scene.shelf.storeId, ...input }, 'acts');

export const calendar: Deeds = {
  moveVisit: { weight: 8, wish: (scene) => myVisit(scene, 'moveVisit', windowOf(scene)) },
  cancelMyVisit: { weight: 3, wish: (scene) => myVisit(scene, 'cancelVisit') },
  renewVisitCode: { weight: 3, wish: (scene) => myVisit(scene, 'renewVisitCode') },
  moveVisitByStore: {
    weight: 4,
    wish: async (scene) => {
      const visit = await pickOne(scene, visits, { state: { in: ['placed', 'assigned'] } });
      const to = windowOf(scene);
      return visit === null ? null : atCounter(scene, 'moveVisit', { visitId: visit._id, ...to }, 'acts');
    },
  },
  moveBookingByStore: {
    weight: 2,
    wish: async (scene) => {
      const booking = await pickOne(scene, bookings, { state: 'booked' });
      if (booking === null) return null;
      const slot = scene.chance.pick([40, 42, 44, 60, 72]);
      const time = { day: inDays(scene, scene.chance.int(0, 2)), slot, reason: '美容师请假' };
      return atCounter(scene, 'moveBooking', { bookingId: booking._id, ...time }, 'acts');
    },
  },
  /** Somebody takes a day off, or none. */
  saveShifts: {
    weight: 1,
    wish: (scene) => {
      const { chance, cast } = scene;
      const { memberId } = chance.pick(cast.beauticians);
      const weekly = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, span: [OPEN_FROM, OPEN_TO] }));
      const dayOff = { day: inDays(scene, chance.int(0, 2)), spans: [] };
      const exceptions = chance.happens(60) ? [dayOff] : [];
      return atStore(scene, 'saveShifts', { memberId, weekly, exceptions });
    },
  },
  saveBookingSettings: {
    weight: 1,
    wish: (scene) => atStore(scene, 'saveBookingSettings', { rooms: 1, isOpen: scene.chance.happens(85) }),
  },
  saveVisitArea: {
    weight: 1.5,
    wish: (scene) => {
      const { chance } = scene;
      const windows = [AFTERNOON, EVENING].map((window) => ({ ...window, capacity: chance.int(1, 3) }));
      const closedDays = chance.happens(30) ? [inDays(scene, 2)] : [];
      const districts = [{ city: HOME.city, district: HOME.district }];
      return atStore(scene, 'saveVisitArea', { isOpen: true, districts, windows, closedDays });
    },
  },
};
