/** Who owes points at the market: what a refund takes, what a debtor may not do, paying in cash (rules.md §10). */
import { expectSoundBooks } from '../../tests/support/audit';
import { Mall, OWING } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { POINT, TradingFloor } from '../../tests/support/trading-floor';
import { MALL, memberHolder } from '../ledger/accounts';
import { post } from '../ledger/post';
import { refundOrder } from '../orders/refunding/refund';
import { walletCash } from '../storefront/market/cash-pages';
import { netDebts } from './net-debts';
import { marketView } from './reading/market-view';
import { cashOf } from './reading/own';

let house: TestHouse;
let floor: TradingFloor;
let mall: Mall;

beforeEach(async () => {
  house = memoryHouse(OWING);
  floor = await TradingFloor.open(house);
  mall = floor.mall;
  await floor.seller('bea', 100);
  await floor.buyer('salon', 100_000);
});
afterEach(() => expectSoundBooks(house));

const refusal = (code: string): unknown => expect.objectContaining({ code });

describe('debts', () => {
  /** Ann earns 2 points by a sale that goes back later; all she has is in the market. */
  async function annOwes(otherPoints: number, before = () => Promise.resolve()): Promise<string> {
    await floor.seller('ann', otherPoints);
    await before();
    await mall.activate('ann');
    await mall.activeMember('cat', 'ann');
    const { _id } = await mall.bill('cat', 40_000);
    // What she earned went elsewhere.
    const ann = memberHolder('ann');
    const away = { entryId: 'away', kind: 'supply', cause: 'test', holders: [ann] };
    await post(
      house,
      away,
      () => Promise.resolve(null),
      (book) => {
        const from = { holder: ann, place: 'points' } as const;
        book.movePoints(from, { mall: MALL.replaySupply }, book.holder(ann).points, 'supply');
      },
    );
    return _id;
  }
  const refund = async (orderId: string) => {
    await refundOrder(house, { refundId: 'r1', orderId, amountFen: 40_000, reason: 'test' });
  };

  test('a refund takes from open sell orders last; the order leaves the book with what is left', async () => {
    const orderId = await annOwes(5);
    const sell = await floor.offer('ann', 5);
    await refund(orderId);
    expect(await floor.pointsOf('ann')).toEqual({
      ...{ custodial: 0, points: 0 },
      ...{ inOrders: 3 * POINT, takenFromOrders: 2 * POINT },
    });
    await expectSoundBooks(house);
    await floor.bid('salon', 5);
    expect(await floor.match()).toBe(0);
    expect(await floor.order(sell._id)).toMatchObject({
      ...{ state: 'cancelled', endedBecause: 'taken', left: 3 * POINT, filled: 0 },
    });
    expect(await floor.pointsOf('ann')).toMatchObject({
      custodial: 3 * POINT,
      inOrders: 0,
      takenFromOrders: 0,
    });
  });

  test('a debt is paid out of free cash at the day’s price, to the merchant that is owed', async () => {
    const orderId = await annOwes(1, async () => {
      await floor.offer('ann', 1, 9_500);
      await floor.bid('salon', 1, 10_500);
      await floor.match();
      await mall.pass(6);
      // Not free yet.
      expect(await cashOf(house, memberHolder('ann'))).toMatchObject({ freeFen: 0, waiting: [{ fen: 95 }] });
      await mall.pass(1);
      expect(await cashOf(house, memberHolder('ann'))).toMatchObject({ freeFen: 95, waiting: [] });
    });
    await refund(orderId);
    expect((await mall.member('ann')).pointDebts).toMatchObject([{ units: 2 * POINT }]);
    const { price } = await marketView(house);
    const fund = (await floor.fund('salon')).freeFen;
    const told = await walletCash(house, 'ann');
    const netted = await netDebts(house, 'ann');
    expect(told).toMatchObject({ owedPointUnits: 2 * POINT, nettable: netted });
    expect(netted).toEqual({ fen: 95, pointUnits: Math.floor((95 * 100 * POINT) / price) });
    expect((await floor.fund('salon')).freeFen - fund).toBe(95);
    expect((await mall.member('ann')).pointDebts).toMatchObject([{ units: 2 * POINT - netted.pointUnits }]);
    expect(await floor.wallet('ann')).toMatchObject({ freeFen: 0, lots: [] });
    expect(await netDebts(house, 'ann')).toEqual({ fen: 0, pointUnits: 0 });
    expect(await netDebts(house, 'bea')).toEqual({ fen: 0, pointUnits: 0 });
  });

  test('a debtor’s order is filled no more, and none is placed', async () => {
    const orderId = await annOwes(1);
    const sell = await floor.offer('ann', 1);
    await refund(orderId);
    expect((await mall.member('ann')).pointDebts).toMatchObject([{ units: POINT }]);
    await floor.giveCustodial('ann', 3);
    await expect(floor.offer('ann', 1)).rejects.toEqual(refusal('POINTS_OWED'));
    await floor.bid('salon', 5);
    expect(await floor.match()).toBe(0);
    expect(await floor.order(sell._id)).toMatchObject({ state: 'cancelled', endedBecause: 'debt', left: 0 });
  });
});
