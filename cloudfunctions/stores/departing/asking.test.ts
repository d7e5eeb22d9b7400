/** A merchant asks to leave or stays, and what is in the way of closing it. */
import { expectSoundBooks } from '../../../tests/support/audit';
import { Leaver, MANY, STOCK } from '../../../tests/support/leaver';
import { STORE } from '../../../tests/support/mall';
import { products, skus } from '../../catalog/documents';
import { setOnSale } from '../../catalog/shelving/set-on-sale';
import { merchantHolder } from '../../ledger/accounts';
import { cashAccounts } from '../../market/documents';
import { placeBuy } from '../../market/place';
import { noCash } from '../../market/till';
import { refunds } from '../../orders/documents';
import { approveRefund, requestRefund } from '../../orders/refunding/after-sale';
import { merchants, stores } from '../documents';
import { askToDepart, askToReturn, NOTICE_DAYS, stayInMall } from './ask';
import { doChoresOf, doDepartureChores } from './chores';
import { giveBackOpenOrders } from './give-back';
import { DEPARTURE_MOVES, movedDeparture, type DepartureEvent, type DepartureState } from './states';
import { departuresIn, viewDeparture } from './views';

let leaver: Leaver;
let house: Leaver['house'];
let mall: Leaver['mall'];
let merchantId: string;

beforeEach(async () => {
  leaver = await Leaver.open();
  ({ house, mall, merchantId } = leaver);
});
afterEach(() => expectSoundBooks(house));

const refused = (work: Promise<unknown>, code: string, more: object = {}) =>
  expect(work).rejects.toMatchObject({ code, ...more });
const merchant = () => house.database.get(merchants, merchantId);
const store = () => house.database.get(stores, STORE);
const kinds = async () => (await viewDeparture(house, merchantId)).obstacles.map(({ kind }) => kind);

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
    await refused(askToDepart(house, 'platform', 'kept'), 'WRONG_STATE');
    await refused(askToDepart(house, 'nowhere', 'kept'), 'NOT_FOUND');
    await refused(stayInMall(house, merchantId), 'NOT_FOUND');
    await refused(leaver.close(), 'NOT_FOUND');
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
    await leaver.put(cashAccounts, { ...noCash(merchantHolder(merchantId)), freeFen: 12_345, frozenFen: 1 });
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
    await refused(leaver.close(), 'DEPARTURE_BLOCKED', {
      message: '还有 1 笔订单没有完成',
      details: { obstacles: obstacles.map(({ kind }) => kind).join(' ') },
    });
    expect([(await merchant())?.state, (await mall.shop()).points]).toEqual(['leaving', expect.any(Number)]);
    await leaver.put(cashAccounts, noCash(merchantHolder(merchantId)));
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
    await refused(leaver.close(), 'DEPARTURE_BLOCKED');
  });
});

it('operators see who waits with what is in the way', async () => {
  const cream = await mall.goods('cream');
  await mall.paid(await mall.place('mei', cream._id));
  await askToDepart(house, merchantId, 'kept');
  const { rows } = await departuresIn(house, 'waiting', null, 10);
  expect(rows).toMatchObject([{ merchantId, merchantName: '沐颜' }]);
  expect(rows[0]?.obstacles).toContain('7 天告知期还没有满');
  expect((await departuresIn(house, 'closed', null, 10)).rows).toEqual([]);
});
