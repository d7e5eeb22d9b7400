/** Paying into a fund, on the in-memory cloud with a WeChat Pay that loses answers (docs/market.md). */
import { expectSoundBooks } from '../../../tests/support/audit';
import { OPENID, openCashCounter, OWNER, passWithTimer } from '../../../tests/support/cash-counter';
import { OWING } from '../../../tests/support/mall';
import type { TestHouse } from '../../../tests/support/memory-house';
import type { TradingFloor } from '../../../tests/support/trading-floor';
import { profiles } from '../../policy/profiles';
import { payIns } from '../documents';
import { askPayIn } from './ask';
import { checkPayIn } from './check';
import { receivePayIn } from './receive';

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

describe('paying into a fund', () => {
  const wish = (amountFen = 20_000, requestId = next()) => ({
    ...{ merchantId: 'salon', memberId: OWNER, openId: OPENID, requestId, amountFen },
  });
  const freeFen = async () => (await floor.fund('salon')).freeFen;

  test('what is paid joins the fund once, however often the news comes', async () => {
    const { payIn } = await askPayIn(house, wish());
    expect(await checkPayIn(house, 'salon', payIn._id)).toMatchObject({ state: 'created' });
    const paid = house.cashDesk.pay(payIn._id);
    await Promise.all(Array.from({ length: 5 }, () => receivePayIn(house, paid)));
    expect(await checkPayIn(house, 'salon', payIn._id)).toMatchObject({ state: 'paid', amountFen: 20_000 });
    expect(await freeFen()).toBe(20_000);
    // The money is there to buy with.
    await floor.bid('salon', 150);
    expect(await floor.fund('salon')).toMatchObject({ freeFen: 5_000, frozenFen: 15_000 });
  });

  test('the same request makes one; another amount under it is refused', async () => {
    const first = wish();
    const { payIn } = await askPayIn(house, first);
    expect((await askPayIn(house, first)).payIn._id).toBe(payIn._id);
    await expect(askPayIn(house, { ...first, amountFen: 30_000 })).rejects.toEqual(refusal('REQUEST_REUSED'));
    house.cashDesk.pay(payIn._id);
    await expect(askPayIn(house, first)).rejects.toEqual(refusal('WRONG_STATE'));
    expect(await freeFen()).toBe(20_000);
  });

  test('another amount, payer or number at WeChat than was asked changes nothing', async () => {
    const { payIn } = await askPayIn(house, wish());
    const paid = house.cashDesk.pay(payIn._id);
    for (const wrong of [{ amountFen: 20_001 }, { payerOpenId: 'openid-other' }])
      await expect(receivePayIn(house, { ...paid, ...wrong })).rejects.toEqual(refusal('PAYMENT_MISMATCH'));
    expect(await freeFen()).toBe(0);
    await receivePayIn(house, paid);
    await expect(receivePayIn(house, { ...paid, transactionId: 'x' })).rejects.toEqual(
      refusal('PAYMENT_MISMATCH'),
    );
    expect(await freeFen()).toBe(20_000);
  });

  test('what nobody pays is closed at WeChat, then here; news that come even later still fill the fund', async () => {
    const { payIn } = await askPayIn(house, wish());
    const other = await askPayIn(house, wish(30_000));
    house.cashDesk.trouble('closePayIn', 'down');
    const late = house.cashDesk.pay(other.payIn._id);
    // WeChat has the money and its question gets no answer: nothing is closed.
    house.cashDesk.trouble('findPayIn', 'down');
    await pass(30);
    expect(await house.database.find(payIns, { where: { state: 'closed' }, limit: 9 })).toEqual([]);
    await pass(30);
    expect(house.cashDesk.orders.get(payIn._id)?.isClosed).toBe(true);
    expect(await checkPayIn(house, 'salon', payIn._id)).toMatchObject({ state: 'closed' });
    expect(await freeFen()).toBe(30_000);
    await receivePayIn(house, late);
    expect(await freeFen()).toBe(30_000);
    // Closed here although WeChat had taken the money: it is the merchant's.
    const paid = { ...late, number: payIn._id, amountFen: 20_000 };
    await receivePayIn(house, paid);
    expect(await freeFen()).toBe(50_000);
  });

  test('amounts are bounded; a market that is off takes nothing in', async () => {
    for (const fen of [9_999, 5_000_001])
      await expect(askPayIn(house, wish(fen))).rejects.toEqual(refusal('AMOUNT_OUT_OF_BOUNDS'));
    await open(profiles.strict);
    await expect(askPayIn(house, wish())).rejects.toEqual(refusal('MARKET_OFF'));
    expect(house.cashDesk.orders.size).toBe(0);
  });

  test('nobody asks for the pay-ins of another merchant', async () => {
    const { payIn } = await askPayIn(house, wish());
    await expect(checkPayIn(house, 'platform', payIn._id)).rejects.toEqual(refusal('NOT_FOUND'));
  });
});
