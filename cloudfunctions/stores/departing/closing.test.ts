/** A merchant is closed with its stock kept or burned, and comes back; the books stay sound. */
import { expectSoundBooks } from '../../../tests/support/audit';
import { Leaver, MANY, STOCK } from '../../../tests/support/leaver';
import { listingOf } from '../../../tests/support/listing';
import { STORE } from '../../../tests/support/mall';
import type { MemoryDatabase } from '../../../tests/support/memory-database';
import { products } from '../../catalog/documents';
import { saveProduct } from '../../catalog/shelving/save-product';
import { setOnSale } from '../../catalog/shelving/set-on-sale';
import { MALL } from '../../ledger/accounts';
import { journal } from '../../ledger/state';
import { outbox } from '../../messages/documents';
import { receiveOrder } from '../../orders/deliver';
import { approveRefund, requestRefund } from '../../orders/refunding/after-sale';
import { settleOrder } from '../../orders/settle';
import { fundPage } from '../../storefront/market/cash-pages';
import { DAY_MS } from '../../units/days';
import { applications, departures, employments, merchants, stores, type Application } from '../documents';
import { openMerchantShop } from '../onboarding/review';
import { acceptInvite } from '../staff/accept';
import { employmentId } from '../staff/employment';
import { inviteStaff, openInvites } from '../staff/invite';
import { askToDepart, askToReturn, NOTICE_DAYS, stayInMall } from './ask';
import { doDepartureChores } from './chores';
import { closeMerchant } from './close';
import { readmitMerchant, refuseReturn } from './return';
import { viewDeparture } from './views';

const DECIDED = { decidedBy: 'operator' };

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
const departure = () => house.database.get(departures, merchantId);
const entry = () => house.database.get(journal, `depart:${merchantId}:1`);

describe('closing', () => {
  it('keeps the stock, and posts and stores end', async () => {
    await leaver.left('kept');
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

  it('leaves its owner the fund, in which late money can arrive, and no market', async () => {
    expect(await fundPage(house, merchantId)).toMatchObject({ isMarketOn: true });
    await leaver.left('kept');
    expect(await fundPage(house, merchantId)).toMatchObject({ isMarketOn: false, freeFen: 0 });
  });

  it('burns the stock and lets its SV lapse, so that nothing comes after', async () => {
    const cream = await mall.goods('cream', { priceFen: 20_000 });
    const { _id: orderId } = await mall.paid(await mall.place('mei', cream._id));
    await askToDepart(house, merchantId, 'burned');
    await mall.pass(NOTICE_DAYS);
    await settleOrder(house, await receiveOrder(house, orderId, 'mei'));
    const before = await mall.shop();
    expect(before.svUnits).toBeGreaterThan(0);
    await leaver.close();
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
    await leaver.left('burned');
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

  it('takes from its shelf what is put on sale at that moment, known goods and new ones', async () => {
    const cream = await mall.goods('cream', { onSale: false });
    const leaves = async () => {
      await askToDepart(house, merchantId, 'kept');
      await doDepartureChores(house, MANY);
    };
    await meanwhile(
      leaves,
      (paused) => setOnSale(paused, merchantId, cream.productId, true),
      'MERCHANT_NOT_OPEN',
    );
    await stayInMall(house, merchantId);
    await meanwhile(
      leaves,
      (paused) => saveProduct(paused, merchantId, listingOf('new')),
      'MERCHANT_NOT_OPEN',
    );
    expect(await house.database.count(products, { merchantId, onSale: true })).toBe(0);
  });

  it('leaves nobody at work whom somebody takes on at that moment, or later', async () => {
    await mall.join('nina');
    const standing = { role: 'owner', storeIds: 'all' } as const;
    const post = { name: '小新', role: 'clerk', storeIds: [STORE], isHeadOffice: false } as const;
    const invite = (requestId: string, at = house) =>
      inviteStaff(at, {
        ...{ requestId, merchantId, invitedBy: 'owner', standing, post, forMemberId: null },
      });
    await askToDepart(house, merchantId, 'kept');
    await mall.pass(NOTICE_DAYS);
    const { _id: early } = await invite('early');
    const leaves = async () => {
      await leaver.close();
      await doDepartureChores(house, MANY);
    };
    await meanwhile(leaves, (paused) => invite('at that moment', paused), 'MERCHANT_NOT_OPEN');
    await refused(acceptInvite(house, early, 'nina'), 'CODE_OVER');
    expect(await house.database.get(employments, employmentId(merchantId, 'nina'))).toBeNull();
    expect(await openInvites(house.database, merchantId, house.clock.at)).toEqual([]);
  });

  /** `other` happens after everything that `work` reads and before everything that it writes. */
  async function meanwhile(
    other: () => Promise<unknown>,
    work: (paused: typeof house) => Promise<unknown>,
    code: string,
  ) {
    let happened: Promise<unknown> | null = null;
    const first = () => (happened ??= other());
    const database: MemoryDatabase = Object.create(house.database) as MemoryDatabase;
    database.begin = async () => {
      const transaction = await house.database.begin();
      const put = transaction.put.bind(transaction);
      const insert = transaction.insert.bind(transaction);
      transaction.put = (into, document) => first().then(() => put(into, document));
      transaction.insert = (into, document) => first().then(() => insert(into, document));
      return transaction;
    };
    await refused(work({ ...house, database }), code);
    expect(happened).not.toBeNull();
  }

  it('is not done by its owner, not before the notice is over, and once', async () => {
    await askToDepart(house, merchantId, 'burned');
    house.clock.at += NOTICE_DAYS * DAY_MS - 1;
    await mall.pass(0);
    await refused(leaver.close(), 'DEPARTURE_BLOCKED', { details: { obstacles: 'waiting' } });
    house.clock.at += 1;
    await mall.pass(0);
    await refused(closeMerchant(house, { merchantId, closedBy: 'owner' }), 'FORBIDDEN');
    const closed = await Promise.all(Array.from({ length: 20 }, () => leaver.close()));
    expect(new Set(closed.map(({ burnedPointUnits }) => burnedPointUnits))).toEqual(new Set([STOCK]));
    await refused(stayInMall(house, merchantId), 'WRONG_STATE');
    await refused(askToDepart(house, merchantId, 'kept'), 'WRONG_STATE');
  });
});

describe('coming back', () => {
  it('opens at once with the stock that was kept; its goods stay off sale', async () => {
    const cream = await mall.goods('cream');
    await leaver.left('kept');
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
    await leaver.put(applications, opened);
    await leaver.left('burned');
    await askToReturn(house, merchantId);
    await readmitMerchant(house, { merchantId, ...DECIDED });
    expect([(await merchant())?.state, (await store())?.isListed]).toEqual(['pending', false]);
    await refused(openMerchantShop(house, merchantId), 'OPENING_STOCK_SHORT');
    await leaver.supply(STOCK);
    await openMerchantShop(house, merchantId);
    expect([(await merchant())?.state, (await store())?.isListed]).toEqual(['open', true]);
  });

  it('may be refused with a reason, and asked for again', async () => {
    await leaver.left('kept');
    await askToReturn(house, merchantId);
    const refusal = { merchantId, ...DECIDED, answer: '执照过期' };
    await refuseReturn(house, refusal);
    expect(await refuseReturn(house, refusal)).toMatchObject({ state: 'closed', answer: '执照过期' });
    expect((await viewDeparture(house, merchantId)).departure).toMatchObject({ answer: '执照过期' });
    await refused(readmitMerchant(house, { merchantId, ...DECIDED }), 'WRONG_STATE');
    expect(await askToReturn(house, merchantId)).toMatchObject({ state: 'returning', answer: null });
  });

  it('is a second wish afterwards, with entries of its own', async () => {
    await leaver.left('burned');
    await askToReturn(house, merchantId);
    await readmitMerchant(house, { merchantId, ...DECIDED });
    await leaver.supply(STOCK);
    await leaver.left('burned');
    expect(await house.database.get(journal, `depart:${merchantId}:2`)).not.toBeNull();
    expect(await departure()).toMatchObject({ round: 2, burnedPointUnits: STOCK });
  });
});
