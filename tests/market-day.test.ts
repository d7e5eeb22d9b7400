/**
 * A market day of 10,000 random orders through the real use cases, with cancellations, halts and the expiry at its
 * close, against the plain market of tests/reference: the same answers, fills and balances. Takes about a minute.
 */
import { bandOf } from '../cloudfunctions/market/band';
import { cancelOrder, expireOrders } from '../cloudfunctions/market/end';
import { haltTrading, resumeTrading } from '../cloudfunctions/market/trading';
import { Refusal } from '../cloudfunctions/platform/refusal';
import { expectSoundBooks } from './support/audit';
import { Market, type Outcome, type Side } from './reference/market';
import { OWING } from './support/mall';
import { memoryHouse } from './support/memory-house';
import { PAR, POINT, TradingFloor } from './support/trading-floor';

const ORDERS = 10_000;
const PARTIES = 12;
const SELLERS = Array.from({ length: PARTIES }, (_, i) => `seller${i}`);
const MERCHANTS = Array.from({ length: PARTIES }, (_, i) => `salon${i}`);
const POINTS = 20_000;
const CASH_FEN = 2_000_000;
const MAX_OPEN = 8;
const DAY_MS = 24 * 60 * 60_000;

/** The same day every time. */
let state = 20_261_127;
function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}
const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;

async function outcomeOf(work: Promise<{ readonly _id: string }>, placed: string[]): Promise<Outcome> {
  try {
    placed.push((await work)._id);
    return 'placed';
  } catch (error) {
    if (error instanceof Refusal) return error.code as Outcome;
    throw error;
  }
}

test('10,000 orders: every answer, fill and balance is that of the plain market', async () => {
  const policy = { ...OWING, market: { ...OWING.market, maxOpenOrders: MAX_OPEN } };
  const house = memoryHouse(policy);
  const floor = await TradingFloor.open(house);
  for (const seller of SELLERS) await floor.seller(seller, POINTS);
  for (const merchant of MERCHANTS) await floor.buyer(merchant, CASH_FEN, `${merchant}-owner`);
  const plain = new Market(
    new Map(SELLERS.map((id) => [id, POINTS])),
    new Map(MERCHANTS.map((id) => [id, CASH_FEN])),
    { ...bandOf(PAR, policy), maxOpen: MAX_OPEN },
  );
  const placed: string[] = [];
  const answers = new Map<string, number>();

  for (let i = 0; i < ORDERS; i += 1) {
    if (random(120) === 0) {
      plain.isHalted = !plain.isHalted;
      await (plain.isHalted ? haltTrading(house, 'operator', '演练') : resumeTrading(house, 'operator'));
    }
    if (random(4) === 0 && placed.length > 0) {
      // Mostly one that may still stand.
      const number = Math.max(0, placed.length - 1 - random(60));
      const { holder, state: at } = await floor.order(placed[number] ?? '');
      plain.cancel(number);
      if (at === 'open') await cancelOrder(house, holder, placed[number] ?? '');
    }
    const side: Side = random(2) === 0 ? 'sell' : 'buy';
    const who = pick(side === 'sell' ? SELLERS : MERCHANTS);
    // Now and then outside of the band, or more than anybody has.
    const price = 9_450 + random(1_100);
    const points = random(300) === 0 ? 50_000 : 1 + random(60);
    const work = side === 'sell' ? floor.offer(who, points, price) : floor.bid(who, points, price);
    const outcome = await outcomeOf(work, placed);
    if (outcome !== plain.place(side, who, points, price))
      throw new Error(`order ${i}: the mall says ${outcome}`);
    answers.set(outcome, (answers.get(outcome) ?? 0) + 1);
    if (outcome === 'placed') await floor.match();
  }
  house.clock.at += DAY_MS;
  await floor.mall.pass(0);
  while ((await expireOrders(house, 100)) > 0);
  plain.expire();

  const number = new Map(placed.map((id, i) => [id, i]));
  const made = (await floor.fills()).map(
    ({ sellOrderId, buyOrderId, pointUnits, price, fen }) =>
      `${number.get(sellOrderId)} to ${number.get(buyOrderId)}: ${pointUnits / POINT} at ${price} for ${fen}`,
  );
  expect(made.sort()).toEqual([...plain.fills].sort());
  for (const seller of SELLERS) {
    expect([seller, await floor.pointsOf(seller)]).toMatchObject([
      seller,
      { custodial: (plain.points.get(seller) ?? 0) * POINT, inOrders: 0 },
    ]);
    const { lots } = await floor.wallet(seller);
    expect(lots.reduce((sum, lot) => sum + lot.fen, 0)).toBe(plain.earned.get(seller) ?? 0);
  }
  for (const merchant of MERCHANTS) {
    expect(await floor.fund(merchant)).toMatchObject({ freeFen: plain.cash.get(merchant), frozenFen: 0 });
    expect(await floor.stock(merchant)).toBe((plain.bought.get(merchant) ?? 0) * POINT);
  }
  // A day on which nothing much happened would prove little.
  expect(plain.fills.length).toBeGreaterThan(ORDERS / 10);
  for (const answer of ['placed', 'MARKET_HALTED', 'PRICE_OUT_OF_BAND', 'TOO_MANY_OPEN_ORDERS'])
    expect([answer, (answers.get(answer) ?? 0) > 20]).toEqual([answer, true]);
  await expectSoundBooks(house);
}, 300_000);
