/** Points between a member's two accounts and to another member; keys and lost phones (rules.md §12). */
import { expectSoundBooks } from '../../../tests/support/audit';
import { givePoints, KeyPhone } from '../../../tests/support/key-phone';
import { Mall, OWING } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { members } from '../../accounts/documents';
import { refundOrder } from '../../orders/refunding/refund';
import { outbox } from '../../messages/documents';
import { DAY_MS, MINUTE_MS } from '../../units/days';
import { memberHolder } from '../../ledger/accounts';
import { accountsOf } from '../accounts';
import { addressOf, memberAt } from '../address';
import { startKeyChange, stopKeyChange } from '../keys/change';
import { askNewKey, registerKey } from '../keys/register';
import { askedKeys } from '../keys/waiting';
import { setPassword } from '../passwords/set';
import { pointStatement } from '../statements/statement';
import { moveIn, transferPoints } from './move';
import { moveOut } from './move-out';

const POINT = 1_000_000;
const PIN = '258036';
const ANN = addressOf('ann');
let house: TestHouse;
let mall: Mall;
let phone: KeyPhone;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
  await mall.join('ann');
  await mall.join('bea');
  await givePoints(house, 'bea', 10 * POINT);
  phone = await KeyPhone.registered(house, 'bea');
  await setPassword(house, 'bea', PIN);
});
afterEach(() => expectSoundBooks(house));

const refusal = (code: string): unknown => expect.objectContaining({ code });
const send = (units: number, to = ANN, altered = {}) =>
  transferPoints(house, { ...phone.move(units, to, altered), to });
const out = (units: number, requestId: string, password = PIN) =>
  moveOut(house, { memberId: 'bea', requestId, units, password });
const points = async (memberId: string) => {
  const { points: original, custodial } = await mall.member(memberId);
  return { original, custodial };
};

test('a signed transfer reaches the other member; both statements show it', async () => {
  const move = await send(3 * POINT);
  expect(move).toMatchObject({ kind: 'transfer', units: 3 * POINT, sequence: 1, publicKey: phone.publicKey });
  expect([await points('bea'), await points('ann')]).toEqual([
    { original: 7 * POINT, custodial: 0 },
    { original: 3 * POINT, custodial: 0 },
  ]);
  const rows = async (memberId: string) =>
    (
      await pointStatement(
        house,
        { holder: memberHolder(memberId), place: 'points', month: '2026-06' },
        null,
        10,
      )
    ).rows;
  expect(await rows('ann')).toMatchObject([{ units: 3 * POINT, movements: [{ words: '会员转入' }] }]);
  expect((await rows('bea')).map((row) => row.movements[0]?.units)).toContain(-3 * POINT);
});

test('the same request again answers the same; the same signature in another request is a replay', async () => {
  const request = { ...phone.move(POINT, ANN), to: ANN };
  const first = await transferPoints(house, request);
  expect(await transferPoints(house, request)).toEqual(first);
  await expect(transferPoints(house, { ...request, requestId: 'another' })).rejects.toEqual(
    refusal('SEQUENCE_OLD'),
  );
  await expect(transferPoints(house, { ...request, signature: '00'.repeat(64) })).rejects.toEqual(
    refusal('REQUEST_REUSED'),
  );
  expect((await points('bea')).original).toBe(9 * POINT);
});

test('20 of the same signed move at once: one moves', async () => {
  const request = { ...phone.move(POINT, ANN), to: ANN };
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) => transferPoints(house, { ...request, requestId: `request-${i}` })),
  );
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect((await points('ann')).original).toBe(POINT);
});

describe('a move is refused', () => {
  test('with a sequence that is old or skips', async () => {
    await send(POINT);
    phone.sequence = 0;
    await expect(send(POINT)).rejects.toEqual(refusal('SEQUENCE_OLD'));
    phone.sequence = 5;
    await expect(send(POINT)).rejects.toEqual(refusal('SEQUENCE_OLD'));
  });

  test('with a foreign key, or signed over anything else', async () => {
    const other = await KeyPhone.registered(house, 'ann');
    const { signature } = other.move(POINT, ANN);
    await expect(transferPoints(house, { ...phone.move(POINT, ANN), to: ANN, signature })).rejects.toEqual(
      refusal('SIGNATURE_WRONG'),
    );
    const altered = [
      { environment: 'prod' },
      { kind: 'custody' as const },
      { units: POINT - 1 },
      { to: 'x' },
    ];
    for (const one of [...altered, { from: ANN }, { sequence: 9 }]) {
      phone.sequence = 0;
      await expect(send(POINT, ANN, one)).rejects.toEqual(refusal('SIGNATURE_WRONG'));
    }
    expect((await points('bea')).original).toBe(10 * POINT);
  });

  test('when its time is over, or would be too long', async () => {
    const request = { ...phone.move(POINT, ANN), to: ANN };
    house.clock.at += MINUTE_MS;
    await expect(transferPoints(house, request)).rejects.toEqual(refusal('SIGNATURE_EXPIRED'));
    await expect(
      transferPoints(house, { ...request, expiry: house.clock.at + 31 * MINUTE_MS }),
    ).rejects.toEqual(refusal('INVALID_INPUT'));
  });

  test('to a mistyped address, to nobody, to oneself, of more than there is', async () => {
    for (const to of [`${ANN.slice(0, -1)}_`, addressOf('nobody'), addressOf('bea'), 'ann']) {
      phone.sequence = 0;
      await expect(send(POINT, to)).rejects.toEqual(refusal('ADDRESS_WRONG'));
    }
    phone.sequence = 0;
    await expect(send(10 * POINT + 1)).rejects.toEqual(refusal('POINTS_SHORT'));
  });

  test('to somebody who has only opened a link', async () => {
    const transaction = await house.database.begin();
    const link = { referrerId: null, upline: [], arrivedAt: 0, joinedAt: null, unpaidOrders: [] };
    await transaction.put(members, { _id: 'new', ...link });
    await transaction.commit();
    await expect(send(POINT, addressOf('new'))).rejects.toEqual(refusal('ADDRESS_WRONG'));
  });

  test('without a key', async () => {
    const keyless = new KeyPhone(house, 'ann');
    await expect(moveIn(house, keyless.move(POINT))).rejects.toEqual(refusal('KEY_NEEDED'));
  });
});

test('an address names its member and survives no mistake', () => {
  expect(memberAt(addressOf('m0123456789abcdef0123'))).toBe('m0123456789abcdef0123');
  expect(() => memberAt(addressOf('bea').replace('bea', 'bee'))).toThrow(refusal('ADDRESS_WRONG') as Error);
});

test('into the custodialAccount it is free, out of it 1% burns, rounded up', async () => {
  await moveIn(house, phone.move(6 * POINT));
  expect(await points('bea')).toEqual({ original: 4 * POINT, custodial: 6 * POINT });
  expect(await out(5 * POINT, 'one')).toMatchObject({ burned: 50_000 });
  expect(await points('bea')).toEqual({ original: 8_950_000, custodial: POINT });
  expect(await out(1, 'two')).toMatchObject({ units: 1, burned: 1 });
  expect(await out(5 * POINT, 'one')).toMatchObject({ burned: 50_000 });
  await expect(out(POINT, 'one')).rejects.toEqual(refusal('REQUEST_REUSED'));
  await expect(out(POINT, 'three')).rejects.toEqual(refusal('POINTS_SHORT'));
  await expect(out(1, 'four', '135246')).rejects.toEqual(refusal('PASSWORD_WRONG'));
  await mall.pass(1);
});

test('who owes points moves none; what arrives pays the debt first', async () => {
  await mall.activate('ann');
  await mall.activeMember('cat', 'ann');
  const { _id } = await mall.bill('cat', 40_000);
  const earned = (await points('ann')).original;
  expect(earned).toBe(2 * POINT);
  const annPhone = await KeyPhone.registered(house, 'ann');
  const to = addressOf('bea');
  await transferPoints(house, { ...annPhone.move(earned, to), to });
  await refundOrder(house, { refundId: 'r1', orderId: _id, amountFen: 40_000, reason: 'test' });
  await expect(moveIn(house, annPhone.move(1))).rejects.toMatchObject({
    code: 'POINTS_OWED',
    details: { owedPoints: '2.000000' },
  });
  await send(3 * POINT);
  expect((await mall.member('ann')).pointDebts).toEqual([]);
  expect((await points('ann')).original).toBe(POINT);
  annPhone.sequence = 1;
  await moveIn(house, annPhone.move(1));
});

describe('keys', () => {
  test('the first one counts, again it changes nothing, another is refused', async () => {
    expect(await registerKey(house, phone.presented())).toMatchObject({ publicKey: phone.publicKey });
    await expect(registerKey(house, new KeyPhone(house, 'bea').presented())).rejects.toEqual(
      refusal('KEY_EXISTS'),
    );
    await expect(registerKey(house, new KeyPhone(house, 'nobody').presented())).rejects.toEqual(
      refusal('NOT_A_MEMBER'),
    );
    const foreign = { ...phone.presented(), memberId: 'ann' };
    await expect(registerKey(house, foreign)).rejects.toEqual(refusal('SIGNATURE_WRONG'));
  });

  test('a lost phone: asked, checked, 72 hours in which nothing leaves, then the new key alone signs', async () => {
    const fresh = new KeyPhone(house, 'bea');
    const { publicKey } = fresh;
    await send(POINT);
    await askNewKey(house, fresh.presented());
    // Asking alone changes nothing, or anybody with the chat could stop the account.
    await send(POINT);
    const decision = { memberId: 'bea', publicKey, byId: 'op' };
    await expect(startKeyChange(house, { ...decision, byId: 'bea' })).rejects.toEqual(refusal('FORBIDDEN'));
    await expect(startKeyChange(house, { ...decision, publicKey: phone.publicKey })).rejects.toEqual(
      refusal('WRONG_STATE'),
    );
    const { next } = await startKeyChange(house, decision);
    expect(next?.checked?.effectiveAt).toBe(house.clock.at + 3 * DAY_MS);
    expect(await startKeyChange(house, decision)).toMatchObject({ next });
    expect(await house.database.find(outbox, { where: { cause: 'bea' }, limit: 9 })).toMatchObject([
      { memberId: 'bea', template: 'review' },
    ]);
    expect(await accountsOf(house, 'bea')).toMatchObject({ key: { isWaiting: true, sequence: 2 } });
    fresh.sequence = 2;
    await mall.pass(2);
    await expect(send(1)).rejects.toEqual(refusal('KEY_CHANGING'));
    await expect(moveIn(house, fresh.move(1))).rejects.toEqual(refusal('KEY_CHANGING'));
    await expect(askNewKey(house, new KeyPhone(house, 'bea').presented())).rejects.toEqual(
      refusal('KEY_CHANGING'),
    );
    await mall.pass(1);
    phone.sequence = 2;
    await expect(send(1)).rejects.toEqual(refusal('SIGNATURE_WRONG'));
    fresh.sequence = 2;
    expect(await moveIn(house, fresh.move(1))).toMatchObject({ sequence: 3, publicKey });
    expect(await askedKeys(house, 0, 10)).toEqual([]);
  });

  test('the change is stopped by an operator with a reason, and the old key goes on', async () => {
    const fresh = new KeyPhone(house, 'bea');
    await askNewKey(house, fresh.presented());
    expect(await askedKeys(house, 0, 10)).toMatchObject([{ memberId: 'bea', effectiveAt: null }]);
    const decision = { memberId: 'bea', publicKey: fresh.publicKey, byId: 'op' };
    await startKeyChange(house, decision);
    const stop = { ...decision, reason: '本人来电确认并非本人申请' };
    await expect(stopKeyChange(house, { ...stop, byId: 'bea' })).rejects.toEqual(refusal('FORBIDDEN'));
    expect(await stopKeyChange(house, stop)).toMatchObject({ next: null, stopped: { byId: 'op' } });
    // Again it is stopped already; a key that was never asked for cannot be.
    expect(await stopKeyChange(house, stop)).toMatchObject({ next: null, stopped: { byId: 'op' } });
    await expect(stopKeyChange(house, { ...stop, publicKey: phone.publicKey })).rejects.toEqual(
      refusal('WRONG_STATE'),
    );
    await send(POINT);
    await mall.pass(3);
    phone.sequence = 1;
    await send(POINT);
  });

  test('a change that has come into force is not stopped any more', async () => {
    const fresh = new KeyPhone(house, 'bea');
    const decision = { memberId: 'bea', publicKey: fresh.publicKey, byId: 'op' };
    await askNewKey(house, fresh.presented());
    await startKeyChange(house, decision);
    await mall.pass(3);
    await expect(stopKeyChange(house, { ...decision, reason: '晚了' })).rejects.toEqual(
      refusal('WRONG_STATE'),
    );
  });
});
