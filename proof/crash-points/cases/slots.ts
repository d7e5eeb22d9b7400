/** Advertising slots for money: offered, bought, paid, taken back, withdrawn, lapsed. */
import { DAY_MS, MINUTE_MS, wallTime } from '../../../cloudfunctions/units/days';
import { noticeFor, operatorAsks, ownerAsks, useCase } from '../asked';
import type { UseCase } from '../crash';
import { job } from '../jobs';
import { operators, owner, type Stage } from '../stage';

const SLOT = { slotId: 'summer' };

function offerOf(stage: Stage) {
  const now = stage.now();
  const { merchantId } = stage.shelf;
  const from = now + 2 * DAY_MS;
  return {
    ...{ ...SLOT, place: 'home', picture: '/pictures/b.svg', title: '夏日补水' },
    ...{ from: wallTime(from), to: wallTime(from + 7 * DAY_MS) },
    offer: { merchantId, priceFen: 70_000, payUntil: wallTime(now + DAY_MS) },
  };
}

async function offered(stage: Stage): Promise<void> {
  const [first] = operators;
  if (first === undefined) throw new Error('there is no operator');
  await stage.ask(first, 'operator', 'saveSlot', offerOf(stage));
}

async function bought(stage: Stage): Promise<unknown> {
  await offered(stage);
  return stage.ask(owner, 'store', 'buySlot', { merchantId: stage.shelf.merchantId, ...SLOT });
}

export const slots: readonly UseCase[] = [
  useCase('offer a slot', (stage) => operatorAsks('saveSlot', offerOf(stage))),
  useCase('buy a slot', async (stage) => {
    await offered(stage);
    return ownerAsks(stage, 'buySlot', SLOT);
  }),
  useCase('a slot is paid', async (stage) => noticeFor(stage, await bought(stage))),
  useCase('take an offer back while somebody pays', async (stage) => {
    await bought(stage);
    return operatorAsks('takeBackSlot', SLOT);
  }),
  useCase('withdraw a slot in its time', async (stage) => {
    await stage.paid(await bought(stage));
    await stage.pass(4 * DAY_MS + MINUTE_MS);
    return operatorAsks('withdrawSlot', SLOT);
  }),
  useCase('offers lapse', async (stage) => {
    await offered(stage);
    await stage.pass(DAY_MS + MINUTE_MS);
    return job('settlement.offers');
  }),
];
