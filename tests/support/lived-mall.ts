/**
 * A mall with a past: packs, bills, goods, a session card, refunds of every sort, held rewards, debts, signed moves,
 * a market day, points in part and goods for points, cash in and out, 到家, paused holders. Every call is of its own millisecond, so that its books tell what came first.
 */
import { setRole } from '../../cloudfunctions/accounts/role';
import { confirmRealName } from '../../cloudfunctions/accounts/real-name';
import { setPassword } from '../../cloudfunctions/custody/passwords/set';
import { moveIn, transferPoints } from '../../cloudfunctions/custody/moves/move';
import { moveOut } from '../../cloudfunctions/custody/moves/move-out';
import { addressOf } from '../../cloudfunctions/custody/address';
import { cancelOrder } from '../../cloudfunctions/market/end';
import { memberHolder } from '../../cloudfunctions/ledger/accounts';
import { readState } from '../../cloudfunctions/ledger/read-holders';
import { approveRefund, requestRefund } from '../../cloudfunctions/orders/refunding/after-sale';
import { receiveOrder } from '../../cloudfunctions/orders/deliver';
import { closeUnpaid } from '../../cloudfunctions/orders/paying/close-unpaid';
import { payAtStore } from '../../cloudfunctions/orders/placing/pay-at-store';
import { refundOrder } from '../../cloudfunctions/orders/refunding/refund';
import { settleOrder } from '../../cloudfunctions/orders/settle';
import { appointPartner } from '../../cloudfunctions/partners/appoint';
import { lapseHeld } from '../../cloudfunctions/rewards/held-legs';
import { sweepHolders } from '../../cloudfunctions/points/sweep';
import { parsePolicy } from '../../cloudfunctions/policy/policy';
import { dayOf } from '../../cloudfunctions/units/days';
import { KeyPhone } from './key-phone';
import { cashDesk, pointPayers, treatmentAtHome } from './lived-days';
import { CITY, OWING, STORE, type Mall } from './mall';
import { memoryHouse, type TestHouse } from './memory-house';
import { PIN, POINT, TradingFloor } from './trading-floor';
import { redeemUse, undoRedeem } from './uses';

/** Rewards wait for names, and two traders are enough to speak for the price. */
const livedPolicy = (dailyCapBp: number) =>
  parsePolicy({
    ...OWING,
    version: 'test-lived',
    supply: { ...OWING.supply, dailyCapBp },
    joining: { ...OWING.joining, rewardsNeedRealName: true, heldDays: 5 },
    price: { ...OWING.price, minSellers: 1, minMerchants: 1, minTradedBp: 1, maxAccountBp: 10_000 },
    market: { ...OWING.market, feeBp: 100 },
  });

/** Kinds of entries that only scenarios make. */
export const SCENARIO_KINDS = ['fund'];

/** With a cap of 100% every day empties the pool; with less SV lasts for weeks. */
export async function livedMall(dailyCapBp: number): Promise<TestHouse> {
  const house = memoryHouse(livedPolicy(dailyCapBp));
  house.clock.now = () => (house.clock.at += 1);
  const floor = await TradingFloor.open(house);
  const { mall } = floor;
  await people(house, mall);
  await firstDays(house, mall);
  await cards(house, mall);
  await keysAndMarket(house, floor);
  await pointPayers(house, mall, refund);
  await cashDesk(house, floor);
  await treatmentAtHome(house, mall);
  await quietMonth(house, mall);
  while ((await sweepHolders(house, 5)) > 0);
  return house;
}

async function people(house: TestHouse, mall: Mall): Promise<void> {
  const referrers = { root: null, upper: 'root', ann: 'upper', bea: 'ann', pia: null, cat: 'bea' } as const;
  for (const [memberId, referrerId] of Object.entries(referrers))
    await mall.activeMember(memberId, referrerId);
  // Has joined and never bought a pack.
  await mall.join('dan', 'bea');
  for (const memberId of ['root', 'upper', 'ann']) await confirmRealName(house, memberId);
  await setRole(house, 'upper', 'shopkeeper');
  await setRole(house, 'root', 'serviceProvider');
  await appointPartner(house, CITY, 'pia');
}

async function firstDays(house: TestHouse, mall: Mall): Promise<void> {
  await mall.bill('bea', 88_888);
  await mall.bill('cat', 12_345);
  await mall.bill('dan', 45_600);
  const unpaid = await payAtStore(house, {
    ...{ requestId: mall.requestId(), memberId: 'cat', storeId: STORE, amountFen: 7_000 },
  });
  await closeUnpaid(house, unpaid.payment);
  await mall.pass(1);
  const { _id: mask } = await mall.goods('mask', { priceFen: 9_900, allowanceRateBp: 2000 });
  const paid = await mall.paid(await mall.place('bea', mask, 3));
  await settleOrder(house, await receiveOrder(house, paid._id, 'bea'));
  const partly = await mall.paid(await mall.place('cat', mask, 2));
  await refund(house, partly._id, 3_333);
  await settleOrder(house, await receiveOrder(house, partly._id, 'cat'));
  await refund(house, partly._id, 1_111);
  const given = await mall.paid(await mall.place('ann', mask));
  await refund(house, given._id, 9_900);
  const three = await mall.paid(await mall.place('bea', mask, 3));
  const { _id: orderId, memberId } = three;
  const pieces = [{ line: 0, quantity: 1 }];
  await requestRefund(house, {
    ...{ orderId, memberId, amountFen: 9_900, pieces },
    ...{ reason: '少要一件', pictures: [] },
  });
  await approveRefund(house, orderId, mall.shopId);
  await mall.pass(2);
  // Of what it brought some has been converted, so that debts remain.
  const regretted = await mall.bill('cat', 300_000);
  await mall.pass(2);
  await refund(house, regretted._id, 200_000);
  await mall.pass(1);
  await refund(house, regretted._id, 100_000);
  await confirmRealName(house, 'bea');
  await mall.pass(6);
  await lapseHeld(house, dayOf(house.clock.now()), 100);
  await mall.bill('cat', 50_000);
}

async function cards(house: TestHouse, mall: Mall): Promise<void> {
  const { _id: sku } = await mall.goods('card', {
    kind: 'service',
    uses: 3,
    priceFen: 30_001,
    allowanceRateBp: 1500,
  });
  const card = await mall.paid(await mall.place('bea', sku));
  await redeemUse(house, card, 1);
  await undoRedeem(house, await mall.order(card._id), 1);
  await redeemUse(house, await mall.order(card._id), 1);
  await mall.pass(1);
  await redeemUse(house, await mall.order(card._id), 2);
  const unused = 30_001 - Math.floor((2 * 30_001) / 3);
  await refund(house, card._id, unused);
  // Stays half used.
  await redeemUse(house, await mall.paid(await mall.place('ann', sku)), 1);
  await mall.pass(1);
}

async function keysAndMarket(house: TestHouse, floor: TradingFloor): Promise<void> {
  const [ann, bea] = await Promise.all(
    ['ann', 'bea'].map((memberId) => KeyPhone.registered(house, memberId)),
  );
  if (ann === undefined || bea === undefined) throw new Error('no phones');
  await transferPoints(house, { ...ann.move(2 * POINT, addressOf('cat')), to: addressOf('cat') });
  for (const phone of [ann, bea]) {
    await moveIn(house, phone.move(60 * POINT));
    await setPassword(house, phone.memberId, PIN);
  }
  await moveOut(house, { memberId: 'bea', requestId: floor.request(), units: 5 * POINT, password: PIN });
  const { price } = await readState(house);
  await floor.buyer('glow', 100_000);
  await floor.bid('glow', 30, price + 1);
  await floor.offer('ann', 12, price);
  await floor.offer('bea', 20, price);
  await floor.match();
  const kept = await floor.offer('ann', 10, price + 10);
  await floor.bid('glow', 7, price - 10);
  await cancelOrder(house, memberHolder('ann'), kept._id);
  await floor.mall.pass(1);
}

/** Nobody buys for long: everybody pauses, and an order wakes some. */
async function quietMonth(house: TestHouse, mall: Mall): Promise<void> {
  await mall.pass(34);
  await confirmRealName(house, 'pia');
  await mall.bill('pia', 5_000);
  await mall.bill('bea', 23_400);
  await mall.pass(1);
  await mall.bill('ann', 1_000);
}

let refunds = 0;
function refund(house: TestHouse, orderId: string, amountFen: number): Promise<unknown> {
  refunds += 1;
  return refundOrder(house, { refundId: `refund-${refunds}`, orderId, amountFen, reason: '不想要了' });
}
