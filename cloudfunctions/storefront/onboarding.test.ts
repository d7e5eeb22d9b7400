/** 入驻 in one call: what it takes, how far the person is, and nobody else's application. */
import { expectSoundBooks } from '../../tests/support/audit';
import { CITY, Mall, OWING } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { buyPack } from '../orders/placing/buy-pack';
import { applyAsMerchant, fillApplication } from '../stores/onboarding/apply';
import { saveStore } from '../stores/save-store';
import { onboardingOf } from './onboarding';

const FIRST = { merchantId: 'first', name: '新颜', ownerId: 'own', referrerId: null };

let house: TestHouse;
let mall: Mall;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
  for (const memberId of ['own', 'other']) await mall.join(memberId);
});
afterEach(() => expectSoundBooks(house));

const seen = (memberId = 'own', wishedId: string | null = null) => onboardingOf(house, memberId, wishedId);
const holdPack = async () =>
  mall.paid(await buyPack(house, { paymentId: 'pack-own', memberId: 'own', pack: 'merchant' }));

test('who has nothing yet is told what it takes', async () => {
  expect(await seen()).toEqual({
    pack: { priceFen: 39_900, isHeld: false },
    ...{ openingStockFen: 0, merchants: [], view: null },
  });
});

test('a held pack and a begun application are there, with what is missing; nobody else sees them', async () => {
  await holdPack();
  expect(await seen()).toMatchObject({ pack: { isHeld: true }, view: null });
  await applyAsMerchant(house, FIRST);
  const begun = await seen();
  expect(begun).toMatchObject({
    merchants: [{ id: 'first', name: '新颜', isOpen: false }],
    view: { merchantId: 'first', merchant: { state: 'pending' }, stores: [] },
  });
  expect(begun.view?.missing.length).toBeGreaterThan(0);
  const terms = { merchantId: 'first', name: '新颜一店', city: CITY, allowanceRateBp: 1_000 };
  await saveStore(house, 'first-1', { ...terms, address: '一路 1 号', phone: '0571-00000000' });
  const business = { kind: 'business', number: '9133', picture: '/l.svg', validUntil: null } as const;
  await fillApplication(house, 'first', {
    ...{ contact: { name: '沈女士', phone: '0571-00000000' }, isMedical: false, licences: [business] },
  });
  expect((await seen()).view).toMatchObject({ missing: [], stores: [{ _id: 'first-1' }] });
  expect(await seen('other', 'first')).toMatchObject({ pack: { isHeld: false }, merchants: [], view: null });
});

test('the one that waits comes before the one that is open, unless another is wished for', async () => {
  await mall.giveShopTo('own');
  expect((await seen()).merchants).toEqual([{ id: mall.shopId, name: '沐颜', isOpen: true }]);
  // It was admitted without an application.
  expect((await seen()).view).toBeNull();
  await holdPack();
  await applyAsMerchant(house, FIRST);
  expect((await seen()).view?.merchantId).toBe('first');
  expect((await seen('own', mall.shopId)).view).toBeNull();
});
