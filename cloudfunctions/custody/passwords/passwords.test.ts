/** The pay password: weak ones, five wrong tries, changing, an identity check (rules.md §12). */
import { join } from '../../accounts/join';
import { Mall, OWING } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { MINUTE_MS } from '../../units/days';
import { payPasswords } from '../documents';
import { isPassword } from './hash';
import { isWeak } from './rules';
import { changePassword, clearPassword, setPassword } from './set';
import { postWithPassword } from './with-password';

const PIN = '258036';
let house: TestHouse;

beforeEach(async () => {
  house = memoryHouse(OWING);
  await (await Mall.open(house)).join('bea');
  await setPassword(house, 'bea', PIN);
});

const refusal = (code: string): unknown => expect.objectContaining({ code });
const enter = (password: string, memberId = 'bea') =>
  postWithPassword(
    house,
    { entryId: 'test', kind: 'test', cause: 'test', holders: [] },
    { memberId, password },
    () => Promise.resolve(null),
    () => 'let through',
  );
const stored = async () => (await house.database.get(payPasswords, 'bea')) ?? fail();
const fail = (): never => {
  throw new Error('no password');
};

test.each(['000000', '123456', '987654', '456789', '121212', '123123', '112233', '567890'])(
  '%s is weak',
  (pin) => {
    expect(isWeak(pin)).toBe(true);
  },
);
test.each([PIN, '135246', '124578'])('%s is not', (pin) => {
  expect(isWeak(pin)).toBe(false);
});

test('what is stored is a salted scrypt hash with its parameters, another one for the same digits', async () => {
  const { secret } = await stored();
  expect(secret?.parameters).toEqual({ log2N: 4, r: 8, p: 1 });
  expect(JSON.stringify(secret)).not.toContain(PIN);
  await (await Mall.open(house)).join('ann');
  await setPassword(house, 'ann', PIN);
  const other = await house.database.get(payPasswords, 'ann');
  expect(other?.secret?.hash).not.toBe(secret?.hash);
});

test('scrypt as RFC 7914 has it', async () => {
  const hash = '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2';
  const salt = Buffer.from('SodiumChloride').toString('hex');
  const secret = { parameters: { log2N: 14, r: 8, p: 1 }, salt, hash };
  expect(await isPassword('pleaseletmein', secret)).toBe(true);
  expect(await isPassword('pleaseletmeon', secret)).toBe(false);
});

test('a member sets one, once; nobody else', async () => {
  await expect(setPassword(house, 'bea', '135246')).rejects.toEqual(refusal('PASSWORD_EXISTS'));
  await expect(setPassword(house, 'nobody', PIN)).rejects.toEqual(refusal('NOT_A_MEMBER'));
  await expect(enter(PIN, 'nobody')).rejects.toEqual(refusal('PASSWORD_NEEDED'));
  expect(await enter(PIN)).toBe('let through');
});

test('five wrong ones lock it for 30 minutes, the right one included; a right one in between forgives', async () => {
  for (let i = 0; i < 4; i += 1) await expect(enter('135246')).rejects.toEqual(refusal('PASSWORD_WRONG'));
  await enter(PIN);
  for (const left of [4, 3, 2, 1])
    await expect(enter('135246')).rejects.toMatchObject({ code: 'PASSWORD_WRONG', details: { left } });
  await expect(enter('135246')).rejects.toEqual(refusal('PASSWORD_LOCKED'));
  await expect(enter(PIN)).rejects.toEqual(refusal('PASSWORD_LOCKED'));
  house.clock.at += 30 * MINUTE_MS - 1;
  await expect(enter(PIN)).rejects.toEqual(refusal('PASSWORD_LOCKED'));
  house.clock.at += 1;
  expect(await enter(PIN)).toBe('let through');
});

test('20 guesses at once: five are looked at', async () => {
  const guesses = Array.from({ length: 20 }, (_, i) => enter(String(300_000 + i * 7)));
  const codes = (await Promise.allSettled(guesses)).map((one) =>
    one.status === 'rejected' ? (one.reason as { code: string }).code : 'let through',
  );
  expect(codes.filter((code) => code === 'PASSWORD_WRONG')).toHaveLength(4);
  expect(codes.filter((code) => code === 'PASSWORD_LOCKED')).toHaveLength(16);
  expect((await stored()).tries).toBe(6);
});

test('changing needs the old one, whose wrong tries count; the new one is not weak', async () => {
  const change = (password: string, newPassword: string, requestId = `to-${newPassword}`) =>
    changePassword(house, { memberId: 'bea', requestId, password, newPassword });
  await expect(change(PIN, '111111')).rejects.toEqual(refusal('PASSWORD_WEAK'));
  await expect(change('135246', '741852')).rejects.toEqual(refusal('PASSWORD_WRONG'));
  expect((await stored()).wrong).toBe(1);
  await change(PIN, '741853');
  await expect(enter(PIN)).rejects.toEqual(refusal('PASSWORD_WRONG'));
  expect(await enter('741853')).toBe('let through');
  // Whose answer was lost is no wrong try.
  await change(PIN, '741853');
  expect((await stored()).wrong).toBe(0);
  await expect(change(PIN, '741853', 'another-request')).rejects.toEqual(refusal('PASSWORD_WRONG'));
});

test('setting it again by the same request changes nothing, by another one it is refused', async () => {
  await join(house, { memberId: 'cat', referrerId: null });
  await setPassword(house, 'cat', PIN, 'first');
  await setPassword(house, 'cat', PIN, 'first');
  await expect(setPassword(house, 'cat', PIN, 'second')).rejects.toEqual(refusal('PASSWORD_EXISTS'));
});

test('forgotten: an operator who is somebody else clears it after an identity check, lock included', async () => {
  for (let i = 0; i < 5; i += 1) await enter('135246').catch(() => undefined);
  await expect(clearPassword(house, 'bea', 'bea')).rejects.toEqual(refusal('FORBIDDEN'));
  await expect(clearPassword(house, 'ann', 'op')).rejects.toEqual(refusal('PASSWORD_NEEDED'));
  await clearPassword(house, 'bea', 'op');
  await clearPassword(house, 'bea', 'op');
  await expect(enter(PIN)).rejects.toEqual(refusal('PASSWORD_NEEDED'));
  await setPassword(house, 'bea', '741853');
  expect(await enter('741853')).toBe('let through');
});

test('a password that was changed after its check lets nothing through, and counts no try', async () => {
  const get = house.database.get.bind(house.database);
  let isFirst = true;
  // Between the check outside the transaction and the posting.
  house.database.get = async (from, id) => {
    const found = await get(from, id);
    if (isFirst && from.name === payPasswords.name) {
      isFirst = false;
      await changePassword(house, { memberId: 'bea', requestId: 'r1', password: PIN, newPassword: '741853' });
    }
    return found;
  };
  await expect(enter(PIN)).rejects.toEqual(refusal('WRONG_STATE'));
  expect((await stored()).wrong).toBe(0);
});
