/** Appointments around today: those that were kept, one that was not, and those that are to come. */
import type { CustomerOrder } from '../../cloudfunctions/orders/views';
import { redeem } from './aftermath';
import { APPOINTMENTS, WALK_INS, type AppointmentRow } from './data/appointments';
import { CHAIN } from './data/chain';
import { oneAt } from './data/staff';
import { hasCome, livesHere, named, order, payClerksCode } from './deeds';
import { offerOf, type World } from './world';

const SLOT_MIN = 15;
const BOOKING_FROM_MIN = 11 * 60;
/** How late somebody is who will not come any more. */
const LATE_MIN = 20;
const TREATED_MIN = 70;
const NOBODYS_PHONE = '00000000000';

type Cards = Map<string, CustomerOrder>;

export function planAppointments(world: World): void {
  const { agenda, days } = world;
  const cards: Cards = new Map();
  APPOINTMENTS.filter((row) => livesHere(world, named(row.name))).forEach((row, i) => {
    agenda.on(days - 1, BOOKING_FROM_MIN + i, () => bookOnPhone(world, row, cards));
  });
  agenda.on(days - 1, BOOKING_FROM_MIN + APPOINTMENTS.length, () => bookWalkIns(world));
}

async function bookOnPhone(world: World, row: AppointmentRow, cards: Cards): Promise<void> {
  const { agenda, days, mall } = world;
  const { storeId, fate, note = '' } = row;
  const { openid } = named(row.name);
  // In a short demo some come only today.
  if (!hasCome(world, openid)) return;
  const { productId } = offerOf(world, row.code);
  const card = fate === 'comesWithCard' ? await cardOf(world, row, cards) : null;
  const day = agenda.dayOf(days + row.days);
  const { free } = await mall.call(openid, 'member', 'bookingChoices', { productId, storeId, day });
  const time = nearest(free, row.minute);
  // The store may be closed on that weekday.
  if (time === undefined) return;
  const { slot, beauticianIds } = time;
  const beauticianId = beauticianIds[0] ?? null;
  const booking = await mall.call(openid, 'member', 'book', {
    ...{ productId, storeId, day, slot, beauticianId, orderId: card?._id ?? null, note },
  });
  if (row.days > 0) return;
  const late = fate === 'staysAway' ? LATE_MIN : 1;
  agenda.on(days + row.days, slot * SLOT_MIN + late, () => meet(world, row, booking, card));
}

type Booked = { readonly _id: string; readonly beauticianId: string };

async function meet(
  world: World,
  { name, storeId, code, fate }: AppointmentRow,
  { _id: bookingId, beauticianId }: Booked,
  card: CustomerOrder | null,
): Promise<void> {
  const { agenda, mall } = world;
  const person = named(name);
  const clerk = oneAt(storeId, '店员').openid;
  const ofBooking = { merchantId: CHAIN.id, storeId, bookingId };
  if (fate === 'staysAway') await mall.call(clerk, 'store', 'missBooking', ofBooking);
  else if (card !== null) await redeem(world, person, card, { storeId, beauticianId });
  else {
    await mall.call(clerk, 'store', 'arriveBooking', ofBooking);
    const { priceFen: amountFen, title: note } = offerOf(world, code);
    agenda.after(TREATED_MIN, () => payClerksCode(world, person, storeId, { amountFen, note }));
  }
}

/** One card serves all of the person's appointments. */
async function cardOf(world: World, { name, code }: AppointmentRow, cards: Cards): Promise<CustomerOrder> {
  const key = `${name} ${code}`;
  const card = cards.get(key) ?? (await order(world, named(name), code));
  cards.set(key, card);
  return card;
}

/** On the phone of the store; its clerk books. */
async function bookWalkIns(world: World): Promise<void> {
  const { agenda, days, mall } = world;
  for (const [name, storeId, code, later, minute] of WALK_INS) {
    const clerk = oneAt(storeId, '店员').openid;
    const { productId } = offerOf(world, code);
    const wanted = { merchantId: CHAIN.id, storeId, productId, day: agenda.dayOf(days + later) };
    const { free } = await mall.call(clerk, 'store', 'bookingTimes', wanted);
    const slot = nearest(free, minute)?.slot;
    const walkIn = { name, phone: NOBODYS_PHONE };
    if (slot !== undefined) await mall.call(clerk, 'store', 'bookFor', { ...wanted, slot, walkIn });
  }
}

function nearest<T extends { readonly slot: number }>(free: readonly T[], minute: number): T | undefined {
  const distance = ({ slot }: T): number => Math.abs(slot * SLOT_MIN - minute);
  return [...free].sort((a, b) => distance(a) - distance(b))[0];
}
