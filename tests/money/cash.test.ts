/** Cash of the market through the functions and a WeChat Pay that goes wrong: in, out, and every morning to the fen. */
import { memberIdOf } from '../../cloudfunctions/accounts/member-id';
import type { CashOut, PayIn } from '../../cloudfunctions/cashier/documents';
import { cashOuts } from '../../cloudfunctions/cashier/documents';
import type { CashOutView, FundDesk, PayInView } from '../../cloudfunctions/cashier/views';
import type { BillDifference, DeskCheck } from '../../cloudfunctions/operations/documents';
import { findAll } from '../../cloudfunctions/platform/database';
import type { PaymentParameters } from '../../cloudfunctions/platform/wechat-pay/wechat-pay';
import { addDays, dayOf, MINUTE_MS, startOfDay } from '../../cloudfunctions/units/days';
import type { Page } from '../../cloudfunctions/platform/paging';
import { confirmTransfer, payAtSheet } from '../../local/wechat-pay';
import { expectSoundBooks } from '../support/audit';
import { SHOP, Shop } from '../support/shop';
import { ADMIN, codeOf } from '../support/whole-mall';

const OWNER = 'owner';
const SEND = 'POST /v3/fund-app/mch-transfer/transfer-bills';
const TWENTY = Array.from({ length: 20 }, (_, i) => i);

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
  await shop.mall.done('operator', ADMIN, 'confirmRealName', { memberId: memberIdOf(OWNER) });
});
afterEach(async () => {
  shop.trouble();
  await expectSoundBooks(shop.houseBeside());
});
afterAll(() => shop.end());

const ask = <T>(action: string, input: object = {}) =>
  shop.mall.done<T>('store', OWNER, action, { merchantId: SHOP, ...input });
const fund = async () => (await ask<FundDesk>('fundDesk')).cash;
const state = async ({ id: takeOutId }: CashOutView) =>
  (await ask<CashOutView>('checkTakeOut', { takeOutId })).state;

async function payIn(amountFen: number, isPaid = true): Promise<PayInView> {
  const asked = await ask<{ payIn: PayInView; parameters: PaymentParameters }>('payIn', { amountFen });
  if (isPaid) await payAtSheet(shop.mall.pay, OWNER, asked.parameters);
  return asked.payIn;
}
const stored = async (payInId: string) => ask<PayIn>('checkPayIn', { payInId });
const takeOut = (amountFen = 1_000) => ask<CashOutView>('takeOut', { amountFen });
const confirm = (out: CashOutView) =>
  confirmTransfer(shop.mall.pay, OWNER, out.confirm?.package ?? 'nothing to confirm');

/** The check of today, next morning. */
async function nextMorning(): Promise<DeskCheck | undefined> {
  const { clock } = shop.mall.cloud;
  const day = dayOf(clock.now());
  await clock.set(startOfDay(addDays(day, 1)) + 11 * 60 * MINUTE_MS, 'once');
  const checks = await shop.mall.done<DeskCheck[]>('operator', ADMIN, 'deskChecks', {});
  return checks.find((one) => one._id === day);
}

test('money paid in with lost, doubled, forged and late notices is in the fund once', async () => {
  const troubles = [
    { effect: 'notice-lost', times: 1 },
    { effect: 'notice-doubled', copies: 20 },
    { effect: 'notice-wrong-amount', times: 1 },
    { effect: 'notice-wrong-signature', times: 1 },
    { effect: 'notice-late', delayMs: 50 * MINUTE_MS },
  ] as const;
  for (const one of troubles) {
    shop.trouble(one);
    const { id } = await payIn(20_000);
    shop.trouble();
    expect(await stored(id)).toMatchObject({ state: 'paid' });
  }
  const unpaid = await payIn(30_000, false);
  await shop.pass(60);
  expect(await stored(unpaid.id)).toMatchObject({ state: 'closed' });
  expect(await fund()).toMatchObject({ freeFen: 100_000, underwayFen: 0 });
  expect((await ask<Page<PayInView>>('payIns')).rows).toHaveLength(6);
  for (const input of [{ amountFen: 1 }, { amountFen: 10_000_000 }])
    expect(codeOf(await shop.mall.call('store', OWNER, 'payIn', { merchantId: SHOP, ...input }))).toBe(
      'AMOUNT_OUT_OF_BOUNDS',
    );
});

test('money taken out is confirmed in WeChat and arrives, whatever gets lost on the way', async () => {
  const troubles = [
    { effect: 'reply-lost', at: SEND, times: 1 },
    { effect: 'system-error-before', at: SEND, times: 1 },
    { effect: 'system-error-after', at: SEND, times: 1 },
    { effect: 'frequency-limited', at: SEND, times: 1 },
    { effect: 'balance-low', at: SEND, times: 1 },
    { effect: 'transfer-processing', delayMs: 4 * MINUTE_MS },
    { effect: 'notice-lost' },
    { effect: 'notice-doubled', copies: 20 },
  ] as const;
  for (const one of troubles) {
    shop.trouble(one);
    const out = await takeOut();
    await shop.pass(10);
    const asked = await ask<CashOutView>('checkTakeOut', { takeOutId: out.id });
    expect([one.effect, asked.state]).toEqual([one.effect, 'toConfirm']);
    expect(await confirm(asked)).toEqual({ result: 'confirmed' });
    await shop.pass(15);
    expect(await state(out)).toBe('arrived');
  }
  expect(await fund()).toMatchObject({ freeFen: 92_000, underwayFen: 0 });
});

test('failed, refused, expired and called back: it is all there again', async () => {
  const [failing, expiring, unwanted] = [await takeOut(), await takeOut(), await takeOut()];
  shop.trouble({ effect: 'transfer-failed', reason: 'ACCOUNT_FROZEN', times: 1 });
  expect(await confirm(failing)).toEqual({ result: 'refused', reason: 'FAILED' });
  expect(await state(failing)).toBe('failed');
  await ask('cancelTakeOut', { takeOutId: unwanted.id });
  await shop.pass(10);
  expect(await state(unwanted)).toBe('cancelled');
  // Nobody but the owner gets it.
  expect(await confirmTransfer(shop.mall.pay, 'somebody', expiring.confirm?.package ?? '')).toMatchObject({
    reason: 'PAYEE',
  });
  const check = await nextMorning();
  expect(check).toMatchObject({ differences: 0, wechat: check?.mall });
  expect(check?.wechat).toMatchObject({ payInsFen: 100_000, outFen: 11_000, backFen: 2_000 });
  await shop.pass(60);
  expect(await state(expiring)).toBe('toConfirm');
  // A day after it was asked for; WeChat's notice tells.
  await shop.mall.cloud.clock.set(
    startOfDay(dayOf(shop.mall.cloud.clock.now())) + 24 * 60 * MINUTE_MS - 1,
    'once',
  );
  await shop.mall.pay.deliverDue();
  expect(await state(expiring)).toBe('failed');
  expect(await fund()).toMatchObject({ freeFen: 92_000, underwayFen: 0 });
});

test('20 at once out of a fund that pays for ten: ten go out, each once', async () => {
  shop.trouble({ effect: 'reply-lost', at: SEND, times: 3 });
  const answers = await Promise.all(
    TWENTY.map(() =>
      shop.mall.call<CashOutView>('store', OWNER, 'takeOut', { merchantId: SHOP, amountFen: 9_200 }),
    ),
  );
  expect(answers.map(codeOf).filter((code) => code === 'CASH_SHORT')).toHaveLength(10);
  shop.trouble();
  await shop.pass(10);
  const all = await findAll(shop.mall.database, cashOuts, { state: 'toConfirm' });
  expect(all.map((out: CashOut) => out.amountFen)).toEqual(TWENTY.slice(0, 10).map(() => 9_200));
  expect(await fund()).toMatchObject({ freeFen: 0, underwayFen: 92_000 });
});

test('a way out that WeChat never saw and one that the mall forgot are differences, until put right', async () => {
  const [out] = await findAll(shop.mall.database, cashOuts, { state: 'toConfirm' });
  if (out === undefined) throw new Error('nothing is on its way');
  const day = out.billDay ?? '';
  await write({ ...out, state: 'arrived', dueAt: null, billDay: null });
  await write({ ...out, _id: 'outForged', state: 'arrived', dueAt: null });
  expect(await nextMorning()).toMatchObject({ differences: 3 });
  const { rows: open } = await shop.mall.done<{ rows: BillDifference[] }>(
    'operator',
    ADMIN,
    'billDifferences',
    {},
  );
  expect(
    open.map((one) => `${one.kind} ${one.what} ${String(one.wechatFen)} ${String(one.mallFen)}`).sort(),
  ).toEqual(['notAtWechat out null 9200', 'notInJournal out null 9200', 'notInMall out 9200 null']);
  await write(out);
  await write({ ...out, _id: 'outForged', state: 'arrived', dueAt: null, billDay: null });
  expect(await shop.mall.done('operator', ADMIN, 'checkDesk', { day })).toMatchObject({ differences: 0 });
});

async function write(out: CashOut): Promise<void> {
  const transaction = await shop.mall.database.begin();
  await transaction.put(cashOuts, out);
  await transaction.commit();
}
