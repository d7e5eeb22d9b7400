/** From the merchant pack to the open door: every state, what is missing, and who decides. */
import { expectSoundBooks } from '../../../tests/support/audit';
import { CITY, Mall, OWING } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { MALL, merchantHolder } from '../../ledger/accounts';
import { post } from '../../ledger/post';
import { outbox } from '../../messages/documents';
import { buyPack } from '../../orders/placing/buy-pack';
import { parsePolicy } from '../../policy/policy';
import type { Licence } from '../documents';
import { storesIn } from '../merchants';
import { saveStore } from '../save-store';
import { applyAsMerchant, fillApplication, submitApplication } from './apply';
import { missingOf } from './missing';
import { approveMerchant, openMerchantShop, refuseMerchant } from './review';
import { APPLICATION_MOVES, movedApplication, type ApplicationEvent, type ApplicationState } from './states';
import { applicationsIn, contactOf, viewApplication } from './views';

const STOCKED = parsePolicy({ ...OWING, merchants: { openingStockFen: 50_000, maxOwedPointUnits: 0 } });
const NEW = 'newcomer';
const TERMS = { merchantId: NEW, name: '新颜', city: CITY, allowanceRateBp: 1000 };
const BUSINESS: Licence = { kind: 'business', number: '9133', picture: '/l.svg', validUntil: '2026-06-30' };
const MEDICAL: Licence = { kind: 'medical', number: 'PDY', picture: '/m.svg', validUntil: null };
const FILLING = {
  contact: { name: '沈女士', phone: '0571-00000000' },
  isMedical: false,
  licences: [BUSINESS],
};

let house: TestHouse;
let mall: Mall;

beforeEach(async () => {
  house = memoryHouse(STOCKED);
  mall = await Mall.open(house);
  await mall.join('own');
});
afterEach(() => expectSoundBooks(house));

/** What the applicant is sent. */
const told = async () =>
  (await house.database.find(outbox, { where: { memberId: 'own' }, limit: 10 })).map((one) => one.fields);

const refused = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
const apply = (more: object = {}) =>
  applyAsMerchant(house, { merchantId: NEW, name: '新颜', ownerId: 'own', referrerId: null, ...more });
const review = { merchantId: NEW, reviewedBy: 'operator' };
const approve = () => approveMerchant(house, { ...review, subMchid: '1900000209' });

async function begin(): Promise<void> {
  await mall.paid(await buyPack(house, { paymentId: 'pack-own', memberId: 'own', pack: 'merchant' }));
  await apply();
}

async function submit(): Promise<void> {
  await begin();
  await saveStore(house, 'new-1', { ...TERMS, address: '一路 1 号', phone: '0571-00000000' });
  await fillApplication(house, NEW, FILLING);
  await submitApplication(house, NEW);
}

/** A replay's supply stands in for the market. */
function supply(units: number): Promise<void> {
  const holder = merchantHolder(NEW);
  const posting = { entryId: `supply:${units}`, kind: 'supply', cause: 'test', holders: [holder] };
  return post(
    house,
    posting,
    () => Promise.resolve(null),
    (book) => {
      book.movePoints({ mall: MALL.replaySupply }, { holder, place: 'points' }, units, 'supply');
    },
  );
}

test('only with a merchant pack, only for oneself, and not brought by oneself', async () => {
  await refused(apply(), 'MERCHANT_PACK_NEEDED');
  await begin();
  expect(await apply()).toMatchObject({ state: 'pending', ownerId: 'own' });
  await refused(apply({ ownerId: 'other' }), 'FORBIDDEN');
  await refused(apply({ merchantId: 'second', referrerId: 'own' }), 'INVALID_INPUT');
});

test('what is missing is told, one after the other, and an incomplete application is not submitted', async () => {
  await begin();
  const missing = async () => (await viewApplication(house, NEW)).missing.map((one) => one.key);
  expect(await missing()).toEqual(['contact', 'businessLicence', 'store']);
  await refused(submitApplication(house, NEW), 'APPLICATION_INCOMPLETE');
  await fillApplication(house, NEW, { ...FILLING, isMedical: true });
  expect(await missing()).toEqual(['store', 'medicalLicence']);
  await saveStore(house, 'new-1', { ...TERMS, address: '一路 1 号', phone: '0571', licences: [MEDICAL] });
  expect(await missing()).toEqual([]);
  expect(await submitApplication(house, NEW)).toMatchObject({ state: 'submitted' });
  expect(await submitApplication(house, NEW)).toMatchObject({ submittedAt: house.clock.at });
  await refused(fillApplication(house, NEW, FILLING), 'WRONG_STATE');
});

test('a licence that has run out, or that nobody can look at, is none', () => {
  const store = { address: 'x', phone: 'x', licences: [{ ...MEDICAL, picture: null }] };
  const lacks = (licence: Licence, today: string) =>
    missingOf({ ...FILLING, isMedical: true, licences: [licence] }, [store as never], today);
  expect(lacks(BUSINESS, '2026-06-30')).toEqual(['medicalLicence']);
  expect(lacks(BUSINESS, '2026-07-01')).toEqual(['businessLicence', 'medicalLicence']);
  expect(lacks({ ...BUSINESS, picture: null }, '2026-06-30')).toEqual(['businessLicence', 'medicalLicence']);
});

test('refused with a reason, mended, asked again, approved; it waits for its stock and then opens', async () => {
  await submit();
  expect((await applicationsIn(house.database, 'submitted', null, 10)).rows).toMatchObject([
    { _id: NEW, merchantName: '新颜', contact: { name: '沈女士', phone: '057******0000' } },
  ]);
  expect(await contactOf(house.database, NEW)).toEqual(FILLING.contact);
  await refused(contactOf(house.database, 'nobody'), 'NOT_FOUND');
  const refusal = { ...review, reason: '营业执照看不清' };
  await refuseMerchant(house, refusal);
  expect(await refuseMerchant(house, refusal)).toMatchObject({ state: 'refused', reason: '营业执照看不清' });
  expect(await told()).toMatchObject([{ result: '未通过', note: '营业执照看不清' }]);
  await refused(approve(), 'WRONG_STATE');
  await fillApplication(house, NEW, FILLING);
  await submitApplication(house, NEW);
  expect(await approve()).toMatchObject({
    ...{ merchant: { state: 'pending', subMchid: '1900000209' }, application: { state: 'approved' } },
    missingPointUnits: 500_000_000,
  });
  expect(await approve()).toMatchObject({ missingPointUnits: 500_000_000 });
  expect(await storesIn(house.database, CITY, 10)).toHaveLength(1);
  await supply(499_999_999);
  await expect(openMerchantShop(house, NEW)).rejects.toMatchObject({
    ...{ code: 'OPENING_STOCK_SHORT', details: { missingPoints: '0.000001' } },
  });
  await supply(1);
  expect((await viewApplication(house, NEW)).stock).toMatchObject({ missingPointUnits: 0, price: 10_000 });
  expect(await openMerchantShop(house, NEW)).toMatchObject({
    ...{ merchant: { state: 'open' }, application: { state: 'opened' } },
  });
  expect(await openMerchantShop(house, NEW)).toMatchObject({ missingPointUnits: 0 });
  expect(await approve()).toMatchObject({ merchant: { state: 'open' } });
  expect(await storesIn(house.database, CITY, 10)).toHaveLength(2);
});

test('with its stock it opens as it is approved; nobody reviews the own application', async () => {
  await submit();
  await supply(500_000_000);
  await refused(approveMerchant(house, { ...review, reviewedBy: 'own', subMchid: '1' }), 'FORBIDDEN');
  await refused(refuseMerchant(house, { ...review, reviewedBy: 'own', reason: 'x' }), 'FORBIDDEN');
  await refused(openMerchantShop(house, NEW), 'WRONG_STATE');
  expect(await approve()).toMatchObject({ merchant: { state: 'open' }, missingPointUnits: 0 });
  await refused(refuseMerchant(house, { ...review, reason: 'x' }), 'WRONG_STATE');
  for (const work of [approveMerchant(house, { ...review, merchantId: 'none', subMchid: '1' })])
    await refused(work, 'NOT_FOUND');
});

test('a store that is added while the merchant opens is found as well', async () => {
  await submit();
  await supply(500_000_000);
  await Promise.all([approve(), saveStore(house, 'new-2', { ...TERMS, name: '二店' })]);
  expect((await storesIn(house.database, CITY, 10)).map((store) => store._id)).toContain('new-2');
});

describe('the table of states', () => {
  const STATES: ApplicationState[] = ['draft', 'submitted', 'refused', 'approved', 'opened'];
  const ROWS: readonly (readonly [ApplicationEvent, string])[] = [
    ['fill', 'draft > draft, refused > refused'],
    ['submit', 'draft > submitted, refused > submitted'],
    ['refuse', 'submitted > refused'],
    ['approve', 'submitted > approved'],
    ['open', 'approved > opened'],
  ];
  test.each(ROWS)('%s: %s, and nothing else', (event, moves) => {
    const done = STATES.flatMap((state) =>
      APPLICATION_MOVES[event][state] === undefined ? [] : [`${state} > ${movedApplication(state, event)}`],
    );
    expect(done.join(', ')).toBe(moves);
    for (const state of STATES)
      if (APPLICATION_MOVES[event][state] === undefined)
        expect(() => movedApplication(state, event)).toThrow();
  });
});
