/** Codes, passwords and sign-ins guessed, used twice, too late; at the doors where they are asked for (rules.md §15). */
import { consoleDoors } from '../../cloudfunctions/functions/console/doors';
import type { StartedSignIn } from '../../cloudfunctions/office/sign-in/start';
import type { TakenSession } from '../../cloudfunctions/office/sign-in/take';
import { sessionOf, signOut } from '../../cloudfunctions/office/sign-in/session';
import { MINUTE_MS } from '../../cloudfunctions/units/days';
import { PIN } from './belongings';
import { ADMIN } from './mall-with-doors';
import { furnishedDoors, type Doors } from './table';

const POINT = 1_000_000;
let all: Doors;
let startedAt: number;
beforeAll(async () => {
  all = await furnishedDoors();
  startedAt = all.doors.house.clock.at;
});
afterEach(() => {
  all.doors.house.database.rewind(all.mark);
  all.doors.house.clock.at = startedAt;
});

interface Told {
  readonly code: string;
  readonly message: string;
}
const told = (work: Promise<unknown>): Promise<Told> =>
  work.then(
    () => ({ code: 'OK', message: '' }),
    (error: unknown) => ({ code: '', message: String(error), ...(error as Partial<Told>) }),
  );
const codeOf = async (work: Promise<unknown>): Promise<string> => (await told(work)).code;
const wait = (minutes: number): void => void (all.doors.house.clock.at += minutes * MINUTE_MS);

describe('the pay password', () => {
  const moveOut = (password: string) =>
    all.doors.ask('member', all.mine.customer, 'moveOut', { units: POINT, password });
  /** Every door that asks for it. */
  const doors: readonly ((password: string) => Promise<unknown>)[] = [
    moveOut,
    (password) =>
      all.doors.ask('member', all.mine.customer, 'sellPoints', { price: 10_000, units: POINT, password }),
    (password) =>
      all.doors.ask('member', all.mine.customer, 'changePassword', { password, newPassword: '903817' }),
  ];

  test('locks after five wrong ones over all doors together, and then tells a right one from a wrong one no more', async () => {
    const codes: string[] = [];
    for (let i = 0; i < 5; i += 1)
      codes.push(await codeOf((doors[i % doors.length] ?? moveOut)(`13579${i}`)));
    expect(codes).toEqual([...Array.from({ length: 4 }, () => 'PASSWORD_WRONG'), 'PASSWORD_LOCKED']);
    const [right, wrong] = [await told(moveOut(PIN)), await told(moveOut('135790'))];
    expect(right.code).toBe('PASSWORD_LOCKED');
    expect(right.message).toBe(wrong.message);
    wait(31);
    expect(await codeOf(moveOut(PIN))).toBe('OK');
  });

  test('twenty guesses at once are five guesses', async () => {
    const guesses = Array.from({ length: 20 }, (_, i) => codeOf(moveOut(String(135_700 + i))));
    const codes = await Promise.all(guesses);
    expect(codes.filter((code) => code === 'PASSWORD_WRONG').length).toBeLessThanOrEqual(4);
    expect(await codeOf(moveOut(PIN))).toBe('PASSWORD_LOCKED');
  });

  test('what is wrong beside the password is not told before it is right', async () => {
    const tooMuch = (password: string) =>
      codeOf(all.doors.ask('member', all.mine.customer, 'moveOut', { units: 1_000_000 * POINT, password }));
    expect(await tooMuch('135790')).toBe('PASSWORD_WRONG');
    expect(await tooMuch(PIN)).toBe('POINTS_SHORT');
  });
});

describe('a customer’s code at the counter', () => {
  const scan = (code: string, who = all.mine.owner) => {
    const { merchantId, storeId } = all.mine;
    return all.doors.ask('store', who, 'scanCode', { merchantId, storeId, code });
  };
  const redeem = (code: string) => {
    const { merchantId, storeId, voucherId } = all.mine;
    return all.doors.ask('store', all.mine.owner, 'redeem', {
      merchantId,
      storeId,
      orderId: voucherId,
      code,
    });
  };
  const guess = (i: number): string => String(100_000_000_000 + i);

  test('guessed: after ten wrong ones even the right one waits; of another person of the staff it is good', async () => {
    for (let i = 0; i < 10; i += 1) expect(await codeOf(scan(guess(i)))).toBe('CODE_UNKNOWN');
    expect(await codeOf(scan(all.mine.voucherCode))).toBe('RATE_LIMITED');
    expect(await codeOf(redeem(all.mine.voucherCode))).toBe('RATE_LIMITED');
    expect(await codeOf(scan(all.mine.voucherCode, all.mine.clerk))).toBe('OK');
  });

  test('used twice', async () => {
    expect(await codeOf(redeem(all.mine.voucherCode))).toBe('OK');
    expect(['CODE_USED', 'CODE_EXPIRED']).toContain(await codeOf(redeem(all.mine.voucherCode)));
  });

  test('too late', async () => {
    wait(10);
    expect(await codeOf(redeem(all.mine.voucherCode))).toBe('CODE_EXPIRED');
  });
});

test('a pickup code, looked at or handed over, guessed: with the other codes after ten wrong ones even the right one waits', async () => {
  const { merchantId, storeId, pickupCode } = all.mine;
  const ask = (action: string, code: string, who = all.mine.owner) =>
    codeOf(all.doors.ask('store', who, action, { merchantId, storeId, pickupCode: code }));
  for (let i = 0; i < 10; i += 1)
    expect(await ask(i % 2 === 0 ? 'pickup' : 'handOver', String(10_000_000 + i))).toBe('CODE_UNKNOWN');
  expect(await ask('pickup', pickupCode)).toBe('RATE_LIMITED');
  expect(await ask('handOver', pickupCode)).toBe('RATE_LIMITED');
  expect(await ask('handOver', pickupCode, all.mine.clerk)).toBe('OK');
});

describe('signing in at a computer', () => {
  const computer = { address: '203.0.113.7', device: 'Windows 电脑' };
  const visit = { computer, token: '' };
  const start = (): Promise<StartedSignIn> => consoleDoors.startSignIn.run(all.doors.house, visit, {});
  const take = ({
    signInId,
    secret,
  }: {
    readonly signInId: string;
    readonly secret: string;
  }): Promise<TakenSession> => consoleDoors.takeSession.run(all.doors.house, visit, { signInId, secret });
  const confirm = ({ code }: StartedSignIn, who = ADMIN) =>
    all.doors.ask('operator', who, 'confirmSignIn', { code });

  test('the session is given once, and is nobody’s after it has ended', async () => {
    const begun = await start();
    await confirm(begun);
    const taken = await take(begun);
    if (taken.state !== 'signedIn') throw new Error(taken.state);
    expect(await codeOf(take(begun))).toBe('CODE_USED');
    expect((await sessionOf(all.doors.house, taken.session)).operatorId).toBe(ADMIN);
    for (const token of ['', 'x'.repeat(43), `${taken.session}x`, taken.session.slice(1)])
      expect(await codeOf(sessionOf(all.doors.house, token))).toBe('SIGNED_OUT');
    await signOut(all.doors.house, taken.session);
    expect(await codeOf(sessionOf(all.doors.house, taken.session))).toBe('SIGNED_OUT');
  });

  test('twenty at once get one session', async () => {
    const begun = await start();
    await confirm(begun);
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(take(begun))));
    expect(codes.filter((code) => code === 'OK')).toHaveLength(1);
  });

  test('the secret guessed: five wrong ones, then not even the right one', async () => {
    const begun = await start();
    await confirm(begun);
    for (let i = 0; i < 5; i += 1)
      expect(await codeOf(take({ ...begun, secret: 'x'.repeat(42) + String(i) }))).toBe('FORBIDDEN');
    expect(await codeOf(take(begun))).toBe('RATE_LIMITED');
  });

  test('by somebody who is no operator, too late, and under a code that nobody shows', async () => {
    const begun = await start();
    expect(await codeOf(confirm(begun, all.mine.customer))).toBe('FORBIDDEN');
    expect(await codeOf(confirm({ ...begun, code: 'nothing' }))).toBe('CODE_UNKNOWN');
    wait(6);
    expect(await codeOf(confirm(begun))).toBe('CODE_EXPIRED');
  });

  test('codes are asked for sixty times in ten minutes from one address', async () => {
    for (let i = 0; i < 60; i += 1) await start();
    expect(await codeOf(start())).toBe('RATE_LIMITED');
    wait(11);
    expect(await codeOf(start())).toBe('OK');
  });
});

test('a code at the customer’s door: guessed a few times, then it needs a new one', async () => {
  const { merchantId, storeId, visitId, owner, customer, beautician } = all.mine;
  const at = (action: string, more: object = {}) =>
    all.doors.ask('store', owner, action, { merchantId, storeId, visitId, ...more });
  const visit = await all.doors.ask<{ readonly code: string }>('member', customer, 'visit', { visitId });
  await at('assignVisit', { staffMemberId: beautician });
  await at('departVisit');
  await at('arriveVisit');
  const codes: string[] = [];
  for (let i = 0; i < 20; i += 1)
    codes.push(await codeOf(at('finishVisit', { code: String(100_000 + i).replace(visit.code, '999999') })));
  expect(codes.at(-1)).toBe('RATE_LIMITED');
  expect(codes.filter((code) => code === 'CODE_UNKNOWN').length).toBeLessThanOrEqual(10);
  expect(await codeOf(at('finishVisit', { code: visit.code }))).toBe('RATE_LIMITED');
});
