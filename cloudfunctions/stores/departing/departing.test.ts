/** A merchant leaves, stays, comes back: what is in the way, what becomes of its stock, and that the books stay sound. */
import { expectSoundBooks } from '../../../tests/support/audit';
import { Mall, OWING, STORE } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { skus, products } from '../../catalog/documents';
import { setOnSale } from '../../catalog/shelving/set-on-sale';
import { MALL, merchantHolder } from '../../ledger/accounts';
import { post } from '../../ledger/post';
import { journal } from '../../ledger/state';
import { cashAccounts } from '../../market/documents';
import { noCash } from '../../market/till';
import { placeBuy } from '../../market/place';
import { outbox } from '../../messages/documents';
import { receiveOrder } from '../../orders/deliver';
import { refunds } from '../../orders/documents';
import { approveRefund, requestRefund } from '../../orders/refunding/after-sale';
import { settleOrder } from '../../orders/settle';
import type { Collection, Document } from '../../platform/database';
import { parsePolicy } from '../../policy/policy';
import { DAY_MS } from '../../units/days';
import { applications, departures, employments, merchants, stores, type Application } from '../documents';
import { openMerchantShop } from '../onboarding/review';
import { employmentId } from '../staff/employment';
import { askToDepart, askToReturn, NOTICE_DAYS, stayInMall } from './ask';
import { doChoresOf, doDepartureChores } from './chores';
import { closeMerchant } from './close';
import { giveBackOpenOrders } from './give-back';
import { readmitMerchant, refuseReturn } from './return';
import { DEPARTURE_MOVES, movedDeparture, type DepartureEvent, type DepartureState } from './states';
import { departuresIn, viewDeparture } from './views';

const STOCKED = parsePolicy({ ...OWING, merchants: { openingStockFen: 50_000, maxOwedPointUnits: 0 } });
const STOCK = 900_000_000;
const BY = { closedBy: 'operator' };
const DECIDED = { decidedBy: 'operator' };
const MANY = 100;

let house: TestHouse;
let mall: Mall;
let merchantId: string;

beforeEach(async () => {
  house = memoryHouse(STOCKED);
  mall = await Mall.open(house);
  merchantId = mall.shopId;
  await mall.activeMember('mei');
  await mall.join('owner');
  await mall.giveShopTo('owner');
  await mall.employ('cleo');
  await supply(STOCK, 'first');
});
afterEach(() => expectSoundBooks(house));

/** A replay's supply stands in for the market. */
function supply(units: number, name: string): Promise<void> {
  const holder = merchantHolder(merchantId);
  return post(
    house,
    { entryId: `supply:${name}`, kind: 'supply', cause: 'test', holders: [holder] },
    () => Promise.resolve(null),
    (book) => {
      book.movePoints({ mall: MALL.replaySupply }, { holder, place: 'points' }, units, 'supply');
    },
  );
}

async function put<D extends Document>(into: Collection<D>, document: D): Promise<void> {
  const transaction = await house.database.begin();
  await transaction.put(into, document);
  await transaction.commit();
}

const refused = (work: Promise<unknown>, code: string, more: object = {}) =>
  expect(work).rejects.toMatchObject({ code, ...more });
const merchant = () => house.database.get(merchants, merchantId);
const departure = () => house.database.get(departures, merchantId);
const store = () => house.database.get(stores, STORE);
const close = () => closeMerchant(house, { merchantId, ...BY });
const kinds = async () => (await viewDeparture(house, merchantId)).obstacles.map(({ kind }) => kind);
const entry = () => house.database.get(journal, `depart:${merchantId}:1`);

async function left(stock: 'kept' | 'burned'): Promise<void> {
  await askToDepart(house, merchantId, stock);
  await mall.pass(NOTICE_DAYS);
  await close();
  await doDepartureChores(house, MANY);
}

describe('asking', () => {
  it('sells nothing new from now on, and takes its goods off the shelf but not those that were off before', async () => {
    const cream = await mall.goods('cream');
    const serum = await mall.goods('serum');
    const mask = await mall.goods('mask');
    await setOnSale(house, merchantId, mask.productId, false);
    await askToDepart(house, merchantId, 'kept');
    expect([(await merchant())?.state, (await store())?.isListed]).toEqual(['leaving', false]);
    await refused(mall.place('mei', cream._id), 'MERCHANT_NOT_OPEN');
    await refused(
      placeBuy(house, { merchantId, requestId: 'buy-1', price: 10_000, units: 1_000_000 }),
      'MERCHANT_NOT_OPEN',
    );
    await doChoresOf(house, merchantId, MANY);
    await refused(mall.place('mei', serum._id), 'NOT_FOUND');
    await refused(setOnSale(house, merchantId, cream.productId, true), 'MERCHANT_NOT_OPEN');
    await stayInMall(house, merchantId);
    await doDepartureChores(house, MANY);
    expect([(await merchant())?.state, (await store())?.isListed]).toEqual(['open', true]);
    const onSale = async (id: string) => (await house.database.get(skus, id))?.onSale;
    expect([await onSale(cream._id), await onSale(serum._id), await onSale(mask._id)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await house.database.count(products, { wentWithMerchant: true })).toBe(0);
    await mall.place('mei', cream._id);
  });

  it('counts once, however often; while it waits the choice may change, once taken back it begins anew', async () => {
    const first = await askToDepart(house, merchantId, 'kept');
    house.clock.at += 1000;
    expect(await askToDepart(house, merchantId, 'kept')).toEqual(first);
    expect(await askToDepart(house, merchantId, 'burned')).toMatchObject({
      stock: 'burned',
      closesFrom: first.closesFrom,
    });
    await stayInMall(house, merchantId);
    expect((await stayInMall(house, merchantId)).state).toBe('cancelled');
    expect(await askToDepart(house, merchantId, 'kept')).toMatchObject({ state: 'waiting', round: 2 });
  });

  it('is not for the mall’s own shop, nor for one that is not there', async () => {
    await refused(askToDepart(house, 'platform', 'kept'), 'FORBIDDEN');
    await refused(askToDepart(house, 'nowhere', 'kept'), 'NOT_FOUND');
    await refused(stayInMall(house, merchantId), 'NOT_FOUND');
    await refused(close(), 'NOT_FOUND');
    await refused(askToReturn(house, merchantId), 'NOT_FOUND');
  });

  it('has a table of states, in which what is missing is refused', () => {
    const states: readonly DepartureState[] = ['waiting', 'cancelled', 'closed', 'returning', 'returned'];
    for (const [event, moves] of Object.entries(DEPARTURE_MOVES) as [
      DepartureEvent,
      Partial<Record<DepartureState, DepartureState>>,
    ][])
      for (const state of states) {
        const to = moves[state];
        if (to === undefined) expect(() => movedDeparture(state, event)).toThrow(/退出|返回/);
        else expect(movedDeparture(state, event)).toBe(to);
      }
  });
});

describe('what is in the way', () => {
  it('is named, each with its sentence, and nothing is closed before', async () => {
    const cream = await mall.goods('cream', { priceFen: 20_000 });
    const card = await mall.goods('card', { kind: 'service', uses: 3, priceFen: 30_000 });
    await mall.paid(await mall.place('mei', cream._id));
    await mall.paid(
      await mall.placeLines('mei', [{ skuId: card._id, quantity: 1 }], {
        delivery: { kind: 'none', city: '杭州市' },
      }),
    );
    await put(cashAccounts, { ...noCash(merchantHolder(merchantId)), freeFen: 12_345, frozenFen: 1 });
    await askToDepart(house, merchantId, 'burned');
    const { obstacles } = await viewDeparture(house, merchantId);
    expect(obstacles).toMatchObject([
      { kind: 'orders', text: '还有 1 笔订单没有完成' },
      { kind: 'vouchers', text: '还有 1 张券或疗程卡没有用完' },
      { kind: 'frozen' },
      { kind: 'buyOrders' },
      { kind: 'cash', text: '求购资金里还有 ¥123.46，请先转出' },
      { kind: 'waiting' },
    ]);
    await refused(close(), 'DEPARTURE_BLOCKED', {
      message: '还有 1 笔订单没有完成',
      details: { obstacles: obstacles.map(({ kind }) => kind).join(' ') },
    });
    expect([(await merchant())?.state, (await mall.shop()).points]).toEqual(['leaving', expect.any(Number)]);
    await put(cashAccounts, noCash(merchantHolder(merchantId)));
  });

  it('is settled by giving back what is open, oldest first, each once', async () => {
    const cream = await mall.goods('cream', { priceFen: 20_000 });
    const order = await mall.paid(await mall.place('mei', cream._id));
    await refused(giveBackOpenOrders(house, merchantId, MANY), 'WRONG_STATE');
    await askToDepart(house, merchantId, 'kept');
    expect((await viewDeparture(house, merchantId)).givable).toEqual({ orders: 1, fen: 20_000 });
    const begun = await Promise.all(
      Array.from({ length: 20 }, () => giveBackOpenOrders(house, merchantId, MANY)),
    );
    expect(begun.some((count) => count === 1)).toBe(true);
    expect((await mall.order(order._id)).state).toBe('refunded');
    const [refund, ...more] = await house.database.find(refunds, {
      where: { orderId: order._id },
      limit: 10,
    });
    expect([refund?.amountFen, more]).toEqual([20_000, []]);
    expect(await kinds()).toEqual(['refunds', 'waiting']);
    expect(await giveBackOpenOrders(house, merchantId, MANY)).toBe(0);
    expect((await mall.shop()).points).toBe(STOCK);
  });

  it('is an after-sale that waits, and a refund on its way', async () => {
    const bill = await mall.bill('mei', 10_000);
    await askToDepart(house, merchantId, 'kept');
    await mall.pass(NOTICE_DAYS);
    await requestRefund(house, {
      orderId: bill._id,
      memberId: 'mei',
      amountFen: 10_000,
      reason: '退',
      pictures: [],
    });
    expect(await kinds()).toEqual(['afterSale']);
    await approveRefund(house, bill._id, merchantId);
    expect(await kinds()).toEqual(['refunds']);
    await refused(close(), 'DEPARTURE_BLOCKED');
  });
});

describe('closing', () => {
  it('keeps the stock, and posts and stores end', async () => {
    await left('kept');
    expect(await merchant()).toMatchObject({ state: 'closed' });
    expect(await departure()).toMatchObject({
      state: 'closed',
      burnedPointUnits: 0,
      chore: null,
      dueAt: null,
    });
    expect((await mall.shop()).points).toBe(STOCK);
    expect(await entry()).toBeNull();
    expect((await house.database.get(employments, employmentId(merchantId, 'cleo')))?.endedAt).not.toBeNull();
    const [message] = await house.database.find(outbox, { where: { memberId: 'owner' }, limit: 10 });
    expect(message?.fields).toMatchObject({ result: '已退出', note: '积分库存为您保留' });
  });

  it('burns the stock and lets its SV lapse, so that nothing comes after', async () => {
    const cream = await mall.goods('cream', { priceFen: 20_000 });
    const { _id: orderId } = await mall.paid(await mall.place('mei', cream._id));
    await askToDepart(house, merchantId, 'burned');
    await mall.pass(NOTICE_DAYS);
    await settleOrder(house, await receiveOrder(house, orderId, 'mei'));
    const before = await mall.shop();
    expect(before.svUnits).toBeGreaterThan(0);
    await close();
    expect(await departure()).toMatchObject({
      burnedPointUnits: before.points,
      lapsedSvUnits: before.svUnits,
    });
    expect((await entry())?.legs).toEqual(
      expect.arrayContaining([
        { account: MALL.burned, asset: 'POINTS', units: before.points, why: 'departed.points' },
        { account: MALL.svGranted, asset: 'SV', units: before.svUnits, why: 'departed.sv' },
      ]),
    );
    await mall.pass(5);
    expect(await mall.shop()).toMatchObject({ points: 0, svUnits: 0 });
  });

  it('leaves a refund possible: what was burned for the order lies in the stock for a return', async () => {
    const bill = await mall.bill('mei', 10_000);
    await left('burned');
    await requestRefund(house, {
      orderId: bill._id,
      memberId: 'mei',
      amountFen: 10_000,
      reason: '退',
      pictures: [],
    });
    await approveRefund(house, bill._id, merchantId);
    expect((await mall.order(bill._id)).state).toBe('refunded');
    expect((await mall.shop()).points).toBeGreaterThan(0);
  });

  it('is not done by its owner, not before the notice is over, and once', async () => {
    await askToDepart(house, merchantId, 'burned');
    house.clock.at += NOTICE_DAYS * DAY_MS - 1;
    await mall.pass(0);
    await refused(close(), 'DEPARTURE_BLOCKED', { details: { obstacles: 'waiting' } });
    house.clock.at += 1;
    await mall.pass(0);
    await refused(closeMerchant(house, { merchantId, closedBy: 'owner' }), 'FORBIDDEN');
    const closed = await Promise.all(Array.from({ length: 20 }, close));
    expect(new Set(closed.map(({ burnedPointUnits }) => burnedPointUnits))).toEqual(new Set([STOCK]));
    await refused(stayInMall(house, merchantId), 'WRONG_STATE');
    await refused(askToDepart(house, merchantId, 'kept'), 'WRONG_STATE');
  });
});

describe('coming back', () => {
  it('opens at once with the stock that was kept; its goods stay off sale', async () => {
    const cream = await mall.goods('cream');
    await left('kept');
    await askToReturn(house, merchantId);
    await refused(readmitMerchant(house, { merchantId, decidedBy: 'owner' }), 'FORBIDDEN');
    await readmitMerchant(house, { merchantId, ...DECIDED });
    expect(await readmitMerchant(house, { merchantId, ...DECIDED })).toMatchObject({ state: 'returned' });
    expect([(await merchant())?.state, (await store())?.isListed]).toEqual(['open', true]);
    await refused(mall.place('mei', cream._id), 'NOT_FOUND');
    await setOnSale(house, merchantId, cream.productId, true);
    await mall.place('mei', cream._id);
  });

  it('comes in anew with its stock burned: it opens when the opening stock is there', async () => {
    const opened: Application = {
      ...{ _id: merchantId, state: 'opened', contact: null, isMedical: false, licences: [] },
      ...{ submittedAt: 1, reviewedAt: 1, reviewedBy: 'operator', reason: null },
    };
    await put(applications, opened);
    await left('burned');
    await askToReturn(house, merchantId);
    await readmitMerchant(house, { merchantId, ...DECIDED });
    expect([(await merchant())?.state, (await store())?.isListed]).toEqual(['pending', false]);
    await refused(openMerchantShop(house, merchantId), 'OPENING_STOCK_SHORT');
    await supply(STOCK, 'second');
    await openMerchantShop(house, merchantId);
    expect([(await merchant())?.state, (await store())?.isListed]).toEqual(['open', true]);
  });

  it('may be refused with a reason, and asked for again', async () => {
    await left('kept');
    await askToReturn(house, merchantId);
    const refusal = { merchantId, ...DECIDED, answer: '执照过期' };
    await refuseReturn(house, refusal);
    expect(await refuseReturn(house, refusal)).toMatchObject({ state: 'closed', answer: '执照过期' });
    expect((await viewDeparture(house, merchantId)).departure).toMatchObject({ answer: '执照过期' });
    await refused(readmitMerchant(house, { merchantId, ...DECIDED }), 'WRONG_STATE');
    expect(await askToReturn(house, merchantId)).toMatchObject({ state: 'returning', answer: null });
  });

  it('is a second wish afterwards, with entries of its own', async () => {
    await left('burned');
    await askToReturn(house, merchantId);
    await readmitMerchant(house, { merchantId, ...DECIDED });
    await supply(STOCK, 'again');
    await left('burned');
    expect(await house.database.get(journal, `depart:${merchantId}:2`)).not.toBeNull();
    expect(await departure()).toMatchObject({ round: 2, burnedPointUnits: STOCK });
  });
});

it('operators see who waits with what is in the way', async () => {
  const cream = await mall.goods('cream');
  await mall.paid(await mall.place('mei', cream._id));
  await askToDepart(house, merchantId, 'kept');
  const { rows } = await departuresIn(house, 'waiting', null, 10);
  expect(rows).toMatchObject([
    { merchantId, merchantName: '沐颜', obstacles: expect.arrayContaining(['公示期还没有满']) },
  ]);
  expect((await departuresIn(house, 'closed', null, 10)).rows).toEqual([]);
});
