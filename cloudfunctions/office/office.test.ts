/** Two people decide, the log tells it, and the policy of a day is the one that was adopted for it. */
import { books, days, journal, policies } from '../ledger/state';
import { Mall, OWING } from '../../tests/support/mall';
import { Office, refusal } from '../../tests/support/office';
import { closeDueDays } from '../points/close-day';
import { DAY_MS } from '../units/days';
import { auditLog, operators, proposals } from './documents';
import type { Trial as PolicyTrial, VersionRow } from './policy/history';
import type { ProposalView } from './proposals/views';

const office = new Office();
const { house } = office;
const ask: Office['ask'] = (...request) => office.ask(...request);
let mall: Mall;
const logOf = (action: string) =>
  house.database.find(auditLog, { where: { action, kind: 'write' }, limit: 1000 });

beforeAll(async () => {
  mall = await Mall.open(house);
  for (const id of ['bea', 'cas']) await mall.activeMember(id);
});

const appointment = (memberId: string, roles: readonly string[]) => ({
  ...{ memberId, name: memberId, roles, reason: '任命' },
});

test('the first administrator is alone until there is a second; then nobody approves what is their own', async () => {
  const second = await ask<ProposalView>('first', 'setOperator', appointment('second', ['admin']));
  expect(await house.database.get(operators, 'second')).toBeNull();
  await ask('first', 'approveProposal', { proposalId: second.id });
  const money = await ask<ProposalView>('first', 'setOperator', appointment('money', ['finance']));
  await expect(ask('first', 'approveProposal', { proposalId: money.id })).rejects.toEqual(
    refusal('FORBIDDEN'),
  );
  expect(await ask('second', 'approveProposal', { proposalId: money.id })).toMatchObject({
    state: 'approved',
    decidedBy: 'second',
  });
  expect((await house.database.get(operators, 'money'))?.roles).toEqual(['finance']);
});

test('a proposal is carried out once, by twenty approvals at once, with its record in the same transaction', async () => {
  const { id: proposalId } = await ask<ProposalView>('first', 'setRole', {
    ...{ memberId: 'bea', role: 'shopkeeper', reason: '沿用' },
  });
  const approvals = Array.from({ length: 20 }, () =>
    ask<ProposalView>('second', 'approveProposal', { proposalId }),
  );
  const ended = await Promise.all(
    approvals.map((one) =>
      one.then(
        ({ state }) => state,
        () => 'refused',
      ),
    ),
  );
  expect(ended).toContain('approved');
  expect((await mall.member('bea')).role).toBe('shopkeeper');
  const records = (await logOf('approveProposal')).filter(({ targets }) => targets.includes(proposalId));
  expect(records).toHaveLength(1);
  const [record] = records;
  expect(record?.changes.map(({ collection }) => collection).sort()).toEqual([
    ...['holders', 'proposals', 'roleChanges'],
  ]);
  expect(record?.changes.find(({ collection }) => collection === 'holders')).toMatchObject({
    before: { role: 'vip' },
    after: { role: 'shopkeeper' },
  });
});

test('whoever decides reads how things stand that it would change, and no more once it is decided', async () => {
  const present = async (proposalId: string) =>
    (await ask<{ readonly present: unknown }>('second', 'proposal', { proposalId })).present;
  const proposed = async (action: Parameters<typeof ask>[1], input: object) =>
    (await ask<ProposalView>('first', action, { ...input, reason: '说明' })).id;
  const role = await proposed('setRole', { memberId: 'cas', role: 'shopkeeper' });
  const staff = await proposed('setOperator', { ...appointment('money', ['support']) });
  const newcomer = await proposed('setOperator', { ...appointment('nobody', ['support']) });
  const payee = await proposed('setSubMchid', { merchantId: 'salon', subMchid: '1900000999' });
  expect(await present(role)).toEqual({ role: 'vip' });
  expect(await present(staff)).toEqual({ name: 'money', roles: ['finance'] });
  expect(await present(newcomer)).toEqual({});
  expect(await present(payee)).toMatchObject({
    merchantName: '沐颜',
    subMchid: expect.any(String) as string,
  });
  for (const proposalId of [role, staff, newcomer, payee]) {
    await ask('second', 'refuseProposal', { proposalId, answer: '不需要' });
    expect(await present(proposalId)).toEqual({});
  }
});

test('what cannot be carried out stays proposed, and leaves neither change nor record', async () => {
  await mall.join('dora');
  const { id: proposalId } = await ask<ProposalView>('first', 'setRole', {
    ...{ memberId: 'dora', role: 'shopkeeper', reason: '沿用' },
  });
  await expect(ask('second', 'approveProposal', { proposalId })).rejects.toEqual(refusal('WRONG_STATE'));
  expect((await house.database.get(proposals, proposalId))?.state).toBe('proposed');
  expect((await logOf('approveProposal')).filter(({ targets }) => targets.includes(proposalId))).toEqual([]);
});

test('refused, withdrawn and expired ones are over; roles are held; a request is one proposal', async () => {
  const input = { merchantId: mall.shopId, subMchid: '1900000999', reason: '更正' };
  const one = await ask<ProposalView>('first', 'setSubMchid', input, 'request-same');
  expect(await ask('first', 'setSubMchid', input, 'request-same')).toMatchObject({ id: one.id });
  await expect(ask('first', 'setSubMchid', { ...input, reason: '别的' }, 'request-same')).rejects.toEqual(
    refusal('REQUEST_REUSED'),
  );
  await ask('money', 'refuseProposal', { proposalId: one.id, answer: '号码不对' });
  await expect(ask('second', 'approveProposal', { proposalId: one.id })).rejects.toEqual(
    refusal('WRONG_STATE'),
  );
  const two = await ask<ProposalView>('first', 'setSubMchid', input);
  await expect(ask('second', 'withdrawProposal', { proposalId: two.id })).rejects.toEqual(
    refusal('FORBIDDEN'),
  );
  await ask('first', 'withdrawProposal', { proposalId: two.id });
  await expect(ask('second', 'approveProposal', { proposalId: two.id })).rejects.toEqual(
    refusal('WRONG_STATE'),
  );
  const role = await ask<ProposalView>('first', 'setRole', {
    memberId: 'cas',
    role: 'shopkeeper',
    reason: '沿用',
  });
  // Finance may approve, but not this.
  await expect(ask('money', 'approveProposal', { proposalId: role.id })).rejects.toEqual(
    refusal('FORBIDDEN'),
  );
  house.clock.at += 8 * DAY_MS;
  await closeDueDays(house);
  await expect(ask('second', 'approveProposal', { proposalId: role.id })).rejects.toEqual(
    refusal('WRONG_STATE'),
  );
  const open = await ask<{ rows: ProposalView[] }>('first', 'proposals');
  expect(open.rows.map(({ id }) => id)).not.toContain(role.id);
  const over = await ask<{ rows: ProposalView[] }>('first', 'proposals', { state: 'expired' });
  expect(over.rows).toContainEqual(expect.objectContaining({ id: role.id, state: 'expired' }));
});

test('the log is found by person, action, target and day, page by page', async () => {
  await ask('first', 'saveCategory', { categoryId: 'log-1', name: '甲' });
  await ask('first', 'saveCategory', { categoryId: 'log-1', name: '乙' });
  // Nothing changes, nothing is written down.
  await ask('first', 'saveCategory', { categoryId: 'log-1', name: '乙' });
  const found = await ask<{ rows: { changes: unknown[] }[]; next: unknown }>('second', 'auditLog', {
    ...{ target: 'log-1', byId: 'first', limit: 1 },
  });
  expect(found.rows).toMatchObject([
    { changes: [{ before: { name: '甲' }, after: { name: '乙' } }], byName: '管理员' },
  ]);
  const rest = await ask<{ rows: unknown[]; next: unknown }>('second', 'auditLog', {
    ...{ target: 'log-1', byId: 'first', limit: 1, after: found.next },
  });
  expect([rest.rows.length, rest.next]).toEqual([1, null]);
});

describe('the policy', () => {
  const today = () => house.clock.now();
  const dayIn = (count: number): string =>
    new Date(today() + count * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10);
  const next = { ...OWING, version: 'standard-2', moveOutBp: 200 };

  test('is tried: differences field by field, marks, and what is no policy is named', async () => {
    expect(await ask<PolicyTrial>('money', 'checkPolicy', { policy: next })).toMatchObject({
      changes: [{ field: 'moveOutBp', before: 100, after: 200 }],
      check: { isAllowed: true },
    });
    await expect(ask('money', 'checkPolicy', { policy: { ...next, moveOutBp: -1 } })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { faults: expect.stringContaining('moveOutBp') as string },
    });
  });

  test('is refused when it is never allowed, begins today, or changes the profile', async () => {
    const frozen = { ...next, price: { ...next.price, bandBp: 0 } };
    const propose = (policy: unknown, effectiveFrom: string) =>
      ask('first', 'setPolicy', { policy, effectiveFrom, reason: '调整' });
    await expect(propose(frozen, dayIn(2))).rejects.toEqual(refusal('POLICY_REFUSED'));
    await expect(propose(next, dayIn(0))).rejects.toEqual(refusal('INVALID_INPUT'));
    await expect(propose({ ...next, profile: 'strict' }, dayIn(2))).rejects.toEqual(
      refusal('POLICY_REFUSED'),
    );
  });

  test('counts from its day on, bound to the day by the close; of two for a day the later one', async () => {
    for (const [policy, inDays] of [
      [next, 2],
      [{ ...next, version: 'standard-3', moveOutBp: 300 }, 2],
    ] as const) {
      const { id } = await ask<ProposalView>('first', 'setPolicy', {
        ...{ policy, effectiveFrom: dayIn(inDays), reason: '调整' },
      });
      await ask('second', 'approveProposal', { proposalId: id });
      house.clock.at += 1;
    }
    const versions = await ask<VersionRow[]>('money', 'policies');
    expect(versions.map(({ version, state }) => [version, state])).toEqual([
      ['standard-3', 'coming'],
      ['standard-2', 'replaced'],
      [OWING.version, 'current'],
    ]);
    const first = dayIn(0);
    await mall.pass(3);
    await mall.join('eva');
    const bound = await house.database.find(days, {
      where: { day: { gte: first } },
      orderBy: [['day', 'asc']],
      limit: 9,
    });
    expect(bound.map(({ policyVersion }) => policyVersion)).toEqual([
      OWING.version,
      OWING.version,
      'standard-3',
    ]);
    const [entry] = await house.database.find(journal, { where: { _id: 'join:eva' }, limit: 1 });
    expect(entry?.policyVersion).toBe('standard-3');
    expect(await house.database.get(books, 'state')).toMatchObject({ policyVersion: 'standard-3' });
  });

  test('a version is used once', async () => {
    const used = await house.database.get(policies, 'standard-2');
    const { id } = await ask<ProposalView>('first', 'setPolicy', {
      ...{ policy: used?.policy, effectiveFrom: dayIn(3), reason: '再来' },
    });
    await expect(ask('second', 'approveProposal', { proposalId: id })).rejects.toEqual(
      refusal('WRONG_STATE'),
    );
  });
});
