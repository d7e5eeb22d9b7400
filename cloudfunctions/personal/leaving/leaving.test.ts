import { expectSoundBooks } from '../../../tests/support/audit';
import { noPictures } from '../../../tests/support/no-pictures';
import { Mall, OWING } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { addressBooks, members } from '../../accounts/documents';
import { memberHolder } from '../../ledger/accounts';
import { journal } from '../../ledger/state';
import { cashAccounts } from '../../market/documents';
import { consentBooks } from '../../messages/documents';
import { receiveOrder } from '../../orders/deliver';
import { settleOrder } from '../../orders/settle';
import type { Collection, Document } from '../../platform/database';
import { DAY_MS } from '../../units/days';
import { leavings } from '../documents';
import { askToLeave, leavingOf, stayAfterAll, WAITING_DAYS } from './ask';
import { finishLeaving as finish } from './finish';
import { leavingList } from './list';

const MEMBER = 'mei';
const MANY = 1000;

async function put<D extends Document>(house: TestHouse, into: Collection<D>, document: D): Promise<void> {
  const transaction = await house.database.begin();
  await transaction.put(into, document);
  await transaction.commit();
}

/** Somebody who bought, earned SV and points, and has everything behind her. */
async function settledMember(): Promise<{ house: TestHouse; mall: Mall; orderId: string }> {
  const house = memoryHouse(OWING);
  const mall = await Mall.open(house);
  await mall.activeMember('anna');
  await mall.activeMember(MEMBER, 'anna');
  const cream = await mall.goods('cream', { priceFen: 20_000 });
  const paid = await mall.paid(
    await mall.placeLines(MEMBER, [{ skuId: cream._id, quantity: 1 }], { note: '请放门口' }),
  );
  await settleOrder(house, await receiveOrder(house, paid._id, MEMBER));
  await put(house, consentBooks, { _id: MEMBER, openId: 'open-mei', left: { booking: 1 }, requestId: 'r' });
  await mall.pass(2);
  return { house, mall, orderId: paid._id };
}

const finishLeaving = (house: TestHouse, steps: number) => finish({ ...house, pictures: noPictures }, steps);
const ask = (house: TestHouse, givesUp = true, requestId = 'ask') =>
  askToLeave(house, { memberId: MEMBER, requestId, givesUp });

describe('asking to leave', () => {
  it('needs an express word for points and SV', async () => {
    const { house } = await settledMember();
    await expect(ask(house, false)).rejects.toMatchObject({
      code: 'LEAVING_BLOCKED',
      details: { obstacles: 'holdings' },
    });
    expect(await house.database.get(leavings, MEMBER)).toBeNull();
  });

  it('gives up with them the cash that WeChat does not send', async () => {
    const { house } = await settledMember();
    await put(house, cashAccounts, {
      ...{ _id: memberHolder(MEMBER), freeFen: 9, lots: [], frozenFen: 0, underwayFen: 0, version: 1 },
    });
    await expect(ask(house, false)).rejects.toMatchObject({ details: { obstacles: 'holdings' } });
    expect(await ask(house, true, 'again')).toMatchObject({ state: 'waiting', givesUp: true });
  });

  it('says everything that stands in the way', async () => {
    const { house, mall } = await settledMember();
    const serum = await mall.goods('serum', { priceFen: 9_900 });
    await mall.place(MEMBER, serum._id);
    await mall.employ(MEMBER);
    await mall.giveShopTo(MEMBER);
    await put(house, cashAccounts, {
      ...{ _id: memberHolder(MEMBER), freeFen: 0, lots: [{ freeOn: '2026-06-09', fen: 10 }] },
      ...{ frozenFen: 0, underwayFen: 0, version: 1 },
    });
    const { obstacles } = await leavingOf(house, MEMBER);
    expect(obstacles.map(({ kind }) => kind)).toEqual(['orders', 'cash', 'holdings', 'work', 'merchant']);
    await expect(ask(house)).rejects.toMatchObject({
      code: 'LEAVING_BLOCKED',
      message: '还有未完成的订单或没用完的次卡',
    });
  });

  it('counts once, however often it is asked at once', async () => {
    const { house, mall } = await settledMember();
    const first = house.clock.at;
    await Promise.all(Array.from({ length: 20 }, (_, index) => ask(house, true, `ask-${index}`)));
    await mall.pass(1);
    await ask(house, true, 'later');
    expect(await house.database.get(leavings, MEMBER)).toMatchObject({
      ...{ state: 'waiting', askedAt: first, dueAt: first + WAITING_DAYS * DAY_MS },
    });
  });

  it('can be taken back until it has begun, and asked anew', async () => {
    const { house, mall } = await settledMember();
    await ask(house);
    await stayAfterAll(house, MEMBER);
    await mall.pass(WAITING_DAYS + 1);
    expect(await finishLeaving(house, MANY)).toBe(0);
    expect((await leavingOf(house, MEMBER)).state).toBe('cancelled');
    expect((await ask(house, true, 'again')).askedAt).toBe(house.clock.at);
  });
});

describe('leaving', () => {
  it('does not happen before its day', async () => {
    const { house, mall } = await settledMember();
    await ask(house);
    await mall.pass(WAITING_DAYS - 1);
    expect(await finishLeaving(house, MANY)).toBe(0);
    expect((await house.database.get(addressBooks, MEMBER))?.addresses).toHaveLength(1);
  });

  it('takes the person out of the documents and leaves the books', async () => {
    const { house, mall, orderId } = await settledMember();
    const before = await house.database.count(journal, {});
    await ask(house);
    await mall.pass(WAITING_DAYS);
    expect(await finishLeaving(house, MANY)).toBe(1);
    expect(await mall.order(orderId)).toMatchObject({
      ...{ note: '', amountFen: 20_000, state: 'settled', memberId: MEMBER },
      handover: { address: { name: '', phone: '', district: '', detail: '', city: '杭州市' } },
    });
    expect((await house.database.get(addressBooks, MEMBER))?.addresses).toEqual([]);
    expect(await house.database.get(consentBooks, MEMBER)).toMatchObject({ openId: '', left: {} });
    const holder = await mall.member(MEMBER);
    expect([holder.points, holder.custodial, holder.svUnits]).toEqual([0, 0, 0]);
    expect(await house.database.count(journal, {})).toBeGreaterThan(before);
    await expectSoundBooks(house);
  });

  it('earns nothing afterwards, and the books stay sound', async () => {
    const { house, mall } = await settledMember();
    await ask(house);
    await mall.pass(WAITING_DAYS);
    await finishLeaving(house, MANY);
    await mall.pass(10);
    expect((await mall.member(MEMBER)).points).toBe(0);
    await expectSoundBooks(house);
  });

  it('is put off a day where something came up', async () => {
    const { house, mall } = await settledMember();
    await ask(house);
    const serum = await mall.goods('serum', { priceFen: 9_900 });
    const placed = await mall.place(MEMBER, serum._id);
    await mall.pass(WAITING_DAYS);
    expect(placed.payment.state).toBe('created');
    expect(await finishLeaving(house, 1)).toBe(0);
    expect(await house.database.get(leavings, MEMBER)).toMatchObject({
      ...{ state: 'waiting', dueAt: house.clock.at + DAY_MS, putOffBy: ['orders'] },
    });
    expect((await house.database.get(members, MEMBER))?.leftAt).toBeUndefined();
    const page = await leavingList(house.database, 'waiting', null, 10);
    expect(page.rows[0]).toMatchObject({ name: '会员***mei', putOffBy: ['还有未完成的订单或没用完的次卡'] });
  });

  it('is done once by twenty firings at once, and goes on where it stopped', async () => {
    const { house, mall } = await settledMember();
    await ask(house);
    await mall.pass(WAITING_DAYS);
    await finishLeaving(house, 3);
    expect((await house.database.get(leavings, MEMBER))?.state).toBe('erasing');
    await expect(stayAfterAll(house, MEMBER)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    const gone = await Promise.all(Array.from({ length: 20 }, () => finishLeaving(house, MANY)));
    expect(gone.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(1);
    expect((await house.database.get(leavings, MEMBER))?.state).toBe('erased');
    await expectSoundBooks(house);
  });

  it('lets the person come back as somebody with nothing', async () => {
    const { house, mall } = await settledMember();
    await ask(house);
    await mall.pass(WAITING_DAYS);
    await finishLeaving(house, MANY);
    await mall.join(MEMBER);
    const holder = await mall.member(MEMBER);
    expect([holder.points, holder.svUnits, holder.lockedSvUnits]).toEqual([0, 0, 0]);
  });
});
