/** Invitations, posts and their end, by the real use cases; and the rule of who may take on whom. */
import fc from 'fast-check';

import { expectSoundBooks } from '../../../tests/support/audit';
import { CITY, Mall, OWING, STORE } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { sceneOf } from '../../codes/scene';
import { MINUTE_MS } from '../../units/days';
import type { Post } from '../documents';
import { saveStore } from '../save-store';
import { acceptInvite } from './accept';
import { changeStaff, endStaff } from './change';
import { cancelInvite, inviteStaff, openInvites, viewInvite } from './invite';
import { staffOf, workplacesOf } from './lists';
import { mayEmploy } from './may-employ';
import { peopleAt } from './people';
import type { StaffStanding } from './permission';

const OWNER: StaffStanding = { role: 'owner', storeIds: 'all' };
const MANAGER: StaffStanding = { role: 'manager', storeIds: [STORE] };
const CLERK: Post = { name: '小林', role: 'clerk', storeIds: [STORE], isHeadOffice: false };
const SISTER = 'salon-2';

let house: TestHouse;
let mall: Mall;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
  for (const id of ['own', 'lin', 'mei']) await mall.join(id);
  await mall.giveShopTo('own');
  await saveStore(house, SISTER, {
    merchantId: mall.shopId,
    name: '二店',
    city: CITY,
    allowanceRateBp: 1000,
  });
});
afterEach(() => expectSoundBooks(house));

const invite = (more: Partial<Parameters<typeof inviteStaff>[1]> = {}) =>
  inviteStaff(house, {
    ...{ requestId: mall.requestId(), merchantId: mall.shopId, invitedBy: 'own', standing: OWNER },
    ...{ post: CLERK, forMemberId: null, ...more },
  });
const hire = async (memberId: string, post: Post = CLERK) =>
  acceptInvite(house, (await invite({ post }))._id, memberId);
const by = (standing: StaffStanding, memberId: string) => ({ merchantId: mall.shopId, memberId, standing });
const refused = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });

test('an invitation is scanned, read, accepted once; the person works there and finds the workplace', async () => {
  const { _id: inviteId } = await invite();
  expect(await sceneOf(house.database, inviteId, house.clock.at)).toMatchObject({
    target: { kind: 'invite', merchantId: mall.shopId },
  });
  expect(await viewInvite(house, inviteId, 'lin')).toMatchObject({
    ...{ merchantName: '沐颜', storeNames: ['沐颜西湖店'], role: 'clerk', name: '小林', state: 'open' },
  });
  expect(await acceptInvite(house, inviteId, 'lin')).toMatchObject({ memberId: 'lin', endedAt: null });
  expect(await acceptInvite(house, inviteId, 'lin')).toMatchObject({ memberId: 'lin' });
  await refused(acceptInvite(house, inviteId, 'mei'), 'CODE_OVER');
  await refused(viewInvite(house, inviteId, 'mei'), 'CODE_OVER');
  expect((await staffOf(house.database, mall.shopId, STORE)).map((one) => one.memberId)).toEqual(['lin']);
  expect(await staffOf(house.database, mall.shopId, SISTER)).toEqual([]);
  expect(await workplacesOf(house.database, 'lin')).toMatchObject([
    { merchantName: '沐颜', role: 'clerk', stores: [{ id: STORE, name: '沐颜西湖店' }] },
  ]);
  expect(await workplacesOf(house.database, 'own')).toMatchObject([{ role: 'owner', merchantName: '沐颜' }]);
});

test('each who looks after people sees whom they may change, and which posts they may offer', async () => {
  await hire('lin');
  await hire('mei', { ...CLERK, name: '梅店长', role: 'manager' });
  await invite({ post: { ...CLERK, name: '小何', storeIds: [SISTER] } });
  const place = { merchantId: mall.shopId, storeId: STORE };
  const seen = (standing: StaffStanding) => peopleAt(house.database, place, standing, house.clock.at);
  const owners = await seen(OWNER);
  expect(owners.staff.map(({ name, mayChange }) => [name, mayChange])).toEqual([
    ['小林', true],
    ['梅店长', true],
  ]);
  expect(owners.invites).toMatchObject([{ name: '小何', stores: [{ id: SISTER, name: '二店' }] }]);
  expect(owners.offers).toMatchObject({ roles: ['manager', 'clerk', 'beautician'], isHeadOffice: true });
  const managers = await seen(MANAGER);
  expect(managers.staff.map(({ mayChange }) => mayChange)).toEqual([true, false]);
  expect(managers.invites).toEqual([]);
  expect(managers.offers).toEqual({
    ...{ roles: ['clerk', 'beautician'], isHeadOffice: false },
    stores: [{ id: STORE, name: '沐颜西湖店' }],
  });
});

test('the same request makes one invitation; each of them ends after a day, or when it is taken back', async () => {
  const request = { requestId: 'the-request' };
  expect((await invite(request))._id).toBe((await invite(request))._id);
  const other = await invite();
  expect(await openInvites(house.database, mall.shopId, house.clock.at)).toHaveLength(2);
  await cancelInvite(house, mall.shopId, other._id, MANAGER);
  await refused(acceptInvite(house, other._id, 'lin'), 'CODE_OVER');
  await refused(cancelInvite(house, 'another', other._id, OWNER), 'NOT_FOUND');
  house.clock.at += 24 * 60 * MINUTE_MS - 1;

  expect(await openInvites(house.database, mall.shopId, house.clock.at)).toHaveLength(1);
  house.clock.at += 1;
  await mall.pass(0);
  await refused(acceptInvite(house, (await invite(request))._id, 'lin'), 'CODE_OVER');
});

test('an invitation to one person is for nobody else; owners and strangers to the mall cannot accept', async () => {
  const { _id: inviteId } = await invite({ forMemberId: 'mei' });
  await refused(acceptInvite(house, inviteId, 'lin'), 'CODE_OVER');
  await acceptInvite(house, inviteId, 'mei');
  await refused(hire('own'), 'INVALID_INPUT');
  await refused(hire('nobody'), 'NOT_A_MEMBER');
  await refused(acceptInvite(house, 'no-such', 'lin'), 'CODE_OVER');
});

test('a store’s manager takes on, changes and lets go those below at the own stores alone', async () => {
  await refused(invite({ standing: MANAGER, post: { ...CLERK, role: 'manager' } }), 'FORBIDDEN');
  await refused(invite({ standing: MANAGER, post: { ...CLERK, storeIds: [SISTER] } }), 'FORBIDDEN');
  await refused(invite({ post: { ...CLERK, storeIds: ['elsewhere'] } }), 'NOT_FOUND');
  await hire('lin');
  await hire('mei', { ...CLERK, name: '美', storeIds: [SISTER] });
  await refused(endStaff(house, by(MANAGER, 'mei')), 'FORBIDDEN');
  await refused(changeStaff(house, by(MANAGER, 'lin'), { ...CLERK, role: 'manager' }), 'FORBIDDEN');
  const next: Post = { ...CLERK, role: 'beautician' };
  expect(await changeStaff(house, by(MANAGER, 'lin'), next)).toMatchObject({ role: 'beautician' });
  await endStaff(house, by(MANAGER, 'lin'));
  const { endedAt } = await endStaff(house, by(OWNER, 'lin'));
  expect(endedAt).toBe(house.clock.at);
  await refused(changeStaff(house, by(OWNER, 'lin'), CLERK), 'WRONG_STATE');
  await refused(endStaff(house, by(OWNER, 'nobody')), 'NOT_FOUND');
  expect(await workplacesOf(house.database, 'lin')).toEqual([]);
});

test('who was let go has no invitation left that counts; who comes back begins anew', async () => {
  await hire('mei', { ...CLERK, name: '美', role: 'manager' });
  const { _id: inviteId } = await invite({ invitedBy: 'mei', standing: MANAGER });
  const first = await hire('lin');
  house.clock.at += MINUTE_MS;
  await endStaff(house, by(OWNER, 'mei'));
  await endStaff(house, by(OWNER, 'lin'));
  await refused(acceptInvite(house, inviteId, 'lin'), 'CODE_OVER');
  expect((await hire('lin')).since).toBe(first.since + MINUTE_MS);
  // A second post takes the place of the first, without a break.
  house.clock.at += MINUTE_MS;
  const both = { ...CLERK, storeIds: [STORE, SISTER] };
  expect(await hire('lin', both)).toMatchObject({ since: first.since + MINUTE_MS, storeIds: both.storeIds });
});

const ids = fc.subarray([STORE, SISTER, 'third']);
const role = fc.constantFrom('manager', 'clerk', 'beautician' as const) as fc.Arbitrary<Post['role']>;

test('nobody below the head office employs for a store that is not the own, a manager, or nobody’s store', () => {
  const posts = fc.record({ name: fc.constant('x'), role, storeIds: ids, isHeadOffice: fc.boolean() });
  fc.assert(
    fc.property(posts, role, ids, (post, ownRole, own) => {
      const isAllowed = mayEmploy({ role: ownRole, storeIds: own }, post);
      const isBelow = post.role !== 'manager' && !post.isHeadOffice;
      const isOwn = post.storeIds.length > 0 && new Set([...own, ...post.storeIds]).size === own.length;
      expect(isAllowed).toBe(ownRole === 'manager' && isBelow && isOwn);
      expect(mayEmploy(OWNER, post)).toBe(true);
    }),
  );
});
