/** Staff, sharers, service roles, messages of merchants, and people who leave. */
import { WAITING_DAYS } from '../../../cloudfunctions/personal/leaving/ask';
import { DAY_MS } from '../../../cloudfunctions/units/days';
import { HOME } from '../../../tests/support/mall';
import { memberAsks, operatorAsks, ownerAsks, useCase } from '../asked';
import type { UseCase } from '../crash';
import { job } from '../jobs';
import { owner, PEOPLE, type Stage } from '../stage';

const { ann, bea, cat } = PEOPLE;

const ofShop = <T>(stage: Stage, action: string, input: object): Promise<T> =>
  stage.ask<T>(owner, 'store', action, { merchantId: stage.shelf.merchantId, ...input });

const postAt = ({ shelf: { storeId } }: Stage) => ({
  ...{ storeId, name: '小新', role: 'clerk', isHeadOffice: false, storeIds: [storeId] },
});

interface Invited {
  readonly invite: { readonly _id: string };
}

async function invited(stage: Stage): Promise<string> {
  await stage.ask(cat, 'member', 'join', {});
  const { invite } = await ofShop<Invited>(stage, 'inviteStaff', postAt(stage));
  return invite._id;
}

const work: readonly UseCase[] = [
  useCase('invite somebody to work', (stage) => ownerAsks(stage, 'inviteStaff', postAt(stage))),
  useCase('take an invitation back', async (stage) => {
    const inviteId = await invited(stage);
    return ownerAsks(stage, 'cancelInvite', { storeId: stage.shelf.storeId, inviteId });
  }),
  useCase('come to work', async (stage) =>
    memberAsks(cat, 'acceptInvite', { inviteId: await invited(stage) }),
  ),
  useCase('end a post', async (stage) => {
    const inviteId = await invited(stage);
    await stage.ask(cat, 'member', 'acceptInvite', { inviteId });
    return ownerAsks(stage, 'endStaff', { storeId: stage.shelf.storeId, memberId: cat.memberId });
  }),
  useCase('change a post', async (stage) => {
    await stage.ask(cat, 'member', 'acceptInvite', { inviteId: await invited(stage) });
    const next = { ...postAt(stage), memberId: cat.memberId, role: 'manager' };
    return ownerAsks(stage, 'changeStaff', next);
  }),
];

const sharing: readonly UseCase[] = [
  useCase('make a card to share', ({ shelf }) =>
    memberAsks(ann, 'shareCard', { page: 'store', id: shelf.storeId }),
  ),
  useCase('open what somebody shared', async (stage) => {
    const shared = { page: 'store', id: stage.shelf.storeId };
    const { code } = await stage.ask<{ code: { sceneId: string } }>(ann, 'member', 'shareCard', shared);
    return memberAsks(cat, 'openShare', { sceneId: code.sceneId });
  }),
];

/** Ann's customers have bought enough, and she has applied. */
async function applied(stage: Stage): Promise<{ memberId: string }> {
  await stage.bill();
  await stage.ask(ann, 'member', 'applyForRole', {});
  return { memberId: ann.memberId };
}

const roles: readonly UseCase[] = [
  useCase('apply for a service role', async (stage) => {
    await stage.bill();
    return memberAsks(ann, 'applyForRole', {});
  }),
  useCase('give a service role', async (stage) => operatorAsks('approveRole', await applied(stage))),
  useCase('refuse a service role', async (stage) =>
    operatorAsks('refuseRole', { ...(await applied(stage)), answer: '再等等' }),
  ),
];

/** The shop writes to those who are new, of whom bea agreed to a message. */
async function campaign(stage: Stage): Promise<void> {
  await stage.ask(bea, 'member', 'noteConsents', { accepted: ['campaign'] });
  await stage.bill();
  await ofShop(stage, 'startCampaign', CAMPAIGN);
}
const CAMPAIGN = { group: { kind: 'new' }, text: '新项目上架' };
const HANDED_OVER = 'handed to WeChat once at most: one whose answer was lost is not sent again';

const talk: readonly UseCase[] = [
  useCase('agree to a message', () => memberAsks(bea, 'noteConsents', { accepted: ['campaign'] })),
  useCase('want no messages of a merchant', async (stage) => {
    await stage.bill();
    return memberAsks(bea, 'setContact', { merchantId: stage.shelf.merchantId, isOptedOut: true });
  }),
  useCase('start a campaign', async (stage) => {
    await stage.bill();
    return ownerAsks(stage, 'startCampaign', CAMPAIGN);
  }),
  useCase('write the messages of a campaign', async (stage) => {
    await campaign(stage);
    return job('settlement.campaigns');
  }),
  useCase(
    'send what was written',
    async (stage) => {
      await campaign(stage);
      await stage.firing(job('settlement.campaigns'));
      return job('settlement.messages');
    },
    { besides: { outbox: HANDED_OVER } },
  ),
];

const leaving: readonly UseCase[] = [
  useCase('ask to leave the mall', async (stage) => {
    await stage.ask(cat, 'member', 'join', {});
    return memberAsks(cat, 'askToLeave', { givesUp: true });
  }),
  useCase('stay after all', async (stage) => {
    await stage.ask(cat, 'member', 'join', {});
    await stage.ask(cat, 'member', 'askToLeave', { givesUp: true });
    return memberAsks(cat, 'stayAfterAll', {});
  }),
  useCase('let somebody go', async (stage) => {
    await stage.ask(cat, 'member', 'join', {});
    await stage.ask(cat, 'member', 'saveAddress', { address: HOME, isFirst: true });
    await stage.ask(cat, 'member', 'askToLeave', { givesUp: true });
    await stage.pass(WAITING_DAYS * DAY_MS);
    return job('upkeep.left');
  }),
];

export const people: readonly UseCase[] = [...work, ...sharing, ...roles, ...talk, ...leaving];
