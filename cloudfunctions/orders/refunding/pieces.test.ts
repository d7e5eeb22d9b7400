/** Single pieces of an order go back: what they cost, what lies on the shelf again, what is left (rules.md §10). */
import * as fc from 'fast-check';

import { expectSoundBooks } from '../../../tests/support/audit';
import { Mall, OWING, PARCEL } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { skus } from '../../catalog/documents';
import { setFreight } from '../../stores/freight';
import { receiveOrder, shipOrder } from '../deliver';
import { orders, type Order, type OrderLine, type ReturnedPieces } from '../documents';
import { refundsOfOrder } from '../list';
import { settleOrder } from '../settle';
import { approveRefund, requestRefund } from './after-sale';
import { piecesFen, piecesLeft } from './pieces';
import { refundOrder } from './refund';

const line = (more: Partial<OrderLine>): OrderLine => ({
  ...{ skuId: 's', title: 't', quantity: 1, unitPriceFen: 0, reductionFen: 0, amountFen: 0 },
  ...{ allowanceRateBp: 0, allowanceFen: 0, ...more },
});
const orderOf = (lines: readonly OrderLine[], refundedFen = 0): Order =>
  ({
    ...{ kind: 'goods', lines, settlements: [], refundedUnsettledFen: refundedFen },
    amountFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
  }) as unknown as Order;

test('the pieces of a line sum to it, and no two of them differ by more than a fen', () => {
  const quantities = fc.integer({ min: 1, max: 999 });
  fc.assert(
    fc.property(
      quantities,
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.nat(),
      (quantity, amountFen, gone) => {
        const [pieces = []] = piecesLeft(orderOf([line({ quantity, amountFen })]));
        expect(pieces.reduce((a, b) => a + b, 0)).toBe(amountFen);
        expect(Math.max(...pieces) - Math.min(...pieces)).toBeLessThanOrEqual(1);
        const returned = gone % (quantity + 1);
        const [left = []] = piecesLeft(orderOf([line({ quantity, amountFen, returned })]));
        expect(left).toEqual(pieces.slice(returned));
      },
    ),
  );
});

test('pieces bring no more than was not refunded otherwise', () => {
  const lines = [line({ quantity: 2, amountFen: 1_001 }), line({ amountFen: 500 })];
  const all = [
    { line: 0, quantity: 2 },
    { line: 1, quantity: 1 },
  ];
  expect(piecesFen(orderOf(lines), [{ line: 0, quantity: 1 }])).toBe(501);
  expect(piecesFen(orderOf(lines), all)).toBe(1_501);
  expect(piecesFen(orderOf(lines, 300), all)).toBe(1_201);
  for (const wrong of [
    { line: 0, quantity: 3 },
    { line: 2, quantity: 1 },
  ])
    expect(() => piecesFen(orderOf(lines), [wrong])).toThrow('这些商品已经退过');
});

describe('in the mall', () => {
  let house: TestHouse;
  let mall: Mall;
  beforeEach(async () => {
    house = memoryHouse(OWING);
    mall = await Mall.open(house);
    await mall.activeMember('bea');
    await setFreight(house, mall.shopId, { feeFen: 1_000, freeFromFen: 99_999 });
  });
  afterEach(() => expectSoundBooks(house));

  const FIRST: readonly ReturnedPieces[] = [{ line: 0, quantity: 1 }];

  async function threeMasks(): Promise<Order> {
    const { _id: skuId } = await mall.goods('mask');
    return mall.paid(await mall.place('bea', skuId, 3));
  }
  const ask = ({ _id: orderId }: Order, amountFen: number, pieces = FIRST) =>
    requestRefund(house, { orderId, memberId: 'bea', amountFen, pieces, reason: '不想要了', pictures: [] });
  const approve = ({ _id }: Order) => approveRefund(house, _id, mall.shopId);
  const stock = async ({ lines: [first] }: Order) =>
    (await house.database.get(skus, first?.skuId ?? ''))?.stock ?? Number.NaN;

  test('before it is sent they lie on the shelf again, the rest is sent, and the last ones bring the freight', async () => {
    const order = await threeMasks();
    const before = await stock(order);
    await ask(order, 10_000);
    const partly = await approve(order);
    expect(partly).toMatchObject({ state: 'paid', lines: [{ quantity: 3, returned: 1 }] });
    expect(await stock(order)).toBe(before + 1);
    house.clock.at += 1;
    await ask(order, 20_000, [{ line: 0, quantity: 2 }]);
    expect(await approve(order)).toMatchObject({ state: 'refunded', lines: [{ returned: 3 }] });
    expect(await stock(order)).toBe(before + 3);
    const made = await refundsOfOrder(house.database, order._id);
    expect(made.map(({ amountFen }) => amountFen)).toEqual([21_000, 10_000]);
  });

  test('after some of it went back, the whole brings only the rest to the shelf', async () => {
    const order = await threeMasks();
    const before = await stock(order);
    await ask(order, 10_000);
    await approve(order);
    await refundOrder(house, { refundId: 'rest', orderId: order._id, amountFen: 20_000, reason: '不想要了' });
    expect(await stock(order)).toBe(before + 3);
  });

  test('what was sent stays off the shelf; after settlement every leg is reversed in proportion', async () => {
    const order = await threeMasks();
    const before = await stock(order);
    await shipOrder(house, order._id, mall.shopId, PARCEL);
    await receiveOrder(house, order._id, 'bea');
    const { settlements } = await settleOrder(house, (await house.database.get(orders, order._id)) ?? order);
    expect(settlements).toHaveLength(1);
    await ask(order, 10_000);
    const partly = await approve(order);
    expect(partly).toMatchObject({ state: 'settled', lines: [{ returned: 1 }] });
    expect(partly.settlements[0]).toMatchObject({ refundedFen: 10_000, reversed: false });
    expect(await stock(order)).toBe(before);
  });

  test('what was fetched at a store stays off the shelf too, whether pieces or all of it go back', async () => {
    const order = await threeMasks();
    const before = await stock(order);
    await receiveOrder(house, order._id, 'bea');
    await ask(order, 10_000);
    await approve(order);
    await refundOrder(house, { refundId: 'rest', orderId: order._id, amountFen: 20_000, reason: '不想要了' });
    expect((await house.database.get(orders, order._id))?.state).toBe('refunded');
    expect(await stock(order)).toBe(before);
  });

  test.each<[string, number, readonly ReturnedPieces[], string]>([
    ['a piece for more than it cost', 10_001, FIRST, 'INVALID_INPUT'],
    ['a piece for less than it cost', 9_999, FIRST, 'INVALID_INPUT'],
    ['a line twice', 20_000, [...FIRST, ...FIRST], 'INVALID_INPUT'],
    ['a line that is not there', 10_000, [{ line: 1, quantity: 1 }], 'REFUND_TOO_LARGE'],
    ['more pieces than there are', 30_000, [{ line: 0, quantity: 4 }], 'REFUND_TOO_LARGE'],
  ])('%s is refused', async (_name, amountFen, pieces, code) => {
    await expect(ask(await threeMasks(), amountFen, pieces)).rejects.toMatchObject({ code });
  });

  test('of a bill no pieces can be named', async () => {
    const bill = await mall.bill('bea', 10_000);
    await expect(ask(bill, 10_000)).rejects.toMatchObject({ code: 'REFUND_TOO_LARGE' });
  });

  test('another choice of pieces is another request', async () => {
    const order = await threeMasks();
    const asked = await ask(order, 10_000);
    expect(await ask(order, 10_000)).toEqual(asked);
    await expect(ask(order, 10_000, [])).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('twenty yeses at once send the piece back once', async () => {
    const order = await threeMasks();
    const before = await stock(order);
    await ask(order, 10_000);
    await Promise.all(Array.from({ length: 20 }, () => approve(order)));
    expect(await stock(order)).toBe(before + 1);
    expect((await house.database.get(orders, order._id))?.lines[0]?.returned).toBe(1);
    expect(await refundsOfOrder(house.database, order._id)).toHaveLength(1);
  });
});
