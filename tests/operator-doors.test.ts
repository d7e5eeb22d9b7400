/**
 * Each role of the operators × each of their actions: through the door or FORBIDDEN. The rows are written down a
 * second time here, so that an action without a row fails, and one whose door was moved as well.
 */
import { auditLog, operators } from '../cloudfunctions/office/documents';
import { OPERATOR_ROLES } from '../cloudfunctions/office/roles';
import { bookDifferences } from '../cloudfunctions/operations/reconcile/documents';
import { demandOperator } from '../cloudfunctions/edge/identity';
import { operatorActions } from '../cloudfunctions/functions/operator/actions';
import { twoPeopleActions } from '../cloudfunctions/functions/operator/actions/two-people';
import { operatorMay } from '../cloudfunctions/functions/operator/permissions';
import { storeActions } from '../cloudfunctions/functions/store/actions';
import { consoleService } from '../cloudfunctions/functions/console/service';
import { perform } from '../cloudfunctions/edge/perform';
import type { Deployment } from '../cloudfunctions/edge/environment';
import { memoryHouse } from './support/memory-house';

/** `s` support · `f` finance · `a` admin · capital: personal data in clear, so that reading it is written down. */
const DOORS: Readonly<Record<keyof typeof operatorMay, string>> = {
  me: 'sfa',
  askedSignIn: 'sfa',
  confirmSignIn: 'sfa',
  refuseSignIn: 'sfa',
  operators: 'sfa',
  desk: 'sfa',
  alarms: 'sfa',
  seeAlarm: 'sfa',
  relatedOrders: 'sfa',
  tipLimitsReached: 'sfa',
  noShows: 'sa',
  halts: 'sfa',
  codeGuesses: 'sa',
  lockedPasswords: 'sa',
  auditLog: 'A',
  proposals: 'sfa',
  proposal: 'sfa',
  approveProposal: 'fa',
  refuseProposal: 'fa',
  withdrawProposal: 'sfa',
  setPolicy: 'fa',
  setOperator: 'a',
  setRole: 'sa',
  setSubMchid: 'sfa',
  policies: 'sfa',
  policy: 'sfa',
  checkPolicy: 'sfa',
  openMall: 'a',
  overview: 'sfa',
  haltTrading: 'fa',
  resumeTrading: 'a',
  members: 'sa',
  member: 'SA',
  confirmRealName: 'sa',
  clearPassword: 'sa',
  askedKeys: 'sa',
  startKeyChange: 'sa',
  stopKeyChange: 'sa',
  leavings: 'sa',
  roleApplications: 'sa',
  approveRole: 'sa',
  refuseRole: 'sa',
  partnerApplications: 'sa',
  approvePartner: 'a',
  refusePartner: 'sa',
  merchants: 'sfa',
  applications: 'sa',
  merchantContact: 'SA',
  application: 'SA',
  approveMerchant: 'sa',
  refuseMerchant: 'sa',
  departures: 'sa',
  closeMerchant: 'sa',
  readmitMerchant: 'sa',
  refuseReturn: 'sa',
  saveCategory: 'sa',
  categories: 'sa',
  saveSlot: 'sa',
  takeBackSlot: 'sa',
  slots: 'sfa',
  withdrawSlot: 'fa',
  heldComments: 'sa',
  decideComment: 'sa',
  catalogue: 'sa',
  importProducts: 'sa',
  coupons: 'sa',
  pictureLinks: 'sfa',
  savePicture: 'sa',
  dashboard: 'sfa',
  market: 'sfa',
  messages: 'sa',
  orders: 'sfa',
  packs: 'sfa',
  transfers: 'fa',
  entries: 'fa',
  openRefunds: 'sfa',
  billChecks: 'fa',
  checkBill: 'fa',
  billDifferences: 'fa',
  deskChecks: 'fa',
  checkDesk: 'fa',
  reconcile: 'fa',
  reconciliations: 'fa',
  differences: 'fa',
  workOnDifference: 'fa',
  settleDifference: 'fa',
  reportPage: 'fa',
  exportReport: 'FA',
  setForPoints: 'sa',
  tips: 'sfa',
  passTip: 'sa',
  reverseTip: 'fa',
};
/** Who may let happen what another proposed. */
const APPROVERS: Readonly<Record<keyof typeof twoPeopleActions, string>> = {
  setPolicy: 'a',
  setOperator: 'a',
  setRole: 'a',
  setSubMchid: 'fa',
};

const LETTER = { support: 's', finance: 'f', admin: 'a' } as const;
const house = { ...memoryHouse(), operators: new Set(['first']) };
const NAMES = Object.keys(DOORS) as (keyof typeof DOORS)[];

beforeAll(async () => {
  const transaction = await house.database.begin();
  const appointed = { name: '某人', since: 1, changedAt: 1 };
  for (const role of OPERATOR_ROLES)
    await transaction.insert(operators, { _id: role, roles: [role], ...appointed });
  await transaction.insert(operators, { _id: 'gone', roles: [], ...appointed });
  await transaction.commit();
});

const isLet = (name: keyof typeof operatorMay, memberId: string): Promise<boolean> =>
  demandOperator(house, memberId, operatorMay[name]).then(
    () => true,
    (error: unknown) => {
      expect(error).toMatchObject({ code: 'FORBIDDEN' });
      return false;
    },
  );

test('every action of the function has its row, here and there, and is for operators', () => {
  expect(Object.keys(operatorMay).sort()).toEqual(Object.keys(operatorActions).sort());
  expect([...NAMES].sort()).toEqual(Object.keys(operatorActions).sort());
  expect(new Set(Object.values(operatorActions).map(({ permission }) => permission))).toEqual(
    new Set(['operator']),
  );
});

describe.each(NAMES)('%s', (name) => {
  test.each(OPERATOR_ROLES)('by %s', async (role) => {
    expect(await isLet(name, role)).toBe(DOORS[name].toLowerCase().includes(LETTER[role]));
  });
  test('by the environment’s administrator, and by nobody else', async () => {
    expect(await isLet(name, 'first')).toBe(DOORS[name].toLowerCase().includes('a'));
    for (const stranger of ['customer', 'gone']) expect(await isLet(name, stranger)).toBe(false);
  });
  test('says whether it shows personal data', () => {
    const row: { readonly isPersonal?: true } = operatorMay[name];
    expect(row.isPersonal === true).toBe(DOORS[name] !== DOORS[name].toLowerCase());
  });
});

test.each(Object.entries(APPROVERS))('%s is approved by %s', (name, letters) => {
  const { approvers } = twoPeopleActions[name as keyof typeof twoPeopleActions];
  expect(
    OPERATOR_ROLES.filter((role) => approvers.includes(role))
      .map((role) => LETTER[role])
      .join(''),
  ).toBe(letters);
});

test('no other action takes two people, and an action without a row is closed', async () => {
  expect(Object.keys(APPROVERS).sort()).toEqual(Object.keys(twoPeopleActions).sort());
  await expect(demandOperator(house, 'first', undefined)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('the console offers these and the own shop, and nothing that anybody may ask', () => {
  const shop = Object.keys(storeActions).filter((name) => name !== 'workbench' && name !== 'onboarding');
  expect(Object.keys(consoleService.actions).sort()).toEqual(
    [...Object.keys(operatorActions), ...shop.map((name) => `shop.${name}`)].sort(),
  );
  expect(Object.values(consoleService.actions).filter(({ permission }) => permission === 'visitor')).toEqual(
    [],
  );
});

describe('the log', () => {
  const deployed = house as unknown as Deployment;
  const ask = (memberId: string, action: string, input: unknown, requestId = 'request-1') =>
    perform(
      deployed,
      { actions: operatorActions, operatorDoors: operatorMay },
      { memberId, openId: '', via: 'console' },
      { action, requestId, input },
    );
  const recordsOf = (action: string) => house.database.find(auditLog, { where: { action }, limit: 100 });

  test('what a role may not do is written down once a day', async () => {
    for (let i = 0; i < 3; i += 1)
      await expect(ask('finance', 'application', { merchantId: 'm-1' })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    expect(await recordsOf('application')).toMatchObject([
      { kind: 'denied', byId: 'finance', targets: ['m-1'] },
    ]);
    house.clock.at += 24 * 3_600_000;
    await expect(ask('finance', 'application', { merchantId: 'm-2' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await recordsOf('application')).toHaveLength(2);
  });

  test('reading personal data is written down before it is answered, also when there is nothing', async () => {
    await expect(ask('support', 'application', { merchantId: 'm-3' })).rejects.toMatchObject({
      code: 'MALL_NOT_OPEN',
    });
    const read = (await recordsOf('application')).filter(({ kind }) => kind === 'read');
    expect(read).toMatchObject([{ byId: 'support', targets: ['m-3'], roles: ['support'] }]);
  });

  test('a difference is settled with a reason, which stands in the log; its figures and the books stay', async () => {
    const id = '2026-06-07:balance:someone';
    const transaction = await house.database.begin();
    const item = {
      day: '2026-06-07',
      kind: 'balance',
      about: 'someone',
      found: '12',
      expected: '10',
    } as const;
    await transaction.insert(bookDifferences, { _id: id, ...item, state: 'open', foundAt: 1, steps: [] });
    await transaction.commit();
    for (const reason of [undefined, '', '   '])
      await expect(ask('finance', 'settleDifference', { id, reason })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    expect(await house.database.get(bookDifferences, id)).toMatchObject({ state: 'open', steps: [] });
    const reason = '当天的退款晚了一分钟入账';
    expect(await ask('finance', 'settleDifference', { id, reason })).toMatchObject({
      ...item,
      state: 'settled',
    });
    expect(await recordsOf('settleDifference')).toMatchObject([
      // The item is all that was changed: nothing was moved, so one person is enough.
      {
        ...{ kind: 'write', byId: 'finance', input: { id, reason } },
        changes: [{ collection: bookDifferences.name, id, after: { state: 'settled' } }],
      },
    ]);
  });

  test('a phone that is shown has a line that says whose', async () => {
    await expect(ask('support', 'merchantContact', { merchantId: 'm-4' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await recordsOf('merchantContact')).toMatchObject([
      { kind: 'read', byId: 'support', targets: ['m-4'], input: { merchantId: 'm-4' } },
    ]);
  });
});
