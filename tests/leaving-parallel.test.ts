/** A person's leaving, twenty at once on the real local cloud with the real SDK: asked once, given up once, emptied once. */
import { saveAddress } from '../cloudfunctions/accounts/addresses';
import { addressBooks, members } from '../cloudfunctions/accounts/documents';
import { journal } from '../cloudfunctions/ledger/state';
import { leavings } from '../cloudfunctions/personal/documents';
import { askToLeave, stayAfterAll, WAITING_DAYS } from '../cloudfunctions/personal/leaving/ask';
import { finishLeaving } from '../cloudfunctions/personal/leaving/finish';
import { expectSoundBooks } from './support/audit';
import { cloudHouse, type CloudHouse } from './support/cloud-house';
import { noPictures } from './support/no-pictures';
import { HOME, Mall, OWING } from './support/mall';

const TWENTY = Array.from({ length: 20 }, (_, i) => i);
const MEMBER = 'mei';
const MANY = 200;

let cloud: CloudHouse;
let mall: Mall;

beforeEach(async () => {
  cloud = await cloudHouse(OWING);
  mall = await Mall.open(cloud.house);
  await mall.activeMember(MEMBER);
  await mall.bill(MEMBER, 10_000);
  await saveAddress(cloud.house, MEMBER, HOME, true);
  await mall.pass(2);
});
afterEach(async () => {
  await expectSoundBooks(cloud.house);
  await cloud.close();
});

const ask = (i: number) =>
  askToLeave(cloud.house, { memberId: MEMBER, requestId: `ask-${i}`, givesUp: true });
const leaving = () => cloud.house.database.get(leavings, MEMBER);
const burnings = async () =>
  (await cloud.house.database.find(journal, { where: { kind: 'leave' }, limit: 100 })).filter(({ legs }) =>
    legs.some(({ why }) => why === 'left.points'),
  );

test('twenty ask: the first moment counts; twenty firings let go once and empty everything', async () => {
  const asked = await Promise.all(TWENTY.map(ask));
  expect(new Set(asked.map(({ askedAt }) => askedAt)).size).toBe(1);
  await mall.pass(WAITING_DAYS);
  const held = (await mall.member(MEMBER)).points;
  expect(held).toBeGreaterThan(0);
  await Promise.all(TWENTY.map(() => finishLeaving({ ...cloud.house, pictures: noPictures }, MANY)));
  await finishLeaving({ ...cloud.house, pictures: noPictures }, MANY);
  expect(await leaving()).toMatchObject({ state: 'erased', dueAt: null });
  expect(await burnings()).toHaveLength(1);
  expect((await mall.member(MEMBER)).points).toBe(0);
  expect((await cloud.house.database.get(addressBooks, MEMBER))?.addresses).toEqual([]);
});

test('let go and taken back at once: one of the two, whole', async () => {
  await ask(0);
  await mall.pass(WAITING_DAYS);
  await Promise.allSettled(
    TWENTY.map((i) =>
      i % 2 === 0
        ? finishLeaving({ ...cloud.house, pictures: noPictures }, 1)
        : stayAfterAll(cloud.house, MEMBER),
    ),
  );
  const isGoing = (await leaving())?.state !== 'cancelled';
  expect(await burnings()).toHaveLength(isGoing ? 1 : 0);
  expect((await cloud.house.database.get(members, MEMBER))?.leftAt !== undefined).toBe(isGoing);
  expect((await mall.member(MEMBER)).points > 0).toBe(!isGoing);
});
