/**
 * What people do with points besides selling them: goods of the platform are had for them, the chain takes them for
 * part of a bill, and the cash that they were sold for goes to WeChat. Its steps draw no chances, so that nobody
 * else's days depend on them.
 */
import { POINT_UNITS_PER_POINT } from '../../cloudfunctions/units/amounts';
import { ship } from './aftermath';
import { CHAIN } from './data/chain';
import { OPERATOR, OWNER, type Person } from './data/people';
import { hasCome, named } from './deeds';
import { KeyHolder, PAY_PASSWORD } from './key-holder';
import { homeOf, offerOf, onlyOrder, type World } from './world';

/** Of the platform's goods, those that are had for points. */
const PRIZES = ['p03', 'p08', 'p04', 'p07'] as const;
const CHEAPEST_PRIZE = PRIZES[0];
/** Of an order at the chain. */
const SHARE_BP = 2_000;
/** Who has collected enough by then takes something for it. */
const TAKERS = ['林晓月', '顾文静'] as const;
const PAYERS = ['韩佳宁', '周婉婷'] as const;
const WITHDRAWS = '韩佳宁';
const STORE = 'lanxi-xihu';
const BILL_FEN = 12_800;
const POINTS_FOR_BILLS = 3 * POINT_UNITS_PER_POINT;
/** By then people have points. */
const FIRST_DAY = 5;
const EVERY_DAYS = 5;
/** Of what the merchant has paid in and not spent. */
const TAKE_OUT_FEN = 1_000;

export function planPointUses(world: World): void {
  const { agenda, days } = world;
  agenda.on(1, 9 * 60 + 17, () => openForPoints(world));
  for (let day = FIRST_DAY; day <= days; day += EVERY_DAYS) {
    agenda.on(day, 12 * 60 + 48, () => takePrize(world, named(inTurn(TAKERS, day))));
    agenda.on(day, 17 * 60 + 2, () => payPartInPoints(world, named(inTurn(PAYERS, day))));
  }
  if (!world.hasMarket || days <= FIRST_DAY) return;
  agenda.on(days, 11 * 60 + 25, () => withdrawAll(world, named(WITHDRAWS)));
  agenda.on(days, 16 * 60 + 20, () => takeOut(world));
}

function inTurn<T>(among: readonly [T, T], day: number): T {
  return among[Math.floor((day - FIRST_DAY) / EVERY_DAYS) % 2 === 0 ? 0 : 1];
}

async function openForPoints(world: World): Promise<void> {
  const { mall } = world;
  for (const code of PRIZES) {
    const { productId } = offerOf(world, code);
    await mall.call(OPERATOR, 'operator', 'setForPoints', { productId, isForPoints: true });
  }
  await mall.call(OWNER, 'store', 'setPointsShare', { merchantId: CHAIN.id, shareBp: SHARE_BP });
}

/** Sent the next morning, received three days later; nothing is taken where too few have come together yet. */
async function takePrize(world: World, person: Person): Promise<void> {
  const { agenda, mall } = world;
  const { openid } = person;
  if (!hasCome(world, openid)) return;
  const { productId } = offerOf(world, CHEAPEST_PRIZE);
  const { skus } = await mall.call(openid, 'member', 'exchangeProduct', { productId });
  const [sku] = skus;
  if (sku === undefined || !(await new KeyHolder(mall, openid).keep(sku.pointUnits))) return;
  const points = { units: sku.pointUnits, password: PAY_PASSWORD };
  const wish = { skuId: sku.id, addressId: homeOf(person).id, note: '', points };
  const parcel = onlyOrder(await mall.call(openid, 'member', 'exchange', wish));
  const { _id: orderId } = parcel;
  agenda.on(agenda.today + 1, 10 * 60 + 8, () => ship(world, parcel));
  agenda.on(agenda.today + 4, 18 * 60 + 26, () => mall.call(openid, 'member', 'confirmReceipt', { orderId }));
}

/** As much of the bill as the chain takes in points, with what the person has. */
async function payPartInPoints(world: World, { openid }: Person): Promise<void> {
  if (!hasCome(world, openid)) return;
  const { mall } = world;
  const bill = { storeId: STORE, amountFen: BILL_FEN };
  if (!(await new KeyHolder(mall, openid).keep(POINTS_FOR_BILLS))) return;
  const { units } = await mall.call(openid, 'member', 'billPoints', bill);
  const points = { units, password: PAY_PASSWORD };
  await mall.pay(openid, await mall.call(openid, 'member', 'payAtStore', { ...bill, points }));
}

/** What the person has sold for, as far as it has waited its days. */
async function withdrawAll({ mall }: World, { openid }: Person): Promise<void> {
  const { cash, bounds } = await mall.call(openid, 'member', 'withdrawDesk', {});
  const amountFen = Math.min(cash.freeFen, bounds.maxFen);
  if (amountFen < bounds.minFen) return;
  await mall.take(openid, await mall.call(openid, 'member', 'withdraw', { amountFen }));
}

/** The owner confirms it later: it waits in WeChat. */
async function takeOut({ mall }: World): Promise<void> {
  const merchantId = CHAIN.id;
  await mall.call(OWNER, 'store', 'takeOut', { merchantId, amountFen: TAKE_OUT_FEN });
}
