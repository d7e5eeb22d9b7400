/** A merchant leaves the mall: asks, gives back, is closed, comes back; and what the timer does of it. */
import { DAY_MS } from '../../../cloudfunctions/units/days';
import { askToDepart, NOTICE_DAYS, stayInMall } from '../../../cloudfunctions/stores/departing/ask';
import { closeMerchant } from '../../../cloudfunctions/stores/departing/close';
import { asked, operator, operatorAsks, ownerAsks, useCase } from '../asked';
import type { UseCase } from '../crash';
import { job } from '../jobs';
import { owner, PEOPLE, type Stage } from '../stage';
import { NEW, opened } from './coming';

const { cat } = PEOPLE;
const NEWCOMER = { merchantId: NEW };

type Stock = 'kept' | 'burned';

/** The shop of cat, whom nothing keeps, wants to leave, and its customers have had their time. */
async function leaving(stage: Stage, stock: Stock = 'kept'): Promise<void> {
  await opened(stage);
  await stage.ask(cat, 'store', 'askToDepart', { ...NEWCOMER, stock });
  await stage.pass(NOTICE_DAYS * DAY_MS);
}

async function closed(stage: Stage, stock?: Stock): Promise<void> {
  await leaving(stage, stock);
  await stage.ask(operator(), 'operator', 'closeMerchant', NEWCOMER);
}

async function returning(stage: Stage, stock?: Stock): Promise<void> {
  await closed(stage, stock);
  await stage.ask(cat, 'store', 'askToReturn', NEWCOMER);
}

const CHORES = { answersAnew: 'says how far its chores were: those of the first time are done' };

const ofShop = ({ shelf: { merchantId } }: Stage) => ({ merchantId });

const going: readonly UseCase[] = [
  useCase('ask to leave as a merchant', (stage) => ownerAsks(stage, 'askToDepart', { stock: 'burned' })),
  useCase(
    'give back what is open',
    async (stage) => {
      await stage.bought('goods');
      await stage.bought('cards');
      await stage.ask(owner, 'store', 'askToDepart', ofShop(stage));
      return ownerAsks(stage, 'giveBackOpenOrders', {});
    },
    { answersAnew: 'says how many refunds this call began: those of the first time are begun' },
  ),
  useCase('stay in the mall', async (stage) => {
    await stage.ask(owner, 'store', 'askToDepart', ofShop(stage));
    return ownerAsks(stage, 'stayInMall', {});
  }),
  useCase(
    'close a merchant, whose stock is kept',
    async (stage) => {
      await leaving(stage);
      return operatorAsks('closeMerchant', NEWCOMER);
    },
    CHORES,
  ),
  useCase(
    'close a merchant, whose stock burns',
    async (stage) => {
      await leaving(stage, 'burned');
      return operatorAsks('closeMerchant', NEWCOMER);
    },
    CHORES,
  ),
];

const coming: readonly UseCase[] = [
  useCase('ask to come back', async (stage) => {
    await closed(stage);
    return asked(cat, 'store', 'askToReturn', NEWCOMER);
  }),
  useCase('let a merchant come back', async (stage) => {
    await returning(stage);
    return operatorAsks('readmitMerchant', NEWCOMER);
  }),
  useCase('let a merchant come back anew', async (stage) => {
    await returning(stage, 'burned');
    return operatorAsks('readmitMerchant', NEWCOMER);
  }),
  useCase('refuse that a merchant comes back', async (stage) => {
    await returning(stage);
    return operatorAsks('refuseReturn', { ...NEWCOMER, answer: '证照已过期' });
  }),
  useCase('open a shop that was let back anew', async (stage) => {
    await returning(stage, 'burned');
    await stage.ask(operator(), 'operator', 'readmitMerchant', NEWCOMER);
    return asked(cat, 'store', 'openShop', NEWCOMER);
  }),
];

/** The action itself leaves its chores to the timer. */
const chores: readonly UseCase[] = [
  useCase('take the goods off the shelf', async (stage) => {
    await askToDepart(stage.house(), stage.shelf.merchantId, 'kept');
    return job('settlement.departed');
  }),
  useCase('put the goods back on the shelf', async (stage) => {
    await stage.ask(owner, 'store', 'askToDepart', ofShop(stage));
    await stayInMall(stage.house(), stage.shelf.merchantId);
    return job('settlement.departed');
  }),
  useCase('end the posts', async (stage) => {
    await leaving(stage);
    await closeMerchant(stage.house(), { ...NEWCOMER, closedBy: operator().memberId });
    return job('settlement.departed');
  }),
];

export const departing = [...going, ...coming, ...chores];
