/** Days of the mall with a past (lived-mall.ts): goods for points, points in part, cash through the desk, 到家. */
import { confirmRealName } from '../../cloudfunctions/accounts/real-name';
import { memberIdOf } from '../../cloudfunctions/accounts/member-id';
import { cancelOut } from '../../cloudfunctions/cashier/out/cancel';
import { tryOn } from '../../cloudfunctions/cashier/out/send';
import { setAside } from '../../cloudfunctions/cashier/out/set-aside';
import { askPayIn } from '../../cloudfunctions/cashier/pay-in/ask';
import { receivePayIn } from '../../cloudfunctions/cashier/pay-in/receive';
import { memberHolder, merchantHolder, type HolderId } from '../../cloudfunctions/ledger/accounts';
import { readState } from '../../cloudfunctions/ledger/read-holders';
import { receiveOrder, shipOrder } from '../../cloudfunctions/orders/deliver';
import { cancelExchange } from '../../cloudfunctions/orders/exchanging/cancel';
import { exchangeGoods } from '../../cloudfunctions/orders/exchanging/exchange';
import { closeUnpaid } from '../../cloudfunctions/orders/paying/close-unpaid';
import type { Order } from '../../cloudfunctions/orders/documents';
import { pointsFor } from '../../cloudfunctions/orders/point-part/cover';
import { payAtStore } from '../../cloudfunctions/orders/placing/pay-at-store';
import { settleOrder } from '../../cloudfunctions/orders/settle';
import { PLATFORM } from '../../cloudfunctions/stores/people';
import { setPointsShare } from '../../cloudfunctions/stores/points-share';
import { MINUTE_MS, addDays, dayOf, startOfDay } from '../../cloudfunctions/units/days';
import { saveVisitArea } from '../../cloudfunctions/visits/area';
import { assignVisit } from '../../cloudfunctions/visits/assign';
import { planVisit } from '../../cloudfunctions/visits/plan';
import { arriveVisit, departVisit, finishVisit } from '../../cloudfunctions/visits/progress';
import { HOME, PARCEL, STORE, type Mall } from './mall';
import type { TestHouse } from './memory-house';
import { prize } from './point-payer';
import { Salon } from './salon';
import { PIN, type TradingFloor } from './trading-floor';
import { redeemUse, undoRedeem } from './uses';

type Refund = (house: TestHouse, orderId: string, amountFen: number) => Promise<unknown>;

/** ann and bea have points in custody and a pay password. */
export async function pointPayers(house: TestHouse, mall: Mall, refund: Refund): Promise<void> {
  await exchanges(house, mall, refund);
  await setPointsShare(house, mall.shopId, 3_000);
  await billsInPoints(house, mall, refund);
  await cardInPoints(house, mall, refund);
}

async function pointsOf(house: TestHouse, fen: number): Promise<{ units: number; password: string }> {
  const { price } = await readState(house);
  return { units: pointsFor(fen, price), password: PIN };
}

async function exchanges(house: TestHouse, mall: Mall, refund: Refund): Promise<void> {
  const { _id: skuId, priceFen } = await prize(house, 'cream', { priceFen: 300, stock: 9 });
  await mall.address('bea');
  const exchange = async (): Promise<Order> => {
    const { orders } = await exchangeGoods(house, {
      ...{ requestId: mall.requestId(), memberId: 'bea', skuId, quantity: 1, addressId: HOME.id, note: '' },
      points: await pointsOf(house, priceFen),
    });
    return first(orders);
  };
  const settled = async ({ _id }: Order): Promise<Order> => {
    await shipOrder(house, _id, PLATFORM, PARCEL);
    return settleOrder(house, await receiveOrder(house, _id, 'bea'));
  };
  await cancelExchange(house, 'bea', (await exchange())._id);
  await settled(await exchange());
  // Settled, and sent back.
  await refund(house, (await settled(await exchange()))._id, 0);
  // Stays on its way.
  await shipOrder(house, (await exchange())._id, PLATFORM, PARCEL);
}

async function billsInPoints(house: TestHouse, mall: Mall, refund: Refund): Promise<void> {
  const bill = async (amountFen: number) =>
    payAtStore(house, {
      ...{ requestId: mall.requestId(), memberId: 'ann', storeId: STORE, amountFen },
      points: await pointsOf(house, Math.floor((amountFen * 3) / 10)),
    });
  await mall.paid(await bill(1_001));
  const regretted = await mall.paid(await bill(2_003));
  await refund(house, regretted._id, 401);
  await closeUnpaid(house, (await bill(900)).payment);
  const { _id: mask } = await mall.goods('serum', { priceFen: 1_500, allowanceRateBp: 2000 });
  const goods = await mall.paid(
    await mall.placeLines('ann', [{ skuId: mask, quantity: 2 }], { points: await pointsOf(house, 900) }),
  );
  await refund(house, goods._id, 700);
  await mall.pass(1);
  await settleOrder(house, await receiveOrder(house, goods._id, 'ann'));
}

async function cardInPoints(house: TestHouse, mall: Mall, refund: Refund): Promise<void> {
  const { _id: skuId } = await mall.goods('short', { kind: 'service', uses: 3, priceFen: 1_000 });
  const buy = async (): Promise<Order> =>
    mall.paid(await mall.placeLines('ann', [{ skuId, quantity: 1 }], { points: await pointsOf(house, 300) }));
  const card = await buy();
  await redeemUse(house, card, 1);
  await undoRedeem(house, await mall.order(card._id), 1);
  await redeemUse(house, await mall.order(card._id), 1);
  await refund(house, card._id, 700 - Math.floor(700 / 3));
  // Stays with one use undone.
  const kept = await buy();
  await redeemUse(house, kept, 1);
  await redeemUse(house, await mall.order(kept._id), 2);
  await undoRedeem(house, await mall.order(kept._id), 2);
}

const OPENID = 'openid-glow';
const OWNER = memberIdOf(OPENID);

/** Cash into the fund of `glow`; out of it, and out of the wallets of those who sold: every end of each. */
export async function cashDesk(house: TestHouse, floor: TradingFloor): Promise<void> {
  const { mall } = floor;
  await mall.activeMember(OWNER);
  await confirmRealName(house, OWNER);
  await floor.changeMerchant('glow', { ownerId: OWNER });
  const wish = { merchantId: 'glow', memberId: OWNER, openId: OPENID };
  const paid = await askPayIn(house, { ...wish, requestId: mall.requestId(), amountFen: 30_000 });
  await receivePayIn(house, house.cashDesk.pay(paid.payIn._id));
  await askPayIn(house, { ...wish, requestId: mall.requestId(), amountFen: 20_000 });
  // What ann and bea sold for may be withdrawn.
  await mall.pass(8);
  const begin = async (holder: HolderId, toId: string, amountFen: number) => {
    const { _id } = await setAside(house, {
      ...{ holder, toId, openId: `openid-${toId}`, requestId: mall.requestId(), amountFen },
    });
    return (await tryOn(house, _id))._id;
  };
  const turned = async (id: string, status: 'SUCCESS' | 'FAIL'): Promise<void> => {
    house.cashDesk.turn(id, status);
    await tryOn(house, id);
  };
  await turned(await begin(memberHolder('ann'), 'ann', 300), 'SUCCESS');
  await turned(await begin(memberHolder('ann'), 'ann', 200), 'FAIL');
  await begin(memberHolder('bea'), 'bea', 300);
  const fund = merchantHolder('glow');
  await turned(await begin(fund, OWNER, 7_000), 'SUCCESS');
  await cancelOut(house, fund, await begin(fund, OWNER, 1_000));
}

/** A treatment at home settles a use like one at the store. */
export async function treatmentAtHome(house: TestHouse, mall: Mall): Promise<void> {
  const staff = { merchantId: mall.shopId, storeId: STORE, staffId: 'amy' };
  const salon = await Salon.open(mall, { listing: { uses: 2, priceFen: 50_000, isAtHome: true } });
  const day = addDays(dayOf(house.clock.now()), 1);
  const afternoon = { from: 14 * 60, to: 16 * 60 };
  await saveVisitArea(house, {
    ...{ merchantId: mall.shopId, storeId: STORE, isOpen: true, closedDays: [] },
    districts: [{ city: HOME.city, district: HOME.district }],
    windows: [{ ...afternoon, capacity: 1 }],
  });
  const order = await mall.paid(await mall.place('bea', salon.skuId));
  const wanted = { orderId: order._id, memberId: 'bea', addressId: HOME.id, storeId: STORE, note: '' };
  const code = '123456';
  const { _id: visitId } = await planVisit(
    house,
    { visitId: 'visit-bea', ...wanted, day, ...afternoon },
    code,
  );
  await assignVisit(house, visitId, staff, { staffMemberId: 'amy', courier: null, dealerId: null });
  house.clock.at = startOfDay(day) + afternoon.from * MINUTE_MS;
  await mall.pass(0);
  await departVisit(house, visitId, staff);
  await arriveVisit(house, visitId, staff);
  await finishVisit(house, { visitId, who: staff, code });
}

function first<T>([one]: readonly T[]): T {
  if (one === undefined) throw new Error('nothing was placed');
  return one;
}
