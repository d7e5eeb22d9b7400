/**
 * Each role of a chain × each action of its people: done at the own store, at another store of the chain, at
 * another chain. The rows are written down a second time here, so that an action without a row fails, and one
 * whose door was moved as well.
 */
import { demandStaff } from '../cloudfunctions/edge/identity';
import { storeActions } from '../cloudfunctions/functions/store/actions';
import { may } from '../cloudfunctions/functions/store/permissions';
import type { Document, Collection } from '../cloudfunctions/platform/database';
import { employments, merchants, stores, type Employment } from '../cloudfunctions/stores/documents';
import { workbenchOf } from '../cloudfunctions/storefront/workbench';
import { Mall, OWING, STORE } from './support/mall';
import { memoryHouse } from './support/memory-house';

const CHAIN = { merchantId: 'chain', storeId: 'chain-1' };
const SISTER = { merchantId: 'chain', storeId: 'chain-2' };
const OTHER = { merchantId: 'other', storeId: 'other-1' };
/** The right store under the wrong chain's name. */
const MIXED = { merchantId: 'other', storeId: 'chain-1' };
const OWN_SHOP = { merchantId: 'platform', storeId: 'platform-1' };

/** Who acts, and for which place, in the order of the columns. */
const COLUMNS = [
  ['the owner', 'owner'],
  ['a manager of the head office', 'head-manager'],
  ['a clerk of the head office', 'head-clerk'],
  ['the manager of the store', 'manager'],
  ['a clerk of the store', 'clerk'],
  ['a beautician of the store', 'beautician'],
] as const;

/** `s`: at the own store · `c`: for the whole chain · `.`: not at all. */
const DOORS: Readonly<Record<keyof typeof may, string>> = {
  application: 'c.....',
  fillApplication: 'c.....',
  submitApplication: 'c.....',
  openShop: 'c.....',
  departure: 'c.....',
  askToDepart: 'c.....',
  stayInMall: 'c.....',
  giveBackOpenOrders: 'c.....',
  askToReturn: 'c.....',
  saveStore: 'c.....',
  saveStorePage: 'cc.s..',
  storePage: 'ccssss',
  storeCode: 'ccsss.',
  setFreight: 'cc....',
  pointsShare: 'cc....',
  setPointsShare: 'cc....',
  saveCouponOffer: 'cc....',
  staff: 'cc.s..',
  chainStaff: 'cc....',
  people: 'cc.s..',
  inviteStaff: 'cc.s..',
  cancelInvite: 'cc.s..',
  changeStaff: 'cc.s..',
  endStaff: 'cc.s..',
  pointsStock: 'cc....',
  storePointsStock: 'ccsss.',
  pointStatement: 'cc....',
  pointStatementCsv: 'cc....',
  storeStatement: 'cc.s..',
  chainStatement: 'cc....',
  buyDesk: 'cc....',
  buyPoints: 'cc....',
  cancelBuy: 'cc....',
  buyOrders: 'cc....',
  buyOrder: 'cc....',
  purchases: 'cc....',
  fund: 'cc....',
  fundStatement: 'cc....',
  fundDesk: 'cc....',
  payIn: 'cc....',
  checkPayIn: 'cc....',
  payIns: 'cc....',
  takeOut: 'c.....',
  takeOuts: 'cc....',
  checkTakeOut: 'cc....',
  cancelTakeOut: 'c.....',
  saveProduct: 'cc....',
  setOnSale: 'cc....',
  setStock: 'ccc...',
  products: 'ccc...',
  product: 'ccc...',
  comments: 'ccc...',
  answerComment: 'cc....',
  orders: 'ccc...',
  orderRewards: 'cc....',
  ship: 'ccc...',
  approveRefund: 'cc....',
  refuseRefund: 'cc....',
  customerGroups: 'cc....',
  startCampaign: 'cc....',
  campaigns: 'cc....',
  campaign: 'cc....',
  slots: 'cc....',
  buySlot: 'c.....',
  visitArea: 'cc.s..',
  saveVisitArea: 'cc.s..',
  visits: 'ccssss',
  dealerVisits: 'ccssss',
  assignVisit: 'ccsss.',
  moveVisit: 'ccsss.',
  cancelVisit: 'ccsss.',
  departVisit: 'ccssss',
  arriveVisit: 'ccssss',
  finishVisit: 'ccssss',
  failVisit: 'ccssss',
  moveDealership: 'cc....',
  dealerOfCode: 'cc....',
  dealerships: 'cc....',
  shifts: 'cc.s..',
  saveShifts: 'cc.s..',
  saveBookingSettings: 'cc.s..',
  dayCalendar: 'ccssss',
  treatments: 'ccssss',
  bookingTimes: 'ccssss',
  bookFor: 'ccssss',
  moveBooking: 'ccsss.',
  cancelBooking: 'ccsss.',
  arriveBooking: 'ccssss',
  missBooking: 'ccsss.',
  makeBillCode: 'ccsss.',
  cancelBillCode: 'ccsss.',
  billCode: 'ccsss.',
  receipts: 'ccsss.',
  pickup: 'ccsss.',
  handOver: 'ccsss.',
  scanCode: 'ccssss',
  redeem: 'ccssss',
  undoRedeem: 'cc.s..',
  redemptions: 'ccssss',
  offerTip: 'ccsss.',
  tip: 'ccsss.',
  tips: 'ccsss.',
  withdrawTip: 'ccsss.',
};

/** What its owner may still do when the merchant has left the mall. */
const LASTING: ReadonlySet<string> = new Set([
  ...['departure', 'askToReturn', 'pointStatement', 'pointStatementCsv', 'storeStatement', 'chainStatement'],
  ...['fund', 'fundStatement', 'fundDesk', 'checkPayIn', 'payIns'],
  ...['takeOut', 'takeOuts', 'checkTakeOut', 'cancelTakeOut'],
  ...['orders', 'orderRewards', 'approveRefund', 'refuseRefund'],
]);

const house = { ...memoryHouse(), operators: new Set(['operator']) };

function employee(
  merchantId: string,
  memberId: string,
  role: Employment['role'],
  more: Partial<Employment>,
): Employment {
  const base = { merchantId, memberId, name: memberId, role, since: 1, endedAt: null };
  return { _id: `${merchantId}:${memberId}`, storeIds: [], isHeadOffice: false, ...base, ...more };
}

beforeAll(async () => {
  const merchant = (_id: string, ownerId: string | null) => ({
    ...{ _id, name: _id, state: 'open', ownerId, referrerId: null, subMchid: null },
    ...{ freight: { feeFen: 0, freeFromFen: 0 }, createdAt: 1 },
  });
  const store = (_id: string, merchantId: string) => ({
    ...{ _id, merchantId, name: _id, city: '杭州市', allowanceRateBp: 1000 },
  });
  const here = { storeIds: ['chain-1'] };
  const rows: readonly (readonly [Collection<Document>, readonly Document[]])[] = [
    [merchants, [merchant('chain', 'owner'), merchant('other', 'other-owner'), merchant('platform', null)]],
    [stores, ['chain-1', 'chain-2'].map((id) => store(id, 'chain'))],
    [stores, [store('other-1', 'other'), store('platform-1', 'platform')]],
    [
      employments,
      [
        employee('chain', 'head-manager', 'manager', { isHeadOffice: true }),
        employee('chain', 'head-clerk', 'clerk', { isHeadOffice: true, ...here }),
        ...(['manager', 'clerk', 'beautician'] as const).map((role) => employee('chain', role, role, here)),
        employee('chain', 'gone', 'manager', { isHeadOffice: true, ...here, endedAt: 2 }),
      ],
    ],
  ];
  const transaction = await house.database.begin();
  for (const [collection, documents] of rows)
    for (const document of documents) await transaction.insert(collection, document);
  await transaction.commit();
});

async function isAllowed(name: keyof typeof may, memberId: string, place: object): Promise<boolean> {
  return demandStaff(house, memberId, may[name], place).then(
    () => true,
    (error: unknown) => {
      expect(error).toMatchObject({ code: 'FORBIDDEN' });
      return false;
    },
  );
}

test('every action of the function has its row in the permissions, and the row is its permission', () => {
  // Anybody may ask them; they tell each person their own alone.
  const { workbench, onboarding, ...behindDoors } = storeActions;
  expect([workbench.permission, onboarding.permission]).toEqual(['visitor', 'visitor']);
  expect(Object.keys(may).sort()).toEqual(Object.keys(behindDoors).sort());
  for (const [name, { permission }] of Object.entries(behindDoors))
    expect([name, permission]).toEqual([name, may[name as keyof typeof may]]);
});

const NAMES = Object.keys(may) as (keyof typeof may)[];

describe.each(NAMES)('%s', (name) => {
  test.each(COLUMNS.map(([who, memberId], i) => [who, memberId, DOORS[name][i]] as const))(
    'by %s',
    async (_who, memberId, door) => {
      // What is done for the chain as a whole is done for all its stores.
      const reachesSister = door === 'c';
      expect(await isAllowed(name, memberId, CHAIN)).toBe(door !== '.');
      expect(await isAllowed(name, memberId, SISTER)).toBe(reachesSister);
      for (const elsewhere of [OTHER, MIXED, OWN_SHOP])
        expect(await isAllowed(name, memberId, elsewhere)).toBe(false);
    },
  );

  test('by nobody else', async () => {
    for (const stranger of ['customer', 'gone', 'other-owner', 'operator'])
      for (const place of [CHAIN, SISTER]) expect(await isAllowed(name, stranger, place)).toBe(false);
    expect(await isAllowed(name, 'other-owner', MIXED)).toBe(may[name].of === 'chain');
    expect(await isAllowed(name, 'owner', { merchantId: 'nowhere', storeId: 'nowhere-1' })).toBe(false);
  });

  test('in the platform’s own shop by its operators', async () => {
    expect(await isAllowed(name, 'operator', OWN_SHOP)).toBe(may[name].staff.includes('owner'));
    expect(await isAllowed(name, 'customer', OWN_SHOP)).toBe(false);
  });
});

describe('when the merchant has left', () => {
  async function becomes(state: 'open' | 'closed'): Promise<void> {
    const transaction = await house.database.begin();
    const chain = await transaction.get(merchants, 'chain');
    if (chain === null) throw new Error('no chain');
    await transaction.put(merchants, { ...chain, state });
    await transaction.commit();
  }
  beforeAll(() => becomes('closed'));
  afterAll(() => becomes('open'));

  test.each(NAMES)('%s', async (name) => {
    expect(await isAllowed(name, 'owner', CHAIN)).toBe(LASTING.has(name));
    for (const [, memberId] of COLUMNS.slice(1)) expect(await isAllowed(name, memberId, CHAIN)).toBe(false);
  });

  test('its owner keeps what is named here', () => {
    expect(NAMES.filter((name) => LASTING.has(name))).toHaveLength(LASTING.size);
  });
});

describe('the workbench tells each person their own doors', () => {
  const inMall = memoryHouse(OWING);
  let mall: Mall;
  const bench = (memberId: string, storeId: string | null = null) =>
    workbenchOf(inMall, memberId, may, { merchantId: mall.shopId, storeId });

  beforeAll(async () => {
    mall = await Mall.open(inMall);
    await mall.activeMember('ann');
    await mall.join('owner');
    await mall.giveShopTo('owner');
    const post = { manager: 'manager', clerk: 'clerk', beautician: 'beautician' } as const;
    for (const [memberId, role] of Object.entries(post)) await mall.employ(memberId, { role });
    await mall.employ('head-manager', { role: 'manager', isHeadOffice: true });
    await mall.employ('head-clerk', { role: 'clerk', isHeadOffice: true });
    await mall.bill('ann', 12_300);
  });

  test.each(COLUMNS)('%s', async (_who, memberId) => {
    const column = COLUMNS.findIndex(([, id]) => id === memberId);
    const { here, places } = await bench(memberId, STORE);
    expect(here?.store?.id).toBe(STORE);
    expect(places).toHaveLength(1);
    expect([...(here?.may ?? [])].sort()).toEqual(NAMES.filter((name) => DOORS[name][column] !== '.').sort());
    const sees = (name: keyof typeof may): boolean => DOORS[name][column] !== '.';
    const isNull = (value: unknown): boolean => value === null;
    expect(
      here && [here.counter, here.stock, here.waiting.toShip, here.waiting.afterSale].map(isNull),
    ).toEqual(
      [sees('receipts'), sees('storePointsStock'), sees('orders'), sees('approveRefund')].map((one) => !one),
    );
    if (sees('receipts')) expect(here?.counter).toEqual({ takingsFen: 12_300, payments: 1 });
  });

  test('somebody who works nowhere is told nothing, and a foreign place is not opened', async () => {
    expect(await bench('ann', STORE)).toEqual({ places: [], here: null });
    const { here } = await workbenchOf(inMall, 'clerk', may, { merchantId: 'other', storeId: 'other-1' });
    expect(here).toMatchObject({ merchantId: mall.shopId, store: { id: STORE } });
  });
});
