/** Some members offer points, and the chain asks for some: a little every few days, so that the market looks lived-in. */
import { POINT_UNITS_PER_POINT, type Price } from '../../cloudfunctions/units/amounts';
import { Chance } from './chance';
import { CHAIN } from './data/chain';
import { OWNER } from './data/people';
import { hasCome, livesHere, named } from './deeds';
import { KeyHolder, PAY_PASSWORD } from './key-holder';
import type { World } from './world';

/** Others keep their keys to themselves: whoever holds their phones can make them. */
const SELLERS = ['韩佳宁', '周婉婷', '蒋慧敏', '袁梦琪', '徐静怡'] as const;
/** By then people have points, and the first refunds are over. */
const FIRST_DAY = 5;
const EVERY_DAYS = 3;
/** Its own chances, so that nobody else's days depend on them. */
const SEED = 20_260_612;
const PAY_IN_FEN = 100_000;
const LEAST_FUND_FEN = 30_000;

export function planTrading(world: World): void {
  const { agenda, days } = world;
  const chance = new Chance(SEED);
  const sellers = SELLERS.map(named).filter((person) => livesHere(world, person));
  for (let day = FIRST_DAY, round = 0; day < days; day += EVERY_DAYS, round += 1) {
    sellers.forEach(({ openid }, i) => {
      // Half of them at a time: a pay password takes long to check, as it must.
      if ((i + round) % 2 !== 0) return;
      agenda.on(day, 10 * 60 + 12 + 9 * i, () =>
        offer(world, openid, { points: chance.int(3, 12), abovePermille: chance.int(-30, 30) }),
      );
    });
    for (const minute of [11 * 60 + 40, 15 * 60 + 25])
      agenda.on(day, minute, () =>
        bid(world, { points: chance.int(4, 15), abovePermille: chance.int(-25, 25) }),
      );
  }
  // All of the first day's offers, so that their cash has waited its week by the end of even a short demo.
  if (days > FIRST_DAY)
    agenda.on(FIRST_DAY, 13 * 60 + 5, () => bid(world, { points: 40, abovePermille: 30 }));
  if (days >= FIRST_DAY)
    planLastDay(
      world,
      sellers.map(({ openid }) => openid),
    );
}

/** Both sides of the book stand, one offer is filled in part. */
function planLastDay(world: World, [first = '', second = '', third = '']: readonly string[]): void {
  const { agenda, days } = world;
  const steps: readonly (readonly [minute: number, step: () => Promise<void>])[] = [
    [9 * 60 + 35, () => offer(world, first, { points: 10, abovePermille: 12 })],
    [10 * 60 + 5, () => offer(world, second, { points: 6, abovePermille: 25 })],
    [11 * 60 + 10, () => bid(world, { points: 4, abovePermille: 12 })],
    [14 * 60 + 20, () => offer(world, third, { points: 8, abovePermille: 25 })],
    [15 * 60 + 5, () => bid(world, { points: 12, abovePermille: -10 })],
    [16 * 60, () => bid(world, { points: 5, abovePermille: -28 })],
  ];
  for (const [minute, step] of steps) agenda.on(days, minute, step);
}

interface Wish {
  readonly points: number;
  /** Of the day's price; below it where negative. */
  readonly abovePermille: number;
}

/** As many as the person has, with as many again kept for the next time; who owes points or has not come yet offers none. */
async function offer(world: World, openid: string, wish: Wish): Promise<void> {
  if (!hasCome(world, openid)) return;
  const { mall } = world;
  const desk = await mall.call(openid, 'member', 'sellDesk', {});
  const has = desk.originalPointUnits + desk.custodialPointUnits;
  const units = Math.min(wish.points, Math.floor(has / POINT_UNITS_PER_POINT)) * POINT_UNITS_PER_POINT;
  if (units === 0 || desk.owedPointUnits > 0) return;
  const kept = Math.min(2 * units, has);
  await new KeyHolder(mall, openid).keep(kept);
  const price = priceAt(desk.price, wish.abovePermille);
  await mall.call(openid, 'member', 'sellPoints', { price, units, password: PAY_PASSWORD });
}

async function bid({ mall }: World, wish: Wish): Promise<void> {
  const merchantId = CHAIN.id;
  const desk = await mall.call(OWNER, 'store', 'buyDesk', { merchantId });
  if (desk.freeFen < LEAST_FUND_FEN) await mall.payIn(OWNER, merchantId, PAY_IN_FEN);
  const price = priceAt(desk.price, wish.abovePermille);
  await mall.call(OWNER, 'store', 'buyPoints', {
    ...{ merchantId, price, units: wish.points * POINT_UNITS_PER_POINT },
  });
}

const priceAt = (price: Price, permille: number): Price => Math.round((price * (1_000 + permille)) / 1_000);
