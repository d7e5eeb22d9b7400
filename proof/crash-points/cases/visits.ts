/** 到家: visits that are planned, moved, carried out or not; the store's area, and who goes in its place. */
import { visits as planned } from '../../../cloudfunctions/visits/documents';
import { addDays, dayOf } from '../../../cloudfunctions/units/days';
import { HOME } from '../../../tests/support/mall';
import { AFTERNOON, EVENING } from '../../simulation/opening';
import { asked, clerkAsks, memberAsks, ownerAsks, useCase } from '../asked';
import type { UseCase } from '../crash';
import { beauticians, clerk, owner, PEOPLE, rival, type Act, type Stage } from '../stage';

const { bea } = PEOPLE;

async function planVisit(
  stage: Stage,
  ...steps: readonly string[]
): Promise<{ visitId: string; code: string }> {
  const { _id: orderId } = await stage.bought('cards');
  await stage.ask(bea, 'member', 'planVisit', visitInput(stage, orderId));
  const [visit] = await stage.database.find(planned, { where: {}, limit: 1 });
  const visitId = visit?._id ?? '';
  for (const step of steps) {
    const more = step === 'assignVisit' ? { staffMemberId: beauticians[0]?.memberId } : {};
    await stage.ask(clerk, 'store', step, { ...stage.here, visitId, ...more });
  }
  return { visitId, code: visit?.code ?? '' };
}

function visitInput(stage: Stage, orderId: string) {
  const window = { day: addDays(dayOf(stage.now()), 1), ...AFTERNOON };
  return { orderId, addressId: HOME.id, storeId: stage.shelf.storeId, ...window };
}

const step = async (
  stage: Stage,
  action: string,
  before: readonly string[],
  more: object = {},
): Promise<Act> => {
  const { visitId } = await planVisit(stage, ...before);
  return clerkAsks(stage, action, { visitId, ...more });
};

const atHome: readonly UseCase[] = [
  useCase('plan a visit', async (stage) => {
    const { _id: orderId } = await stage.bought('cards');
    return memberAsks(bea, 'planVisit', visitInput(stage, orderId));
  }),
  useCase('assign a visit', (stage) =>
    step(stage, 'assignVisit', [], { staffMemberId: beauticians[0]?.memberId }),
  ),
  useCase('set out', (stage) => step(stage, 'departVisit', ['assignVisit'])),
  useCase('arrive', (stage) => step(stage, 'arriveVisit', ['assignVisit', 'departVisit'])),
  useCase('finish a visit', async (stage) => {
    const { visitId, code } = await planVisit(stage, 'assignVisit', 'departVisit', 'arriveVisit');
    return clerkAsks(stage, 'finishVisit', { visitId, code });
  }),
  useCase('nobody at home', (stage) =>
    step(stage, 'failVisit', ['assignVisit', 'departVisit'], { reason: '没有人在家' }),
  ),
  useCase('cancel a visit', (stage) => step(stage, 'cancelVisit', [], { reason: '门店停业' })),
];

const ofVisit = async (stage: Stage) => ({ visitId: (await planVisit(stage)).visitId });

const byTheCustomer: readonly UseCase[] = [
  useCase('move a visit', async (stage) =>
    memberAsks(bea, 'moveVisit', { ...(await ofVisit(stage)), ...evening(stage) }),
  ),
  useCase('cancel a visit as its customer', async (stage) =>
    memberAsks(bea, 'cancelVisit', await ofVisit(stage)),
  ),
  useCase('renew the code for the door', async (stage) =>
    memberAsks(bea, 'renewVisitCode', await ofVisit(stage)),
  ),
  useCase('move a visit as the store', async (stage) =>
    clerkAsks(stage, 'moveVisit', { ...(await ofVisit(stage)), ...evening(stage) }),
  ),
];
const evening = (stage: Stage) => ({ day: addDays(dayOf(stage.now()), 1), ...EVENING });

/** Of the shop with its rival. */
const dealing = ({ shelf }: Stage, step: string, merchantId = shelf.merchantId) => ({
  ...{ merchantId, sellerId: shelf.merchantId, dealerId: shelf.rivalId, step },
});

const byOthers: readonly UseCase[] = [
  useCase('say where the store comes to', (stage) => {
    const windows = [{ ...EVENING, capacity: 3 }];
    const districts = [{ city: HOME.city, district: '' }];
    return asked(owner, 'store', 'saveVisitArea', { ...stage.here, isOpen: true, districts, windows });
  }),
  useCase('offer to another merchant that it goes', (stage) =>
    ownerAsks(stage, 'moveDealership', dealing(stage, 'offer')),
  ),
  useCase('agree to go for another merchant', async (stage) => {
    await stage.ask(owner, 'store', 'moveDealership', dealing(stage, 'offer'));
    return asked(rival, 'store', 'moveDealership', dealing(stage, 'agree', stage.shelf.rivalId));
  }),
  useCase('assign a visit to who goes in its place', async (stage) => {
    const { rivalId: dealerId } = stage.shelf;
    await stage.ask(owner, 'store', 'moveDealership', dealing(stage, 'offer'));
    await stage.ask(rival, 'store', 'moveDealership', dealing(stage, 'agree', dealerId));
    return clerkAsks(stage, 'assignVisit', { ...(await ofVisit(stage)), dealerId });
  }),
];

export const visits = [...atHome, ...byTheCustomer, ...byOthers];
