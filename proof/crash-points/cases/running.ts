/** What the timers do, and refunds on their way. */
import { sendDueRefunds } from '../../../cloudfunctions/orders/refunding/send-refunds';
import { merchantHolder } from '../../../cloudfunctions/ledger/accounts';
import { adopt } from '../../../cloudfunctions/office/policy/adopt';
import { parsePolicy } from '../../../cloudfunctions/policy/policy';
import { addDays, DAY_MS, dayOf, MINUTE_MS } from '../../../cloudfunctions/units/days';
import { PAR, POINT } from '../../../tests/support/trading-floor';
import { noticeOf, operatorAsks, useCase } from '../asked';
import type { UseCase } from '../crash';
import { firing, job } from '../jobs';
import { PEOPLE, POLICY, rival, type Stage } from '../stage';
import { takePoints } from '../take-points';

const { ann, bea } = PEOPLE;

/** A bill that was refunded, and whose money WeChat has not been asked for. */
async function refunded(stage: Stage): Promise<void> {
  const order = await stage.bill();
  const { _id: orderId, merchantId } = order;
  const wish = { orderId, amountFen: order.amountFen, reason: '不想要了' };
  await stage.ask(bea, 'member', 'requestRefund', wish);
  await stage.ask(PEOPLE.owner, 'store', 'approveRefund', { merchantId, orderId });
}

const timers: readonly UseCase[] = [
  useCase('daily close', async (stage) => {
    await stage.bill();
    stage.untilTomorrow();
    return job('daily-close.closed');
  }),
  useCase('settle what is due, and close what nobody pays', async (stage) => {
    const order = await stage.bought('goods');
    await stage.ask(bea, 'member', 'confirmReceipt', { orderId: order._id });
    await stage.pass(DAY_MS + MINUTE_MS);
    await stage.place(bea, stage.shelf.goods[0] ?? '');
    await stage.pass(40 * MINUTE_MS);
    return job('settlement.orders');
  }),
  useCase('send a refund', async (stage) => {
    await refunded(stage);
    return (house) => sendDueRefunds(house, 10).then(() => null);
  }),
  useCase('notice of a refund that has arrived', async (stage) => {
    await refunded(stage);
    await sendDueRefunds(stage.house(), 10);
    stage.wechat.carryOut();
    const notice = stage.wechat.due().find(({ kind }) => kind === 'refund');
    if (notice === undefined) throw new Error('no notice of the refund');
    return noticeOf(notice);
  }),
  useCase('expire orders of the market', async (stage) => {
    const input = { merchantId: stage.shelf.rivalId, price: PAR, units: 3 * POINT };
    await stage.ask(rival, 'store', 'buyPoints', input);
    await stage.pass(DAY_MS);
    return job('settlement.market');
  }),
  useCase('a whole firing of the five minutes', async (stage) => {
    await stage.bought('goods');
    await stage.bill();
    await stage.pass(MINUTE_MS);
    return firing('settlement');
  }),
  useCase('a whole firing of the hour', async (stage) => {
    await stage.bill();
    await stage.pass(DAY_MS);
    return firing('upkeep');
  }),
  useCase('sweep', async (stage) => {
    await stage.bill();
    await stage.pass(2 * DAY_MS);
    return job('upkeep.swept');
  }),
  useCase('count everybody', async (stage) => {
    await stage.pass(DAY_MS);
    return job('upkeep.counted');
  }),
  useCase('look for what is kept too long', () => job('upkeep.outdated')),
  useCase('warn of a stock that is used up', async (stage) => {
    await takePoints(stage.house(), merchantHolder(stage.shelf.rivalId));
    return job('upkeep.stockTold');
  }),
];

/** Rewards wait for a name from tomorrow on, and ann has one to wait for. */
async function held(stage: Stage): Promise<void> {
  const policy = { ...POLICY, version: 'names', joining: { ...POLICY.joining, rewardsNeedRealName: true } };
  await adopt(stage.house(), { policy: parsePolicy(policy), effectiveFrom: addDays(dayOf(stage.now()), 1) });
  await stage.pass(DAY_MS);
  await stage.bill();
}

const waiting: readonly UseCase[] = [
  useCase(
    'confirm a name, which releases what waited',
    async (stage) => {
      await held(stage);
      return operatorAsks('confirmRealName', { memberId: ann.memberId });
    },
    { answersAnew: 'says how many rewards this call released: those of the first time are' },
  ),
  useCase('what waited too long for a name lapses', async (stage) => {
    await held(stage);
    await stage.pass(4 * DAY_MS);
    return job('upkeep.lapsed');
  }),
];

export const running = [...timers, ...waiting];
