/** What the timers do, refunds on their way, and how merchants and partners come in. */
import { sendDueRefunds } from '../../../cloudfunctions/orders/refunding/send-refunds';
import { closeDueDays } from '../../../cloudfunctions/points/close-day';
import { DAY_MS, MINUTE_MS } from '../../../cloudfunctions/units/days';
import { PAR, POINT } from '../../../tests/support/trading-floor';
import { asked, memberAsks, noticeOf, operatorAsks, useCase } from '../asked';
import type { UseCase } from '../crash';
import { PEOPLE, rival, type Stage } from '../stage';
import { timer } from './timer';

const { ann, bea, cat } = PEOPLE;
const NEW = 'newcomer';

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
    return async (house) => {
      await closeDueDays(house);
    };
  }),
  useCase('settle what is due, and close what nobody pays', async (stage) => {
    const order = await stage.bought('goods');
    await stage.ask(bea, 'member', 'confirmReceipt', { orderId: order._id });
    await stage.pass(DAY_MS + MINUTE_MS);
    await stage.place(bea, stage.shelf.goods[0] ?? '');
    await stage.pass(40 * MINUTE_MS);
    return timer('settlement');
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
    return timer('settlement');
  }),
  useCase('sweep, count, warn', async (stage) => {
    await stage.bill();
    await stage.pass(DAY_MS);
    return timer('upkeep');
  }),
];

async function withPack(stage: Stage, pack: 'merchant' | 'region'): Promise<void> {
  await stage.ask(cat, 'member', 'join', {});
  for (const kind of ['member', pack])
    await stage.paid(await stage.ask(cat, 'member', 'buyPack', { pack: kind }));
}

const FILLING = {
  ...{ merchantId: NEW, contact: { name: '王店主', phone: '13800000000' }, isMedical: false },
  licences: [{ kind: 'business', number: '91330100', picture: '/pictures/licence.svg', validUntil: null }],
};
const PAGE = {
  ...{ merchantId: NEW, storeId: 'newcomer-1', address: '文三路 2 号', phone: '13800000000' },
  ...{ position: null, hours: {} },
};
const STORE = { merchantId: NEW, storeId: 'newcomer-1', name: '新颜', city: '杭州市', allowanceRateBp: 1000 };

/** The application as it stands after these steps. */
async function application(stage: Stage, steps: number): Promise<void> {
  await withPack(stage, 'merchant');
  const all = [
    () => stage.ask(cat, 'member', 'applyAsMerchant', { merchantId: NEW, name: '新颜' }),
    () => stage.ask(cat, 'store', 'fillApplication', FILLING),
    () => stage.ask(cat, 'store', 'saveStore', STORE),
    () => stage.ask(cat, 'store', 'saveStorePage', PAGE),
    () => stage.ask(cat, 'store', 'submitApplication', { merchantId: NEW }),
  ];
  for (const step of all.slice(0, steps)) await step();
}

const coming: readonly UseCase[] = [
  useCase('apply as a merchant', async (stage) => {
    await application(stage, 0);
    return memberAsks(cat, 'applyAsMerchant', { merchantId: NEW, name: '新颜' });
  }),
  useCase('fill an application in', async (stage) => {
    await application(stage, 1);
    return asked(cat, 'store', 'fillApplication', FILLING);
  }),
  useCase('save a store', async (stage) => {
    await application(stage, 2);
    return asked(cat, 'store', 'saveStore', STORE);
  }),
  useCase('submit an application', async (stage) => {
    await application(stage, 4);
    return asked(cat, 'store', 'submitApplication', { merchantId: NEW });
  }),
  useCase('approve a merchant, who opens', async (stage) => {
    await application(stage, 5);
    return operatorAsks('approveMerchant', { merchantId: NEW, subMchid: '1900000009' });
  }),
  useCase('refuse a merchant', async (stage) => {
    await application(stage, 5);
    return operatorAsks('refuseMerchant', { merchantId: NEW, reason: '证照不清晰' });
  }),
  useCase('apply for a city', async (stage) => {
    await withPack(stage, 'region');
    return memberAsks(cat, 'applyForCity', { city: '苏州市' });
  }),
  useCase('give a city to a partner', async (stage) => {
    await withPack(stage, 'region');
    await stage.ask(cat, 'member', 'applyForCity', { city: '苏州市' });
    return operatorAsks('approvePartner', { memberId: cat.memberId, city: '苏州市' });
  }),
  useCase('propose a role', () =>
    operatorAsks('setRole', { memberId: ann.memberId, role: 'shopTrader', reason: '线下老店商' }),
  ),
];

export const running = [...timers, ...coming];
