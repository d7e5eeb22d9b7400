/** What becomes of an order that is paid: shipped, received, redeemed, settled, or sent back. */
import type { CustomerOrder } from '../../cloudfunctions/orders/views';
import { mulDivFloor } from '../../cloudfunctions/units/amounts';
import type { Person } from './data/people';
import { oneAt, staffAt } from './data/staff';
import { speak } from './voices';
import { memberIdOf, staffOf, storeNear, type World } from './world';

const WORK_FROM_MIN = 10 * 60;
const WORK_UNTIL_MIN = 20 * 60 + 30;

/** A minute of work `days` from today. */
function laterOn(world: World, days: number, run: () => Promise<void>): void {
  const { agenda, chance } = world;
  agenda.on(agenda.today + days, chance.int(WORK_FROM_MIN, WORK_UNTIL_MIN), run);
}

export function ship(world: World, order: CustomerOrder): Promise<unknown> {
  const { merchantId, _id: orderId } = order;
  // Of the order alone: drawing it by chance would change everything that comes after.
  const trackingNumber = `SF${String(parseInt(orderId.slice(0, 10), 16)).padStart(13, '0')}`;
  const parcel = { carrier: '顺丰速运', trackingNumber };
  return world.mall.call(staffOf(merchantId), 'store', 'ship', { merchantId, orderId, ...parcel });
}

/** The customer asks, the merchant agrees some hours later. */
export async function sendBack(
  world: World,
  person: Person,
  order: CustomerOrder,
  amountFen: number,
  reason: string,
  pieces: { line: number; quantity: number }[] = [],
): Promise<void> {
  const { agenda, chance, mall } = world;
  const { merchantId, _id: orderId } = order;
  await mall.call(person.openid, 'member', 'requestRefund', { orderId, amountFen, pieces, reason });
  agenda.after(chance.int(25, 150), async () => {
    await mall.call(staffOf(merchantId), 'store', 'approveRefund', { merchantId, orderId });
  });
}

/** Part of what was paid, for a fault that the customer can live with. */
function part(order: CustomerOrder): number {
  return Math.max(1, mulDivFloor(order.amountFen, 3, 10));
}

export function followGoods(world: World, person: Person, order: CustomerOrder): void {
  const { agenda, chance } = world;
  const fate = chance.weighted({
    keeps: 68,
    waitsForTime: 16,
    regrets: 4,
    partBefore: 4,
    returns: 4,
    partAfter: 4,
  });
  const last = order.lines.length - 1;
  const tooMuch = order.lines[last];
  if (fate === 'regrets' && (last === 0 || tooMuch === undefined)) {
    agenda.after(40, () => sendBack(world, person, order, order.amountFen, '拍错了，不想要了'));
    return;
  }
  // Of several goods the last one was too much; the others are sent.
  if (fate === 'regrets' && tooMuch !== undefined)
    agenda.after(40, () => {
      const pieces = [{ line: last, quantity: tooMuch.quantity }];
      return sendBack(world, person, order, tooMuch.amountFen, '多买了一样，其余照发', pieces);
    });
  laterOn(world, 1, async () => {
    await ship(world, order);
    if (fate !== 'waitsForTime') planReceipt(world, person, order, fate);
  });
}

function planReceipt(world: World, person: Person, order: CustomerOrder, fate: string): void {
  const { chance, mall } = world;
  laterOn(world, chance.int(2, 5), async () => {
    await mall.call(person.openid, 'member', 'confirmReceipt', { orderId: order._id });
    if (fate === 'keeps') laterOn(world, 1, () => speak(world, person, order));
    if (fate === 'partBefore')
      laterOn(world, 1, () => sendBack(world, person, order, part(order), '包装破损，退部分款'));
    // Goods settle seven days after receipt, so both of these reverse what was earned.
    if (fate === 'returns')
      laterOn(world, 9, () => sendBack(world, person, order, order.amountFen, '用后不适，退货'));
    if (fate === 'partAfter')
      laterOn(world, 10, () => sendBack(world, person, order, part(order), '少发一件赠品，退部分款'));
  });
}

export function followBill(world: World, person: Person, order: CustomerOrder): void {
  const { chance } = world;
  const fate = chance.weighted({ keeps: 93, whole: 3, part: 4 });
  if (fate === 'keeps') return;
  const amountFen = fate === 'whole' ? order.amountFen : part(order);
  laterOn(world, chance.int(1, 3), () =>
    sendBack(world, person, order, amountFen, fate === 'whole' ? '重复付款' : '项目少做一步，退差价'),
  );
}

/** Sessions are redeemed one by one; some cards are given up with uses left, one use is undone. */
export function followSessions(world: World, person: Person, order: CustomerOrder): void {
  const { chance } = world;
  const givesUpAfter = chance.happens(12) ? chance.int(0, order.uses - 1) : order.uses;
  planUse(world, person, order, 1, givesUpAfter);
}

function planUse(
  world: World,
  person: Person,
  order: CustomerOrder,
  use: number,
  givesUpAfter: number,
): void {
  const days = world.chance.int(order.uses > 1 ? 2 : 1, 6);
  if (use > givesUpAfter) {
    laterOn(world, days, () => sendBack(world, person, order, unusedFen(order, use), '余下次数不做了'));
    return;
  }
  laterOn(world, days, async () => {
    await redeem(world, person, order);
    if (use === 1) await speak(world, person, order);
    if (use < order.uses) planUse(world, person, order, use + 1, givesUpAfter);
  });
}

export interface Treated {
  readonly storeId: string;
  /** A member id. */
  readonly beauticianId: string | null;
}

/** The person shows the code of the next use; the clerk scans it and confirms. Answers what undoes it. */
export async function redeem(
  world: World,
  { openid }: Person,
  order: CustomerOrder,
  treated: Treated = treatedNear(world, order),
): Promise<string> {
  const { mall } = world;
  const { merchantId, _id: orderId } = order;
  const { storeId, beauticianId } = treated;
  const clerk = oneAt(storeId, '店员').openid;
  const { code } = await mall.call(openid, 'member', 'voucherCode', { orderId });
  if (code === null) throw new Error(`nothing of ${orderId} is left to use`);
  const shown = { merchantId, storeId, code: code.text };
  await mall.call(clerk, 'store', 'scanCode', shown);
  return (await mall.call(clerk, 'store', 'redeem', { ...shown, orderId, beauticianId })).id;
}

/** By one of those who work there; what is medical, by a doctor. */
function treatedNear(world: World, { city, medical }: CustomerOrder): Treated {
  const storeId = storeNear(city, medical);
  const { openid } = world.chance.pick(staffAt(storeId, medical ? '医师' : '美容师'));
  return { storeId, beauticianId: memberIdOf(world, openid) };
}

/** What the uses from `use` on cost: use k costs ⌊k·A/n⌋ − ⌊(k−1)·A/n⌋. */
export function unusedFen({ amountFen, uses }: CustomerOrder, use: number): number {
  return amountFen - mulDivFloor(amountFen, use - 1, uses);
}
