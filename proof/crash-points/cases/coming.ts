/** How merchants and region partners come in. */
import { asked, memberAsks, operator, operatorAsks, useCase } from '../asked';
import type { UseCase } from '../crash';
import { PEOPLE, type Stage } from '../stage';

const { cat } = PEOPLE;
export const NEW = 'newcomer';

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

/** Cat's own shop is open. */
export async function opened(stage: Stage): Promise<void> {
  await application(stage, 5);
  await stage.ask(operator(), 'operator', 'approveMerchant', APPROVAL);
}
const APPROVAL = { merchantId: NEW, subMchid: '1900000009' };

export const coming: readonly UseCase[] = [
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
    return operatorAsks('approveMerchant', APPROVAL);
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
  useCase('refuse a city', async (stage) => {
    await withPack(stage, 'region');
    await stage.ask(cat, 'member', 'applyForCity', { city: '苏州市' });
    return operatorAsks('refusePartner', { memberId: cat.memberId, city: '苏州市', answer: '暂不开放' });
  }),
];
