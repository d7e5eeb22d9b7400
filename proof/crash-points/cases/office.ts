/** The operators' own: two who decide, sign-ins, alarms, differences, reconciliations, bills. */
import { bookDifferences } from '../../../cloudfunctions/operations/reconcile/documents';
import { raiseAlarms } from '../../../cloudfunctions/office/alarms/raise';
import { alarms } from '../../../cloudfunctions/office/documents';
import { startSignIn } from '../../../cloudfunctions/office/sign-in/start';
import { raise } from '../../../cloudfunctions/operations/reconcile/items';
import { inTransaction } from '../../../cloudfunctions/platform/in-transaction';
import { addDays, DAY_MS, dayOf, MINUTE_MS } from '../../../cloudfunctions/units/days';
import { operator, operatorAsks, useCase } from '../asked';
import type { UseCase } from '../crash';
import { job } from '../jobs';
import { PEOPLE, POLICY, type Stage } from '../stage';

const { ann, cat } = PEOPLE;

const ROLE = { memberId: ann.memberId, role: 'shopTrader', reason: '线下老店商' };
const WISHES: readonly (readonly [name: string, action: string, wish: (stage: Stage) => object])[] = [
  ['a role', 'setRole', () => ROLE],
  [
    'a policy',
    'setPolicy',
    (stage) => ({
      policy: { ...POLICY, version: 'next', activityDays: 5 },
      ...{ effectiveFrom: addDays(dayOf(stage.now()), 2), reason: '更久的活跃期' },
    }),
  ],
  [
    'an operator',
    'setOperator',
    () => ({ memberId: cat.memberId, name: '小王', roles: ['support'], reason: '新同事' }),
  ],
  [
    'another number at WeChat',
    'setSubMchid',
    ({ shelf: { merchantId } }) => ({ merchantId, subMchid: '1900000088', reason: '换了主体' }),
  ],
];

async function proposed(
  stage: Stage,
  action = 'setRole',
  wish: object = ROLE,
): Promise<{ proposalId: string }> {
  const { id } = await stage.ask<{ id: string }>(operator(), 'operator', action, wish);
  return { proposalId: id };
}

const twoPeople: readonly UseCase[] = [
  ...WISHES.flatMap(([name, action, wish]) => [
    useCase(`propose ${name}`, (stage) => operatorAsks(action, wish(stage))),
    useCase(`approve ${name} that another operator proposed`, async (stage) =>
      operatorAsks('approveProposal', await proposed(stage, action, wish(stage)), 'second'),
    ),
  ]),
  useCase('send a proposal back', async (stage) =>
    operatorAsks('refuseProposal', { ...(await proposed(stage)), answer: '请附上名单' }, 'second'),
  ),
  useCase('withdraw a proposal', async (stage) => operatorAsks('withdrawProposal', await proposed(stage))),
];

const TRIES = { besides: { consoleTries: 'every look at a sign-in is counted' } };
async function signIn(stage: Stage): Promise<{ code: string }> {
  const { code } = await startSignIn(stage.house(), { address: '127.0.0.1', device: 'Firefox' });
  return { code };
}

const desk: readonly UseCase[] = [
  useCase(
    'look which computer asks',
    async (stage) => operatorAsks('askedSignIn', await signIn(stage)),
    TRIES,
  ),
  useCase('let a computer in', async (stage) => operatorAsks('confirmSignIn', await signIn(stage)), TRIES),
  useCase('keep a computer out', async (stage) => operatorAsks('refuseSignIn', await signIn(stage)), TRIES),
  useCase('bring a picture', () => operatorAsks('savePicture', { type: 'image/png', base64: 'aGFsbG8=' })),
  useCase('alarm the operators', async (stage) => {
    await stage.ask(operator(), 'operator', 'haltTrading', { reason: '核对价格' });
    return job('upkeep.alarms');
  }),
  useCase('take care of an alarm', async (stage) => {
    await stage.ask(operator(), 'operator', 'haltTrading', { reason: '核对价格' });
    await raiseAlarms(stage.house());
    const [alarm] = await stage.database.find(alarms, { where: {}, limit: 1 });
    return operatorAsks('seeAlarm', { alarmId: alarm?._id });
  }),
  useCase('open the mall', (stage) => {
    stage.database.rewind(0);
    return operatorAsks('openMall', { subMchid: '1900000001' });
  }),
];

async function difference(stage: Stage): Promise<{ id: string }> {
  const about = { day: dayOf(stage.now()), kind: 'sums', about: 'member:ann' } as const;
  await inTransaction(stage.database, (transaction) =>
    raise(transaction, [{ ...about, found: '1', expected: '2' }], stage.now()),
  );
  const [found] = await stage.database.find(bookDifferences, { where: {}, limit: 1 });
  return { id: found?._id ?? '' };
}

/** A day with a bill is over and WeChat's bills of it are made; answers the day. */
async function dayAfter(stage: Stage): Promise<{ day: string }> {
  const day = dayOf(stage.now());
  await stage.bill();
  const { merchantId } = stage.shelf;
  const wish = { merchantId, amountFen: 12_000 };
  const { payIn } = await stage.ask<{ payIn: { id: string } }>(PEOPLE.owner, 'store', 'payIn', wish);
  stage.cashDesk.somebodyConfirms();
  await stage.ask(PEOPLE.owner, 'store', 'checkPayIn', { merchantId, payInId: payIn.id });
  await stage.pass(DAY_MS + 2 * 60 * MINUTE_MS);
  return { day };
}

/** The night's comparison has begun, and who was late has ended. */
async function begun(stage: Stage): Promise<void> {
  await dayAfter(stage);
  await stage.firing(job('reconcile.reconciled'));
  await stage.pass(11 * MINUTE_MS);
}

const nights: readonly UseCase[] = [
  useCase('look into a difference', async (stage) =>
    operatorAsks('workOnDifference', { ...(await difference(stage)), to: 'working', reason: '在查' }),
  ),
  useCase('settle a difference', async (stage) =>
    operatorAsks('settleDifference', { ...(await difference(stage)), reason: '已更正' }),
  ),
  useCase('begin to compare a day', async (stage) => {
    await dayAfter(stage);
    return job('reconcile.reconciled');
  }),
  useCase('compare everybody who moved', async (stage) => {
    await begun(stage);
    return job('reconcile.reconciled');
  }),
  useCase(
    'go on with the comparison by hand',
    async (stage) => {
      await begun(stage);
      return operatorAsks('reconcile', {});
    },
    { answersAnew: 'says how many pages this call did: those of the first time are done' },
  ),
  useCase('compare everybody from the first entry on', async (stage) => {
    await begun(stage);
    await stage.firing(job('reconcile.reconciled'));
    return job('upkeep.passed');
  }),
  useCase('compare the bill of a day', async (stage) => {
    await dayAfter(stage);
    return job('upkeep.billsChecked');
  }),
  useCase('compare it again', async (stage) => operatorAsks('checkBill', await dayAfter(stage))),
  useCase('compare the bill of the desk', async (stage) => {
    await dayAfter(stage);
    return job('upkeep.deskChecked');
  }),
  useCase('compare it again, of the desk', async (stage) => operatorAsks('checkDesk', await dayAfter(stage))),
];

export const office = [...twoPeople, ...desk, ...nights];
