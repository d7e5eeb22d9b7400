/**
 * What custody, the market, the cash desk, goods for points and the rest of a store's work cost: sequential round trips, as
 * tests/round-trips.test.ts counts them. Calls of WeChat Pay come on top.
 */
import { confirmRealName } from '../cloudfunctions/accounts/real-name';
import { setOnSale } from '../cloudfunctions/catalog/shelving/set-on-sale';
import { setStock } from '../cloudfunctions/catalog/shelving/set-stock';
import { cancelOut } from '../cloudfunctions/cashier/out/cancel';
import { noteNews } from '../cloudfunctions/cashier/out/news';
import { setAside } from '../cloudfunctions/cashier/out/set-aside';
import { tryOn } from '../cloudfunctions/cashier/out/send';
import { askPayIn } from '../cloudfunctions/cashier/pay-in/ask';
import { receivePayIn } from '../cloudfunctions/cashier/pay-in/receive';
import { cashOutOf, fundDesk, outDesk, payInsOf } from '../cloudfunctions/cashier/views';
import { claimCoupon } from '../cloudfunctions/coupons/claim';
import { offersToGive } from '../cloudfunctions/coupons/list';
import { saveCouponOffer } from '../cloudfunctions/coupons/offer';
import { accountsOf } from '../cloudfunctions/custody/accounts';
import { addressOf } from '../cloudfunctions/custody/address';
import { registerKey } from '../cloudfunctions/custody/keys/register';
import { moveIn, transferPoints } from '../cloudfunctions/custody/moves/move';
import { moveOut } from '../cloudfunctions/custody/moves/move-out';
import { setPassword } from '../cloudfunctions/custody/passwords/set';
import { pointStatement } from '../cloudfunctions/custody/statements/statement';
import { memberHolder } from '../cloudfunctions/ledger/accounts';
import { cancelOrder } from '../cloudfunctions/market/end';
import { cashStatement, fillsOf, orderOf, ordersOf } from '../cloudfunctions/market/reading/own';
import { buyPoints, sellPoints } from '../cloudfunctions/market/trade';
import { startCampaign } from '../cloudfunctions/marketing/start';
import type { Order } from '../cloudfunctions/orders/documents';
import { cancelExchange } from '../cloudfunctions/orders/exchanging/cancel';
import { exchangeGoods } from '../cloudfunctions/orders/exchanging/exchange';
import { billPoints } from '../cloudfunctions/orders/point-part/bill-points';
import { payAtStore } from '../cloudfunctions/orders/placing/pay-at-store';
import { approveRefund, refuseRefund, requestRefund } from '../cloudfunctions/orders/refunding/after-sale';
import { exchangeList, exchangePage } from '../cloudfunctions/storefront/exchange-page';
import { fundPage, walletCash } from '../cloudfunctions/storefront/market/cash-pages';
import { buyDesk, sellDesk } from '../cloudfunctions/storefront/market/desks';
import { marketPage } from '../cloudfunctions/storefront/market/market-page';
import { acceptInvite } from '../cloudfunctions/stores/staff/accept';
import { changeStaff, endStaff } from '../cloudfunctions/stores/staff/change';
import { cancelInvite, inviteStaff, openInvites, viewInvite } from '../cloudfunctions/stores/staff/invite';
import { tipsAt } from '../cloudfunctions/tips/views';
import { DAY_MS } from '../cloudfunctions/units/days';
import { FUND, OPENID, openCashCounter, OWNER } from './support/cash-counter';
import { CountingDatabase } from './support/counting-database';
import { givePoints, KeyPhone } from './support/key-phone';
import { HOME, Mall, OWING, STORE } from './support/mall';
import { payer, prize } from './support/point-payer';
import { setPointsShare } from '../cloudfunctions/stores/points-share';
import { PAR, PIN, POINT } from './support/trading-floor';

/** Round trips in all, and before the commit of the last transaction. */
const COSTS: Readonly<Record<string, readonly [number, number]>> = {
  'register a key': [4, 3],
  'set a pay password': [5, 4],
  accounts: [1, 0],
  'move points in': [4, 3],
  'transfer points': [4, 3],
  'move points out': [5, 4],
  'a statement of points': [1, 0],
  'the market': [2, 0],
  'before selling': [2, 0],
  'offer points': [8, 4],
  'before buying': [2, 0],
  'buy points, with a fill': [14, 10],
  'buy points, with none': [7, 3],
  'cancel an order': [4, 3],
  'own orders': [1, 0],
  'one of them': [1, 0],
  'purchases or sales': [1, 0],
  'a fund': [1, 0],
  'a wallet': [1, 0],
  'a statement of cash': [1, 0],
  'before paying in': [2, 0],
  'pay in': [4, 3],
  'the money of a pay-in': [5, 4],
  'pay-ins': [1, 0],
  'before withdrawing': [2, 0],
  'set cash aside': [4, 3],
  'ask WeChat for the transfer': [11, 10],
  'look at a way out': [7, 6],
  'news of a transfer': [5, 4],
  'call a way out back': [17, 16],
  'goods for points': [1, 0],
  'one of the goods': [1, 0],
  exchange: [6, 5],
  'take an exchange back': [8, 6],
  'points for a bill': [2, 0],
  'pay a bill, in part in points': [6, 5],
  'place a cart, in part in points': [6, 5],
  'grant a refund': [7, 5],
  'refuse a refund': [4, 3],
  'save a coupon offer': [4, 3],
  'offers to give': [1, 0],
  'claim a coupon': [5, 4],
  'tips of a store': [1, 0],
  'start a campaign': [5, 4],
  'count the stock': [4, 3],
  'take off the shelf': [4, 3],
  'invite somebody': [4, 3],
  'open invitations': [1, 0],
  'look at an invitation': [2, 0],
  'accept an invitation': [5, 4],
  'change a post': [4, 3],
  'end a post': [4, 3],
  'take an invitation back': [4, 3],
};

test('every use case costs the round trips that are written down for it', async () => {
  const { house: plain, floor } = await openCashCounter(OWING);
  const counting = new CountingDatabase(plain.database);
  const house = { ...plain, database: counting.database };
  const { mall: setup } = floor;
  const mall = new Mall(house);
  for (const memberId of ['ann', 'bea', 'cat']) await setup.activeMember(memberId);
  await confirmRealName(plain, OWNER);
  await floor.giveCash('salon', 1_000_000);
  await payer(plain, 'bea', 500);
  await setup.address('bea');
  await mall.address('bea');
  await setPointsShare(plain, 'salon', 3_000);
  await givePoints(plain, 'ann', 500 * POINT);
  const goods = await setup.goods('mask', { priceFen: 1_000 });
  const cream = await prize(plain, 'cream', { priceFen: 3_000, stock: 9 });
  const ann = new KeyPhone(plain, 'ann');
  const refunded: Order[] = [];
  for (let i = 0; i < 2; i += 1) refunded.push(await setup.paid(await setup.place('cat', goods._id)));
  for (const { _id: orderId } of refunded)
    await requestRefund(plain, {
      ...{ orderId, memberId: 'cat', amountFen: 100, reason: '不想要了', pictures: [] },
    });
  const offer = {
    ...{ code: 'spring', name: '满减', quantity: 9, perMember: 1, skuIds: [], validDays: 7 },
    ...{ claimFrom: 0, claimUntil: plain.clock.at + DAY_MS },
    terms: { thresholdFen: 0, offFen: 100, offRateBp: 0, maxOffFen: 0 },
  };
  const standing = { role: 'owner', storeIds: 'all' } as const;
  const post = { name: '小美', role: 'clerk', storeIds: [STORE], isHeadOffice: false } as const;
  const invite = (requestId: string) =>
    inviteStaff(house, {
      requestId,
      merchantId: 'salon',
      invitedBy: OWNER,
      standing,
      post,
      forMemberId: null,
    });
  const at: Record<string, string> = {};
  const wish = { merchantId: 'salon', memberId: OWNER, openId: OPENID, requestId: 'in', amountFen: 20_000 };
  const out = (requestId: string) => ({
    holder: FUND,
    toId: OWNER,
    openId: OPENID,
    requestId,
    amountFen: 500,
  });
  // What the process remembers of its policy is read once.
  await marketPage(house, 'bea');
  const steps: Readonly<Record<string, () => Promise<unknown>>> = {
    'register a key': () => registerKey(house, ann.presented()),
    'set a pay password': () => setPassword(house, 'ann', PIN),
    accounts: () => accountsOf(house, 'ann'),
    'move points in': () => moveIn(house, ann.move(200 * POINT)),
    'transfer points': () =>
      transferPoints(house, { ...ann.move(POINT, addressOf('cat')), to: addressOf('cat') }),
    'move points out': () =>
      moveOut(house, { memberId: 'ann', requestId: 'mo', units: POINT, password: PIN }),
    'a statement of points': () =>
      pointStatement(house, { holder: memberHolder('ann'), place: 'points' }, null, 20),
    'the market': () => marketPage(house, 'bea'),
    'before selling': () => sellDesk(house, 'ann'),
    'offer points': async () => {
      const sell = { memberId: 'ann', requestId: 's1', password: PIN, units: 9 * POINT, price: PAR };
      at['sell'] = (await sellPoints(house, sell))._id;
    },
    'before buying': () => buyDesk(house, 'salon'),
    'buy points, with a fill': () =>
      buyPoints(house, { merchantId: 'salon', requestId: 'b1', units: 5 * POINT, price: PAR }),
    'buy points, with none': async () => {
      const buy = { merchantId: 'salon', requestId: 'b2', units: 5 * POINT, price: PAR - 100 };
      at['buy'] = (await buyPoints(house, buy))._id;
    },
    'cancel an order': () => cancelOrder(house, FUND, at['buy'] ?? ''),
    'own orders': () => ordersOf(house, FUND, null, 20),
    'one of them': () => orderOf(house, FUND, at['buy'] ?? '', null, 20),
    'purchases or sales': () => fillsOf(house, FUND, null, 20),
    'a fund': () => fundPage(house, 'salon'),
    'a wallet': () => walletCash(house, 'ann'),
    'a statement of cash': () => cashStatement(house, FUND, null, 20),
    'before paying in': () => fundDesk(house, 'salon', OWNER),
    'pay in': async () => {
      at['in'] = (await askPayIn(house, wish)).payIn._id;
    },
    'the money of a pay-in': () => receivePayIn(house, plain.cashDesk.pay(at['in'] ?? '')),
    'pay-ins': () => payInsOf(house, 'salon', null, 20),
    'before withdrawing': () => outDesk(house, FUND, OWNER),
    'set cash aside': async () => {
      at['out'] = (await setAside(house, out('o1')))._id;
    },
    'ask WeChat for the transfer': () => tryOn(house, at['out'] ?? ''),
    'look at a way out': () => cashOutOf(house, FUND, OWNER, at['out'] ?? ''),
    'news of a transfer': async () => {
      plain.cashDesk.turn(at['out'] ?? '', 'SUCCESS');
      const news = await plain.cashDesk.findTransfer(at['out'] ?? '');
      return news === null ? null : noteNews(house, news);
    },
    'call a way out back': () => cancelOut(house, FUND, at['back'] ?? ''),
    'goods for points': () => exchangeList(house, 'bea', null, 20),
    'one of the goods': () => exchangePage(house, 'bea', cream.productId),
    exchange: async () => {
      const request = { requestId: 'x', memberId: 'bea', skuId: cream._id, quantity: 1, note: '' };
      const points = { units: 30 * POINT, password: PIN };
      const { orders } = await exchangeGoods(house, { ...request, addressId: HOME.id, points });
      at['exchange'] = orders[0]?._id ?? '';
    },
    'take an exchange back': () => cancelExchange(house, 'bea', at['exchange'] ?? ''),
    'points for a bill': () => billPoints(house, 'bea', STORE, 1_000),
    'pay a bill, in part in points': () =>
      payAtStore(house, {
        ...{ requestId: 'bill', memberId: 'bea', storeId: STORE, amountFen: 1_000 },
        points: { units: 3 * POINT, password: PIN },
      }),
    'place a cart, in part in points': () =>
      mall.placeLines('bea', [{ skuId: goods._id, quantity: 1 }], {
        points: { units: 3 * POINT, password: PIN },
      }),
    'grant a refund': () => approveRefund(house, refunded[0]?._id ?? '', 'salon'),
    'refuse a refund': () => refuseRefund(house, refunded[1]?._id ?? '', 'salon', '已经使用'),
    'save a coupon offer': async () => {
      at['offer'] = (await saveCouponOffer(house, 'salon', offer))._id;
    },
    'offers to give': () => offersToGive(house.database, 'salon', plain.clock.at),
    'claim a coupon': () => claimCoupon(house, 'cat', at['offer'] ?? '', 'coupon'),
    'tips of a store': () => tipsAt(house, STORE, null, 20),
    'start a campaign': () =>
      startCampaign(
        house,
        {
          ...{ campaignId: 'c1', merchantId: 'salon', text: '好久不见', offerId: null, by: OWNER },
          group: { kind: 'returning' },
        },
        OPENID,
      ),
    'count the stock': () =>
      setStock(house, 'salon', { productId: goods.productId, skuId: goods._id, seen: 97, stock: 5 }),
    'take off the shelf': () => setOnSale(house, 'salon', goods.productId, false),
    'invite somebody': async () => {
      at['invite'] = (await invite('i1'))._id;
    },
    'open invitations': () => openInvites(house.database, 'salon', plain.clock.at),
    'look at an invitation': () => viewInvite(house, at['invite'] ?? '', 'cat'),
    'accept an invitation': () => acceptInvite(house, at['invite'] ?? '', 'cat'),
    'change a post': () => changeStaff(house, { merchantId: 'salon', memberId: 'cat', standing }, post),
    'end a post': () => endStaff(house, { merchantId: 'salon', memberId: 'cat', standing }),
    'take an invitation back': () => cancelInvite(house, 'salon', at['other'] ?? '', standing),
  };
  const costs: Record<string, readonly [number, number]> = {};
  for (const [name, step] of Object.entries(steps)) {
    if (name === 'call a way out back')
      at['back'] = (await tryOn(plain, (await setAside(plain, out('o2')))._id))._id;
    if (name === 'take an invitation back') at['other'] = (await invite('i2'))._id;
    const { roundTrips, beforeCommit } = await counting.cost(step);
    costs[name] = [roundTrips, beforeCommit];
  }
  expect(costs).toEqual(COSTS);
});
