/** Cash that is called back while WeChat may still hear of it: WeChat decides, nobody's waiting (docs/market.md). */
import { expectSoundBooks } from '../../../tests/support/audit';
import { FUND, OPENID, openCashCounter, OWNER, passWithTimer } from '../../../tests/support/cash-counter';
import { OWING } from '../../../tests/support/mall';
import type { TestHouse } from '../../../tests/support/memory-house';
import type { TradingFloor } from '../../../tests/support/trading-floor';
import { confirmRealName } from '../../accounts/real-name';
import { MINUTE_MS } from '../../units/days';
import { cashOuts } from '../documents';
import { cancelOut } from './cancel';
import { tryOn } from './send';
import { setAside } from './set-aside';

let house: TestHouse;
let floor: TradingFloor;

beforeEach(async () => {
  ({ house, floor } = await openCashCounter(OWING));
  await confirmRealName(house, OWNER);
  await floor.giveCash('salon', 1_000_000);
});
afterEach(() => expectSoundBooks(house));

const pass = (minutes: number) => passWithTimer(house, minutes);
const desk = () => house.cashDesk;
const wallet = () => floor.fund('salon');
const begin = () =>
  setAside(house, { holder: FUND, toId: OWNER, openId: OPENID, requestId: 'take-out-1', amountFen: 10_000 });
const withdrawn = async () => tryOn(house, (await begin())._id);
const stateOf = async (id: string) => (await house.database.get(cashOuts, id))?.state;

/** A process that sleeps between its decision and the request to WeChat. */
function asleepBeforeItAsks() {
  const { cashDesk } = house;
  let release: () => void = () => undefined;
  const way = new Promise<void>((resolve) => (release = resolve));
  const transfer: typeof cashDesk.transfer = (request) => way.then(() => cashDesk.transfer(request));
  const slow = new Proxy(cashDesk, {
    get: (target, name) => (name === 'transfer' ? transfer : (Reflect.get(target, name) as unknown)),
  });
  return { release: () => release(), slow: { ...house, cashDesk: slow } };
}

test('called back while a try may still be on its way: WeChat is made to know it, and calls it back', async () => {
  desk().trouble('transfer', 'down');
  const out = await withdrawn();
  expect(await cancelOut(house, FUND, out._id)).toMatchObject({ state: 'asked', isUnwanted: true });
  await pass(5);
  expect(desk().transfers.size).toBe(0);
  await pass(10);
  expect(await stateOf(out._id)).toBe('cancelling');
  expect(await wallet()).toMatchObject({ underwayFen: 10_000 });
  desk().turn(out._id, 'CANCELLED');
  await pass(10);
  expect(await stateOf(out._id)).toBe('cancelled');
  expect(await wallet()).toMatchObject({ freeFen: 1_000_000, underwayFen: 0 });
  // The late try finds the number taken.
  await desk().transfer({ number: out._id, amountFen: 10_000, openId: OPENID, remark: '' });
  expect(desk().transfers.get(out._id)?.status).toBe('CANCELLED');
});

test('called back, and WeChat refuses to know it: the cash comes back', async () => {
  desk().trouble('transfer', 'NOT_ENOUGH', 2);
  const out = await withdrawn();
  await cancelOut(house, FUND, out._id);
  await pass(15);
  expect(await stateOf(out._id)).toBe('cancelled');
  expect(await wallet()).toMatchObject({ freeFen: 1_000_000, underwayFen: 0 });
});

test('called back by two at once: neither ends what the other has sent', async () => {
  desk().trouble('transfer', 'NOT_ENOUGH');
  const { _id } = await withdrawn();
  house.clock.at += 15 * MINUTE_MS;
  const { release, slow } = asleepBeforeItAsks();
  const sent = cancelOut(slow, FUND, _id);
  await new Promise((resolve) => setTimeout(resolve, 0));
  desk().trouble('transfer', 'NOT_ENOUGH');
  expect(await cancelOut(house, FUND, _id)).toMatchObject({ state: 'asked', isUnwanted: true });
  expect(await wallet()).toMatchObject({ underwayFen: 10_000 });
  desk().troubles.splice(0);
  release();
  // WeChat's bill will list it, so the mall has to know of it.
  expect(await sent).toMatchObject({ state: 'cancelling', billDay: expect.any(String) as string });
  desk().turn(_id, 'CANCELLED');
  await pass(10);
  expect(await stateOf(_id)).toBe('cancelled');
  expect(await wallet()).toMatchObject({ freeFen: 1_000_000, underwayFen: 0 });
});

test('a try that reaches WeChat when the cash is back already is called back', async () => {
  const out = await begin();
  const { release, slow } = asleepBeforeItAsks();
  const late = tryOn(slow, out._id);
  await new Promise((resolve) => setTimeout(resolve, 0));
  desk().trouble('transfer', 'NOT_ENOUGH');
  await cancelOut(house, FUND, out._id);
  await pass(15);
  expect(await stateOf(out._id)).toBe('cancelled');
  release();
  await late;
  expect(desk().transfers.get(out._id)?.status).toBe('CANCELING');
  expect(await wallet()).toMatchObject({ freeFen: 1_000_000, underwayFen: 0 });
});

test.each(['down', 'SYSTEM_ERROR'])(
  'called back, and WeChat leaves open what it did (%s): it waits',
  async (word) => {
    desk().trouble('transfer', word, 3);
    const out = await withdrawn();
    await cancelOut(house, FUND, out._id);
    await pass(15);
    expect(await stateOf(out._id)).toBe('asked');
    expect(await wallet()).toMatchObject({ underwayFen: 10_000 });
    await pass(60);
    expect(await stateOf(out._id)).toBe('cancelling');
  },
);
