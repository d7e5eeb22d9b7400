/** Cash through the desk, in and out; points as payment. */
import { confirmRealName } from '../../../cloudfunctions/accounts/real-name';
import { memberHolder } from '../../../cloudfunctions/ledger/accounts';
import { setPointsShare } from '../../../cloudfunctions/stores/points-share';
import { DAY_MS, MINUTE_MS } from '../../../cloudfunctions/units/days';
import { HOME } from '../../../tests/support/mall';
import { giveCustodial, prize } from '../../../tests/support/point-payer';
import { PAR, PIN, POINT } from '../../../tests/support/trading-floor';
import { memberAsks, noticeFor, ownerAsks, useCase } from '../asked';
import { takePoints } from '../take-points';
import type { Act } from '../stage';
import type { UseCase } from '../crash';
import { owner, PEOPLE, type Stage } from '../stage';
import { job } from '../jobs';

const { bea, cat } = PEOPLE;
const TRIES = { besides: { payPasswords: 'every attempt with a password is counted' } };

const ofShop = <T>(stage: Stage, action: string, input: object): Promise<T> =>
  stage.ask<T>(owner, 'store', action, { merchantId: stage.shelf.merchantId, ...input });

/** The shop's owner and bea are known by name: only so cash leaves the mall. */
async function known(stage: Stage): Promise<void> {
  for (const { memberId } of [owner, bea]) await confirmRealName(stage.house(), memberId);
}

/** Bea has sold points, and may take the cash. */
async function earned(stage: Stage): Promise<void> {
  await known(stage);
  await giveCustodial(stage.house(), bea.memberId, 10 * POINT);
  await stage.ask(bea, 'member', 'sellPoints', { price: PAR, units: 5 * POINT, password: PIN });
  await ofShop(stage, 'buyPoints', { price: PAR, units: 5 * POINT });
  await stage.pass(DAY_MS + MINUTE_MS);
}

/** Somebody says yes to what WeChat offers, and WeChat does it. */
function arriving({ cashDesk }: Stage): void {
  cashDesk.carryOut();
  cashDesk.somebodyConfirms();
  cashDesk.carryOut();
}

/** What cat bought is given back, and the points that bea got of it are gone. */
async function owing(stage: Stage): Promise<void> {
  await stage.ask(cat, 'member', 'join', { referrerId: bea.memberId });
  await stage.paid(await stage.ask(cat, 'member', 'buyPack', { pack: 'member' }));
  const bill = { storeId: stage.shelf.storeId, amountFen: 40_000 };
  const order = await stage.paid(await stage.ask(cat, 'member', 'payAtStore', bill));
  await takePoints(stage.house(), memberHolder(bea.memberId));
  const { _id: orderId, amountFen } = order;
  await stage.ask(cat, 'member', 'requestRefund', { orderId, amountFen, reason: '不想要了' });
  await ofShop(stage, 'approveRefund', { orderId });
}

/** What WeChat has to tell of the desk has come to pass, and the timer goes to look. */
async function lookedUp(stage: Stage): Promise<Act> {
  arriving(stage);
  await stage.pass(60 * MINUTE_MS);
  return job('settlement.cash');
}

interface Out {
  readonly id: string;
}

const cash: readonly UseCase[] = [
  useCase('ask to pay a fund in', (stage) => ownerAsks(stage, 'payIn', { amountFen: 12_000 })),
  useCase('a fund is paid in, and the timer finds it', async (stage) => {
    await ofShop(stage, 'payIn', { amountFen: 12_000 });
    return lookedUp(stage);
  }),
  useCase('take a fund out', async (stage) => {
    await known(stage);
    return ownerAsks(stage, 'takeOut', { amountFen: 7_000 });
  }),
  useCase('a fund has gone out', async (stage) => {
    await known(stage);
    await ofShop(stage, 'takeOut', { amountFen: 7_000 });
    return lookedUp(stage);
  }),
  useCase('call a fund back', async (stage) => {
    await known(stage);
    const { id } = await ofShop<Out>(stage, 'takeOut', { amountFen: 7_000 });
    return ownerAsks(stage, 'cancelTakeOut', { takeOutId: id });
  }),
  useCase('take cash to WeChat', async (stage) => {
    await earned(stage);
    return memberAsks(bea, 'withdraw', { amountFen: 300 });
  }),
  useCase('cash has arrived at WeChat', async (stage) => {
    await earned(stage);
    await stage.ask(bea, 'member', 'withdraw', { amountFen: 300 });
    return lookedUp(stage);
  }),
  useCase('look after a pay-in whose notice is late', async (stage) => {
    const { payIn } = await ofShop<{ payIn: Out }>(stage, 'payIn', { amountFen: 12_000 });
    stage.cashDesk.somebodyConfirms();
    return ownerAsks(stage, 'checkPayIn', { payInId: payIn.id });
  }),
  useCase('look after a fund that is going out', async (stage) => {
    await known(stage);
    const { id } = await ofShop<Out>(stage, 'takeOut', { amountFen: 7_000 });
    arriving(stage);
    return ownerAsks(stage, 'checkTakeOut', { takeOutId: id });
  }),
  useCase('look after cash that is going to WeChat', async (stage) => {
    await earned(stage);
    const { id } = await stage.ask<Out>(bea, 'member', 'withdraw', { amountFen: 300 });
    arriving(stage);
    return memberAsks(bea, 'withdrawal', { withdrawalId: id });
  }),
  useCase(
    'pay debts of points in cash',
    async (stage) => {
      await earned(stage);
      await owing(stage);
      return memberAsks(bea, 'payDebtsInCash', {});
    },
    { answersAnew: 'says what this call paid: asked again, there is nothing left to pay' },
  ),
  useCase('call cash back', async (stage) => {
    await earned(stage);
    const { id } = await stage.ask<Out>(bea, 'member', 'withdraw', { amountFen: 300 });
    return memberAsks(bea, 'cancelWithdrawal', { withdrawalId: id });
  }),
];

/** A prize of ten yuan, which is ten points at par; answers the wish for it. */
async function wishedFor(stage: Stage): Promise<object> {
  await giveCustodial(stage.house(), bea.memberId, 30 * POINT);
  const { _id: skuId } = await prize(stage.house(), 'prize', { priceFen: 1_000, stock: 5 });
  const points = { units: 10 * POINT, password: PIN };
  return { skuId, quantity: 1, addressId: HOME.id, points };
}

/** Half of a bill of eight yuan in points. */
async function partlyInPoints(stage: Stage): Promise<object> {
  await giveCustodial(stage.house(), bea.memberId, 30 * POINT);
  await setPointsShare(stage.house(), stage.shelf.merchantId, 5_000);
  const points = { units: 4 * POINT, password: PIN };
  return { storeId: stage.shelf.storeId, amountFen: 800, points };
}

interface Exchanged {
  readonly orders: readonly { readonly _id: string }[];
}

const inPoints: readonly UseCase[] = [
  useCase('goods for points', async (stage) => memberAsks(bea, 'exchange', await wishedFor(stage)), TRIES),
  useCase('take an exchange back', async (stage) => {
    const { orders } = await stage.ask<Exchanged>(bea, 'member', 'exchange', await wishedFor(stage));
    return memberAsks(bea, 'cancelExchange', { orderId: orders[0]?._id ?? '' });
  }),
  useCase(
    'a bill in part in points: placing',
    async (stage) => memberAsks(bea, 'payAtStore', await partlyInPoints(stage)),
    TRIES,
  ),
  useCase('a bill in part in points: its money', async (stage) => {
    const placed = await stage.ask(bea, 'member', 'payAtStore', await partlyInPoints(stage));
    return noticeFor(stage, placed);
  }),
];

export const cashAndPoints: readonly UseCase[] = [...cash, ...inPoints];
