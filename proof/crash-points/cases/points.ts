/** Keys, passwords and moves between accounts; the market. */
import { addressOf } from '../../../cloudfunctions/custody/address';
import { CUSTODIAL } from '../../../cloudfunctions/custody/moves/move';
import { MINUTE_MS } from '../../../cloudfunctions/units/days';
import { PAR, PIN, POINT } from '../../../tests/support/trading-floor';
import { asked, memberAsks, operatorAsks, ownerAsks, useCase } from '../asked';
import type { UseCase } from '../crash';
import { owner, PEOPLE, rival, type Stage } from '../stage';

const { ann, bea } = PEOPLE;
/** Every attempt with a password is counted, also one that was made before. */
const TRIES = { besides: { payPasswords: 'every attempt with a password is counted' } };

function signed(stage: Stage, to: string | null) {
  const [units, sequence, expiry] = [20 * POINT, 1, stage.now() + 20 * MINUTE_MS];
  const kind = to === null ? ('custody' as const) : ('transfer' as const);
  const signature = stage.phone(bea).sign({ kind, to: to ?? CUSTODIAL, units, sequence, expiry });
  return { units, sequence, expiry, signature, ...(to === null ? {} : { to }) };
}
const custodial = (stage: Stage): Promise<unknown> => stage.ask(bea, 'member', 'moveIn', signed(stage, null));
const offer = { price: PAR, units: 5 * POINT, password: PIN };

async function offered(stage: Stage): Promise<string> {
  await custodial(stage);
  return (await stage.ask<{ id: string }>(bea, 'member', 'sellPoints', offer)).id;
}
const bid = (stage: Stage, by: 'owner' | 'rival') => ({
  merchantId: by === 'owner' ? stage.shelf.merchantId : stage.shelf.rivalId,
  ...{ price: PAR, units: 3 * POINT },
});

async function askedKey(stage: Stage) {
  const phone = stage.phone(bea, 'new phone');
  await stage.ask(bea, 'member', 'askNewKey', stage.presented(phone));
  return { memberId: bea.memberId, publicKey: phone.publicKey };
}

const keys: readonly UseCase[] = [
  useCase('register a key', (stage) => memberAsks(ann, 'registerKey', stage.presented(stage.phone(ann)))),
  useCase('ask for a new key', (stage) =>
    memberAsks(bea, 'askNewKey', stage.presented(stage.phone(bea, 'new phone'))),
  ),
  useCase('start the change of a key', async (stage) =>
    operatorAsks('startKeyChange', await askedKey(stage)),
  ),
  useCase('stop the change of a key', async (stage) => {
    const key = await askedKey(stage);
    return operatorAsks('stopKeyChange', { ...key, reason: '本人来电' });
  }),
  useCase('set a pay password', () => memberAsks(ann, 'setPassword', { password: PIN })),
  useCase('change the pay password', () =>
    memberAsks(bea, 'changePassword', { password: PIN, newPassword: '741853' }),
  ),
  useCase('clear a pay password', () => operatorAsks('clearPassword', { memberId: bea.memberId })),
];

const moves: readonly UseCase[] = [
  useCase('transfer points', (stage) =>
    memberAsks(bea, 'transferPoints', signed(stage, addressOf(ann.memberId))),
  ),
  useCase('original → custodial', (stage) => memberAsks(bea, 'moveIn', signed(stage, null))),
  useCase(
    'custodial → original, of which 1% burns',
    async (stage) => {
      await custodial(stage);
      return memberAsks(bea, 'moveOut', { units: 7 * POINT, password: PIN });
    },
    TRIES,
  ),
];

const market: readonly UseCase[] = [
  useCase(
    'offer points',
    async (stage) => {
      await custodial(stage);
      return memberAsks(bea, 'sellPoints', offer);
    },
    TRIES,
  ),
  useCase(
    'offer points that a bid takes at once',
    async (stage) => {
      await custodial(stage);
      await stage.ask(rival, 'store', 'buyPoints', bid(stage, 'rival'));
      return memberAsks(bea, 'sellPoints', offer);
    },
    TRIES,
  ),
  useCase('bid, filled at once', async (stage) => {
    await offered(stage);
    return asked(owner, 'store', 'buyPoints', bid(stage, 'owner'));
  }),
  useCase('take an offer back', async (stage) =>
    memberAsks(bea, 'cancelSell', { orderId: await offered(stage) }),
  ),
  useCase('take a bid back', async (stage) => {
    const { id } = await stage.ask<{ id: string }>(owner, 'store', 'buyPoints', bid(stage, 'owner'));
    return ownerAsks(stage, 'cancelBuy', { orderId: id });
  }),
  useCase('halt the market', () => operatorAsks('haltTrading', { reason: '核对价格' })),
  useCase('resume the market', async (stage) => {
    const [operator] = PEOPLE.operators;
    if (operator !== undefined) await stage.ask(operator, 'operator', 'haltTrading', { reason: '核对价格' });
    return operatorAsks('resumeTrading', {});
  }),
];

export const points = [...keys, ...moves, ...market];
