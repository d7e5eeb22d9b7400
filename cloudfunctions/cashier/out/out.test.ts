/** Cash on its way to WeChat, on the in-memory cloud with a WeChat Pay that loses answers (docs/market.md). */
import { expectSoundBooks } from '../../../tests/support/audit';
import { FUND, OPENID, openCashCounter, OWNER, passWithTimer } from '../../../tests/support/cash-counter';
import { OWING } from '../../../tests/support/mall';
import type { TestHouse } from '../../../tests/support/memory-house';
import type { TradingFloor } from '../../../tests/support/trading-floor';
import { confirmRealName } from '../../accounts/real-name';
import { memberHolder, merchantHolder } from '../../ledger/accounts';
import { profiles } from '../../policy/profiles';
import { cashOuts } from '../documents';
import { cashOutOf, outDesk } from '../views';
import { cancelOut } from './cancel';
import { tryOn } from './send';
import { setAside } from './set-aside';

let house: TestHouse;
let floor: TradingFloor;
let requests = 0;

beforeEach(() => open(OWING));
afterEach(() => expectSoundBooks(house));

async function open(policy: typeof OWING): Promise<void> {
  ({ house, floor } = await openCashCounter(policy));
}

const refusal = (code: string): unknown => expect.objectContaining({ code });
const next = (): string => `r-${(requests += 1)}`;
const pass = (minutes: number) => passWithTimer(house, minutes);

describe('cash on its way out', () => {
  const desk = () => house.cashDesk;
  const wallet = () => floor.fund('salon');
  const begin = async (amountFen = 10_000, requestId = next()) =>
    setAside(house, { holder: FUND, toId: OWNER, openId: OPENID, requestId, amountFen });
  const withdrawn = async (amountFen = 10_000) => tryOn(house, (await begin(amountFen))._id);
  const arrived = async (amountFen: number) => {
    const { _id } = await withdrawn(amountFen);
    desk().turn(_id, 'SUCCESS');
    await tryOn(house, _id);
  };
  const stateOf = async (id: string) => (await house.database.get(cashOuts, id))?.state;

  beforeEach(async () => {
    await confirmRealName(house, OWNER);
    await floor.giveCash('salon', 1_000_000);
  });

  test('set aside, confirmed in WeChat, arrived; the openid is kept no longer', async () => {
    const out = await withdrawn();
    expect(out).toMatchObject({ state: 'toConfirm', packageInfo: `package-${out._id}` });
    expect(await wallet()).toMatchObject({ freeFen: 990_000, underwayFen: 10_000 });
    await expectSoundBooks(house);
    const view = await cashOutOf(house, FUND, OWNER, out._id);
    expect(view.confirm).toMatchObject({ package: `package-${out._id}` });
    expect((await cashOutOf(house, FUND, 'somebody', out._id)).confirm).toBeNull();
    desk().turn(out._id, 'TRANSFERING');
    expect(await cashOutOf(house, FUND, OWNER, out._id)).toMatchObject({ state: 'sending', confirm: null });
    desk().turn(out._id, 'SUCCESS');
    expect(await tryOn(house, out._id)).toMatchObject({ state: 'arrived', openId: null, dueAt: null });
    expect(await wallet()).toMatchObject({ freeFen: 990_000, underwayFen: 0 });
    expect(desk().asked).toEqual([out._id]);
  });

  test('the answer to the request is lost: WeChat is asked, and nothing is made twice', async () => {
    desk().trouble('transfer', 'lost');
    const out = await withdrawn();
    expect(out).toMatchObject({ state: 'asked', failure: 'UNREACHABLE', tries: 1 });
    await pass(5);
    // What opens the page was in the lost answer: the same number answers it again.
    expect(await tryOn(house, out._id)).toMatchObject({
      state: 'toConfirm',
      packageInfo: `package-${out._id}`,
    });
    expect(desk().transfers.size).toBe(1);
    expect(await wallet()).toMatchObject({ freeFen: 990_000, underwayFen: 10_000 });
  });

  test('the request itself is lost: it is made again under the same number', async () => {
    desk().trouble('transfer', 'down', 2);
    const out = await withdrawn();
    await pass(10);
    expect(await stateOf(out._id)).toBe('toConfirm');
    expect(new Set(desk().asked)).toEqual(new Set([out._id]));
  });

  test.each(['NOT_ENOUGH', 'FREQUENCY_LIMITED', 'SYSTEM_ERROR'])('%s: tried again later', async (code) => {
    desk().trouble('transfer', code, 3);
    const out = await withdrawn();
    expect(out).toMatchObject({ state: 'asked', failure: code });
    await pass(60);
    expect(await stateOf(out._id)).toBe('toConfirm');
  });

  test('what WeChat does not take in a day comes back', async () => {
    desk().trouble('transfer', 'NO_AUTH', 100);
    const out = await withdrawn();
    await pass(60);
    await floor.mall.pass(1);
    await pass(120);
    expect(await tryOn(house, out._id)).toMatchObject({ state: 'failed', failure: 'NO_AUTH', openId: null });
    expect(await wallet()).toMatchObject({ freeFen: 1_000_000, underwayFen: 0 });
    expect(desk().transfers.size).toBe(0);
  });

  test('a failure at WeChat and a day without confirming bring it back', async () => {
    const [first, second] = [await withdrawn(), await withdrawn()];
    desk().turn(first._id, 'FAIL', 'NAME_NOT_CORRECT');
    desk().turn(second._id, 'FAIL', 'OVERDUE_CLOSE');
    await pass(60);
    expect(await tryOn(house, first._id)).toMatchObject({ state: 'failed', failure: 'NAME_NOT_CORRECT' });
    expect(await tryOn(house, second._id)).toMatchObject({ state: 'failed', failure: 'OVERDUE_CLOSE' });
    expect(await wallet()).toMatchObject({ freeFen: 1_000_000, underwayFen: 0 });
    // Old news move nothing any more.
    desk().turn(first._id, 'SUCCESS');
    await tryOn(house, first._id);
    expect(await wallet()).toMatchObject({ freeFen: 1_000_000, underwayFen: 0 });
  });

  test('the owner calls it back; the cash is free when WeChat has done it', async () => {
    const out = await withdrawn();
    expect(await cancelOut(house, FUND, out._id)).toMatchObject({ state: 'cancelling' });
    expect(await wallet()).toMatchObject({ freeFen: 990_000, underwayFen: 10_000 });
    desk().turn(out._id, 'CANCELLED', 'MCH_CANCEL');
    await pass(10);
    expect(await stateOf(out._id)).toBe('cancelled');
    expect(await wallet()).toMatchObject({ freeFen: 1_000_000, underwayFen: 0 });
    expect(await cancelOut(house, FUND, out._id)).toMatchObject({ state: 'cancelled' });
  });

  test('the answer to calling back is lost: asked again, and called back again where it has to', async () => {
    const out = await withdrawn();
    desk().trouble('cancelTransfer', 'down');
    expect(await cancelOut(house, FUND, out._id)).toMatchObject({ state: 'toConfirm', isUnwanted: true });
    expect((await cashOutOf(house, FUND, OWNER, out._id)).state).toBe('cancelling');
    desk().turn(out._id, 'CANCELLED');
    await pass(10);
    expect(await stateOf(out._id)).toBe('cancelled');
  });

  test('confirmed in the same moment as it is called back: WeChat decides, it arrives', async () => {
    const out = await withdrawn();
    desk().turn(out._id, 'TRANSFERING');
    expect(await cancelOut(house, FUND, out._id)).toMatchObject({ state: 'sending' });
    await expect(cancelOut(house, FUND, out._id)).resolves.toMatchObject({ state: 'sending' });
    desk().turn(out._id, 'SUCCESS');
    await pass(10);
    expect(await stateOf(out._id)).toBe('arrived');
    await expect(cancelOut(house, FUND, out._id)).rejects.toEqual(refusal('WRONG_STATE'));
    await expect(cancelOut(house, merchantHolder('platform'), out._id)).rejects.toEqual(refusal('NOT_FOUND'));
  });

  test('another amount under the number is no news of ours', async () => {
    const out = await withdrawn();
    const transfer = desk().transfers.get(out._id);
    Object.assign(transfer?.request ?? {}, { amountFen: 9_999 });
    desk().turn(out._id, 'SUCCESS');
    expect(await tryOn(house, out._id)).toMatchObject({ state: 'toConfirm', failure: 'NOT_FROM_WECHAT' });
    expect(await wallet()).toMatchObject({ underwayFen: 10_000 });
  });

  test('an accepted one is asked for until it can be confirmed', async () => {
    desk().begins = 'ACCEPTED';
    const out = await withdrawn();
    expect(out).toMatchObject({ state: 'accepted', packageInfo: null });
    desk().turn(out._id, 'WAIT_USER_CONFIRM');
    expect(await tryOn(house, out._id)).toMatchObject({
      state: 'toConfirm',
      packageInfo: `package-${out._id}`,
    });
  });

  test('twenty of one request at once are one, and WeChat makes one', async () => {
    const requestId = next();
    const outs = await Promise.all(
      Array.from({ length: 20 }, async () => tryOn(house, (await begin(10_000, requestId))._id)),
    );
    expect(new Set(outs.map((out) => out._id)).size).toBe(1);
    expect(desk().transfers.size).toBe(1);
    expect(await wallet()).toMatchObject({ freeFen: 990_000, underwayFen: 10_000 });
    await expect(begin(10_001, requestId)).rejects.toEqual(refusal('REQUEST_REUSED'));
  });

  test('bounds: each time, in a day, of what is free; what came back counts no more', async () => {
    for (const fen of [99, 199_901])
      await expect(begin(fen)).rejects.toEqual(refusal('AMOUNT_OUT_OF_BOUNDS'));
    await floor.giveCash('salon', 2_000_000);
    const outs = [];
    for (let i = 0; i < 10; i += 1) outs.push(await withdrawn(199_900));
    expect(await outDesk(house, FUND, OWNER)).toMatchObject({ leftOfDayFen: 1_000, isRealNamed: true });
    await expect(begin(1_001)).rejects.toEqual(refusal('DAY_LIMIT'));
    desk().turn(outs[0]?._id ?? '', 'FAIL');
    await pass(60);
    await withdrawn(199_900);
  });

  test('less than the least amount leaves as a whole, down to what WeChat sends', async () => {
    await floor.giveCash('salon', 37);
    for (let i = 0; i < 5; i += 1) await arrived(199_900);
    await arrived(500);
    expect(await wallet()).toMatchObject({ freeFen: 37, underwayFen: 0 });
    expect((await outDesk(house, FUND, OWNER)).bounds).toMatchObject({ minFen: 37 });
    for (const fen of [9, 36, 38]) await expect(begin(fen)).rejects.toThrow();
    await arrived(37);
    await floor.giveCash('salon', 9);
    await expect(begin(9)).rejects.toEqual(refusal('AMOUNT_OUT_OF_BOUNDS'));
  });

  test('without a verified name nothing leaves', async () => {
    await floor.mall.join('zoe');
    const wish = { holder: FUND, toId: 'zoe', openId: 'o', requestId: next(), amountFen: 10_000 };
    await expect(setAside(house, wish)).rejects.toEqual(refusal('REAL_NAME_NEEDED'));
    expect(await wallet()).toMatchObject({ freeFen: 1_000_000, underwayFen: 0 });
  });

  test('a seller withdraws what is 7 days old, and no fen more', async () => {
    await floor.seller('bea', 10);
    await confirmRealName(house, 'bea');
    await floor.offer('bea', 10);
    await floor.bid('salon', 10);
    await floor.match();
    const wish = () => ({
      holder: memberHolder('bea'),
      toId: 'bea',
      openId: 'o-bea',
      requestId: next(),
      amountFen: 1_000,
    });
    await expect(setAside(house, wish())).rejects.toEqual(refusal('CASH_SHORT'));
    await floor.mall.pass(7);
    const out = await setAside(house, wish());
    expect(await floor.wallet('bea')).toMatchObject({ freeFen: 0, lots: [], underwayFen: 1_000 });
    await tryOn(house, out._id);
    desk().turn(out._id, 'SUCCESS');
    await pass(60);
    expect(await floor.wallet('bea')).toMatchObject({ freeFen: 0, underwayFen: 0 });
    await expect(setAside(house, wish())).rejects.toEqual(refusal('CASH_SHORT'));
  });

  test('under strict nothing comes in, and what is somebody’s still goes out', async () => {
    await open(profiles.strict);
    await confirmRealName(house, OWNER);
    await expect(begin()).rejects.toEqual(refusal('CASH_SHORT'));
    await floor.giveCash('salon', 10_000);
    expect(await withdrawn()).toMatchObject({ state: 'toConfirm' });
  });
});
