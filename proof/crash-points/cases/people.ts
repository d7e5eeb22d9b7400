/** Staff, the shelf, messages, two operators, and people who leave. */
import { listingOf } from '../../../tests/support/listing';
import { asked, memberAsks, operatorAsks, ownerAsks, useCase } from '../asked';
import type { UseCase } from '../crash';
import { owner, PEOPLE, type Stage } from '../stage';

const { ann, bea, cat, operators } = PEOPLE;
const [first, second] = operators;

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
  useCase('put a product on the shelf', (stage) =>
    ownerAsks(stage, 'saveProduct', listingOf('tonic', { stock: 3 })),
  ),
  useCase('start a campaign', async (stage) => {
    await stage.ask(bea, 'member', 'noteConsents', { accepted: ['campaign'] });
    await stage.bill();
    return ownerAsks(stage, 'startCampaign', { group: { kind: 'new' }, text: '新项目上架' });
  }),
];

async function proposed(stage: Stage): Promise<string> {
  if (first === undefined) throw new Error('there is no operator');
  const wish = { memberId: ann.memberId, role: 'shopTrader', reason: '线下老店商' };
  return (await stage.ask<{ readonly id: string }>(first, 'operator', 'setRole', wish)).id;
}

const office: readonly UseCase[] = [
  useCase('approve what another operator proposed', async (stage) => {
    const proposalId = await proposed(stage);
    if (second === undefined) throw new Error('there is no second operator');
    return asked(second, 'operator', 'approveProposal', { proposalId });
  }),
  useCase('send a proposal back', async (stage) => {
    const proposalId = await proposed(stage);
    if (second === undefined) throw new Error('there is no second operator');
    return asked(second, 'operator', 'refuseProposal', { proposalId, answer: '请附上名单' });
  }),
  useCase('withdraw a proposal', async (stage) =>
    operatorAsks('withdrawProposal', { proposalId: await proposed(stage) }),
  ),
  useCase('save a category', () =>
    operatorAsks('saveCategory', { categoryId: 'lamp', name: '灯具', order: 4 }),
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
];

export const people: readonly UseCase[] = [...work, ...office, ...leaving];
