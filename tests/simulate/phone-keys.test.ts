/** The phone's own code against the mall's: keys, signed moves, lost answers, lost phones (rules.md §12). */
import type { ActionHouse } from '../../cloudfunctions/edge/action';
import { addressOf } from '../../cloudfunctions/custody/address';
import { payPasswords, pointKeys, signedMoves } from '../../cloudfunctions/custody/documents';
import { startKeyChange } from '../../cloudfunctions/custody/keys/change';
import { isSigned } from '../../cloudfunctions/custody/keys/signature';
import { signedBytes } from '../../cloudfunctions/custody/keys/message';
import { DAY_MS, MINUTE_MS } from '../../cloudfunctions/units/days';
import { call } from '../../miniprogram/services/api';
import { bytesOf } from '../../miniprogram/points/keys/bytes';
import { messageOf } from '../../miniprogram/points/keys/message';
import { askForNewKey, ownAccounts, restoreKey } from '../../miniprogram/points/keys/own-accounts';
import { SignedIntent, type SignedMove } from '../../miniprogram/points/keys/signed-intent';
import { keptKey, keptKeys } from '../../miniprogram/points/keys/vault';
import { entropyOf, wordsOf } from '../../miniprogram/points/keys/words';
import { expectSoundBooks } from '../support/audit';
import { givePoints } from '../support/key-phone';
import { Mall, OWING } from '../support/mall';
import { memoryHouse, type TestHouse } from '../support/memory-house';
import { WxPhone } from './wx-phone';

const POINT = 1_000_000;
const ANN = addressOf('ann');
const BEA = addressOf('bea');
let house: TestHouse;
let mall: Mall;
let phone: WxPhone;

beforeEach(async () => {
  // Waits between attempts take no time.
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(((work: () => void, delay = 0) => {
    // The limit of a request is the one long wait, and no answer here takes that long.
    if (delay < 5_000) setImmediate(work);
    return 0;
  }) as unknown as typeof setTimeout);
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
  await mall.join('ann');
  await mall.join('bea');
  await givePoints(house, 'bea', 10 * POINT);
  phone = takenBy('bea');
});
afterEach(async () => {
  jest.restoreAllMocks();
  await expectSoundBooks(house);
});

function takenBy(memberId: string): WxPhone {
  const taken = new WxPhone(house as unknown as ActionHouse, memberId);
  taken.take();
  return taken;
}

const refusal = (code: string): unknown => expect.objectContaining({ code });
const transfer =
  (to: string) =>
  (move: SignedMove, requestId: string): Promise<unknown> =>
    call('member', 'transferPoints', { ...move, to }, requestId);
const wish = (units: number, to = ANN) => ({ kind: 'transfer' as const, to, units });
const points = async (memberId: string): Promise<number> => (await mall.member(memberId)).points;
const wordsOnPhone = async (): Promise<readonly string[]> => {
  const [kept] = await keptKeys(BEA);
  return wordsOf(bytesOf(kept?.entropy ?? ''));
};

describe('the key', () => {
  test('is made once, at the first visit, and only its public half is ever sent', async () => {
    const first = await ownAccounts();
    expect(first).toMatchObject({ isHere: true, needsBackup: true });
    expect(await ownAccounts()).toMatchObject({ accounts: { key: first.accounts.key }, isHere: true });
    const kept = await keptKey(BEA, first.accounts.key?.publicKey ?? '');
    expect((await house.database.get(pointKeys, 'bea'))?.publicKey).toBe(kept?.publicKey);
    const sent = JSON.stringify(phone.sent);
    expect(sent).toContain(kept?.publicKey);
    for (const secret of [kept?.secretKey, kept?.entropy, wordsOf(bytesOf(kept?.entropy ?? '')).join(' ')])
      expect(sent).not.toContain(secret);
    expect(phone.sent.map(({ action }) => action)).toEqual(['accounts', 'registerKey', 'accounts']);
  });

  test('whose registration was not answered is the same one the next time', async () => {
    phone.weaken('registerKey', 'unanswered', 'unanswered', 'unanswered');
    await expect(ownAccounts()).rejects.toEqual(refusal('NETWORK'));
    expect(await ownAccounts()).toMatchObject({ isHere: true });
    expect(await keptKeys(BEA)).toHaveLength(1);
  });

  test('of the quicker of two phones counts; the other one says that it is not here', async () => {
    const other = new WxPhone(house as unknown as ActionHouse, 'bea');
    other.take();
    const there = await ownAccounts();
    phone.take();
    expect(await ownAccounts()).toMatchObject({ accounts: { key: there.accounts.key }, isHere: false });
    await expect(new SignedIntent().send(await ownAccounts(), wish(POINT), transfer(ANN))).rejects.toEqual(
      refusal('PHONE'),
    );
  });

  test('is not made where the phone has no randomness', async () => {
    const { wx } = globalThis as unknown as { wx: object };
    const none = { getRandomValues: () => Promise.reject(new Error('no such call')) };
    Object.assign(globalThis, { wx: { ...wx, ...none } });
    await expect(ownAccounts()).rejects.toEqual(refusal('PHONE'));
    const zeros = { getRandomValues: () => Promise.resolve({ randomValues: new ArrayBuffer(16) }) };
    Object.assign(globalThis, { wx: { ...wx, ...zeros } });
    await expect(ownAccounts()).rejects.toEqual(refusal('PHONE'));
    expect(await house.database.get(pointKeys, 'bea')).toBeNull();
  });

  test('comes back on another phone by the words, and by no others', async () => {
    const { accounts } = await ownAccounts();
    const words = await wordsOnPhone();
    takenBy('bea');
    const own = await ownAccounts();
    expect(own.isHere).toBe(false);
    expect(await restoreKey(own, new Uint8Array(16))).toBe(false);
    expect(await keptKeys(BEA)).toEqual([]);
    expect(await restoreKey(own, entropyOf(words) ?? new Uint8Array(16))).toBe(true);
    const restored = await ownAccounts();
    expect(restored).toMatchObject({ isHere: true, needsBackup: false, accounts: { key: accounts.key } });
    await new SignedIntent().send(restored, wish(POINT), transfer(ANN));
    expect(await points('ann')).toBe(POINT);
  });

  test('of a lost phone: a new one is asked for, waits, and then signs', async () => {
    const lost = await ownAccounts();
    takenBy('bea');
    await askForNewKey(await ownAccounts());
    await askForNewKey(await ownAccounts());
    const asked = await ownAccounts();
    expect(await keptKeys(BEA)).toHaveLength(1);
    expect(asked).toMatchObject({ isHere: false, isNextHere: true, accounts: { key: { isWaiting: false } } });
    const publicKey = asked.accounts.key?.next?.publicKey ?? '';
    await startKeyChange(house, { memberId: 'bea', publicKey, byId: 'operator' });
    phone.take();
    await expect(new SignedIntent().send(lost, wish(POINT), transfer(ANN))).rejects.toEqual(
      refusal('KEY_CHANGING'),
    );
    expect(await points('bea')).toBe(10 * POINT);
  });
});

describe('a signed move', () => {
  test('is what the mall verifies, byte for byte', async () => {
    const own = await ownAccounts();
    await new SignedIntent().send(own, wish(3 * POINT), transfer(ANN));
    const move = await house.database.get(signedMoves, 'bea:1');
    if (move === null) throw new Error('no move was made');
    const { kind, to, units, sequence, expiry } = move;
    const content = { environment: house.environmentId, kind, from: BEA, to, units, sequence, expiry };
    expect(messageOf(content)).toEqual(signedBytes(content));
    expect(isSigned(move.publicKey, move.signature, content)).toBe(true);
    expect(await points('ann')).toBe(3 * POINT);
  });

  test('a second tap, and 20 of them, move once', async () => {
    const own = await ownAccounts();
    const intent = new SignedIntent();
    phone.weaken('transferPoints', 'unanswered', 'unanswered', 'unanswered');
    await expect(intent.send(own, wish(POINT), transfer(ANN))).rejects.toEqual(refusal('NETWORK'));
    expect(await points('ann')).toBe(POINT);
    await Promise.all(Array.from({ length: 20 }, () => intent.send(own, wish(POINT), transfer(ANN))));
    expect(await points('ann')).toBe(POINT);
    await intent.send(await ownAccounts(), wish(POINT), transfer(ANN));
    expect(await points('ann')).toBe(2 * POINT);
  });

  test('whose sequence another phone has used is signed anew, once', async () => {
    const own = await ownAccounts();
    await new SignedIntent().send(own, wish(POINT), transfer(ANN));
    await new SignedIntent().send(own, wish(2 * POINT), transfer(ANN));
    expect(await points('ann')).toBe(3 * POINT);
    expect(await house.database.get(signedMoves, 'bea:2')).toMatchObject({ units: 2 * POINT });
  });

  test('is not sent blindly where an earlier one may have been made', async () => {
    const own = await ownAccounts();
    const intent = new SignedIntent();
    phone.weaken('transferPoints', 'unanswered', 'unanswered', 'unanswered');
    await expect(intent.send(own, wish(POINT), transfer(ANN))).rejects.toEqual(refusal('NETWORK'));
    await expect(intent.send(own, wish(2 * POINT), transfer(ANN))).rejects.toMatchObject({
      code: 'SEQUENCE_OLD',
      sentence: expect.stringContaining('可能已经成功') as string,
    });
    expect(await points('ann')).toBe(POINT);
  });

  test('that lay until its signature expired is signed anew', async () => {
    const own = await ownAccounts();
    const intent = new SignedIntent();
    phone.weaken('transferPoints', 'unsent', 'unsent', 'unsent');
    await expect(intent.send(own, wish(POINT), transfer(ANN))).rejects.toEqual(refusal('NETWORK'));
    house.clock.at += 11 * MINUTE_MS;
    await intent.send(own, wish(POINT), transfer(ANN));
    expect(await points('ann')).toBe(POINT);
  });

  test('counts its expiry by the mall’s clock, however wrong the phone’s is', async () => {
    house.clock.at += 400 * DAY_MS;
    await mall.pass(0);
    const own = await ownAccounts();
    await new SignedIntent().send(own, wish(POINT), transfer(ANN));
    expect(await points('ann')).toBe(POINT);
    expect(await house.database.get(payPasswords, 'bea')).toBeNull();
  });
});
