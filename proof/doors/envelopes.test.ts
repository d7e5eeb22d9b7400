/** What stands around an action's input: its name, the request's number, a session; and one number for two wishes. */
import { onConsole } from '../../cloudfunctions/functions/console/console';
import { Pace } from '../../cloudfunctions/edge/pace';
import { perform } from '../../cloudfunctions/edge/perform';
import { listingOf } from '../../tests/support/listing';
import { CITY } from '../../tests/support/mall';
import { BOOKED_DAY, PIN } from './belongings';
import { SERVICES, type ServiceName } from './mall-with-doors';
import { NASTY } from './nasty';
import { furnishedDoors, type Doors } from './table';

const POINT = 1_000_000;
let all: Doors;
beforeAll(async () => {
  all = await furnishedDoors();
});
afterEach(() => all.doors.house.database.rewind(all.mark));

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'OK',
    (error: unknown) => (error as { readonly code?: string }).code ?? String(error),
  );
const nothingWritten = () => expect(all.doors.house.database.changedSince(all.mark)).toEqual([]);

describe.each(Object.keys(SERVICES) as ServiceName[])('%s', (service) => {
  const send = (request: unknown) => codeOf(all.doors.send(service, 'admin', request));
  const whole = {
    action: service === 'member' ? 'wallet' : service === 'store' ? 'workbench' : 'me',
    requestId: 'request-0',
    input: {},
  };

  test.each([
    '',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '$where',
    'Wallet',
    ' wallet',
    'x'.repeat(61),
  ])('no action %j', async (action) => {
    expect(await send({ ...whole, action })).toBe('INVALID_INPUT');
    nothingWritten();
  });

  test.each(Object.entries(NASTY))('nothing but what it should be: %s', async (_what, value) => {
    // A number of a request may be any word.
    const isNumber = typeof value === 'string' && /^[\w-]{8,64}$/.test(value);
    const changed = [
      value,
      { ...whole, action: value },
      ...(isNumber ? [] : [{ ...whole, requestId: value }]),
    ];
    for (const request of changed) expect(await send(request)).toBe('INVALID_INPUT');
    nothingWritten();
  });

  test('more than there should be, and less', async () => {
    const { action, requestId } = whole;
    for (const request of [
      {},
      { action },
      { requestId },
      { ...whole, memberId: 'ann' },
      { ...whole, openId: 'x' },
    ])
      expect(await send(request)).toBe('INVALID_INPUT');
    expect(await send(JSON.parse(`{"action":"${action}","requestId":"request-0","__proto__":{"a":1}}`))).toBe(
      'INVALID_INPUT',
    );
  });
});

/** The same number with another wish; whoever cannot be told apart would get the answer to the first one. */
type Twice = readonly [ServiceName, string, (doors: Doors) => object, (doors: Doors) => object];
const place = ({ mine }: Doors) => ({ merchantId: mine.merchantId, storeId: mine.storeId });
const ofMerchant = ({ mine }: Doors) => ({ merchantId: mine.merchantId });
const TWICE: readonly Twice[] = [
  [
    'member',
    'payAtStore',
    ({ mine }) => ({ storeId: mine.storeId, amountFen: 100 }),
    ({ mine }) => ({ storeId: mine.storeId, amountFen: 101 }),
  ],
  [
    ...(['member', 'placeOrder'] as const),
    ({ mine }) => ({
      lines: [{ skuId: mine.goods.skuId, quantity: 1 }],
      delivery: { kind: 'none', city: CITY },
      pickups: [{ merchantId: mine.merchantId, storeId: mine.storeId }],
    }),
    ({ mine }) => ({
      lines: [{ skuId: mine.goods.skuId, quantity: 2 }],
      delivery: { kind: 'none', city: CITY },
      pickups: [{ merchantId: mine.merchantId, storeId: mine.storeId }],
    }),
  ],
  ['member', 'withdraw', () => ({ amountFen: 1_000 }), () => ({ amountFen: 1_001 })],
  ['member', 'moveOut', () => ({ units: POINT, password: PIN }), () => ({ units: 2 * POINT, password: PIN })],
  [
    ...(['member', 'sellPoints'] as const),
    () => ({ price: 10_000, units: POINT, password: PIN }),
    () => ({ price: 10_001, units: POINT, password: PIN }),
  ],
  [
    ...(['member', 'book'] as const),
    ({ mine }) => ({ productId: mine.card.productId, storeId: mine.storeId, day: BOOKED_DAY, slot: 60 }),
    ({ mine }) => ({ productId: mine.card.productId, storeId: mine.storeId, day: BOOKED_DAY, slot: 70 }),
  ],
  [
    'store',
    'takeOut',
    (doors) => ({ ...ofMerchant(doors), amountFen: 1_000 }),
    (doors) => ({ ...ofMerchant(doors), amountFen: 1_001 }),
  ],
  [
    'store',
    'payIn',
    (doors) => ({ ...ofMerchant(doors), amountFen: 20_000 }),
    (doors) => ({ ...ofMerchant(doors), amountFen: 20_001 }),
  ],
  [
    ...(['store', 'buyPoints'] as const),
    (doors) => ({ ...ofMerchant(doors), price: 10_000, units: POINT }),
    (doors) => ({ ...ofMerchant(doors), price: 10_000, units: 2 * POINT }),
  ],
  [
    'store',
    'makeBillCode',
    (doors) => ({ ...place(doors), amountFen: 100 }),
    (doors) => ({ ...place(doors), amountFen: 101 }),
  ],
  [
    ...(['store', 'inviteStaff'] as const),
    (doors) => ({ ...place(doors), name: '小王', role: 'clerk', storeIds: [doors.mine.storeId] }),
    (doors) => ({ ...place(doors), name: '小王', role: 'manager', storeIds: [doors.mine.storeId] }),
  ],
  [
    ...(['store', 'startCampaign'] as const),
    (doors) => ({ ...ofMerchant(doors), group: { kind: 'new' }, text: '一' }),
    (doors) => ({ ...ofMerchant(doors), group: { kind: 'new' }, text: '二' }),
  ],
  [
    ...(['operator', 'setRole'] as const),
    () => ({ memberId: 'own-customer', role: 'shopkeeper', reason: '一' }),
    () => ({ memberId: 'own-customer', role: 'shopkeeper', reason: '二' }),
  ],
];

test.each(TWICE)(
  '%s.%s: one number for two wishes is refused, the same wish again is answered',
  async (service, action, first, second) => {
    const { customer, owner } = all.mine;
    const who = { member: customer, store: owner, operator: 'admin', console: 'admin' }[service];
    const send = (input: object) =>
      codeOf(all.doors.send(service, who, { action, requestId: 'twice-the-same', input }));
    expect(await send(first(all))).toBe('OK');
    const { database } = all.doors.house;
    const done = database.mark();
    expect(await send(first(all))).toBe('OK');
    const again = database.changedSince(done).filter((id) => !/^(payPasswords|auditLog|cashOuts)\//.test(id));
    expect(again).toEqual([]);
    expect(await send(second(all))).toBe('REQUEST_REUSED');
    expect(
      database.changedSince(done).filter((id) => !/^(payPasswords|auditLog|cashOuts)\//.test(id)),
    ).toEqual([]);
  },
);

test('one person calls one action so often a minute; others and other actions go on', async () => {
  const service = { ...SERVICES.member, pace: new Pace() };
  const { house } = all.doors;
  const call = (memberId: string, action: string, input: object = {}) =>
    codeOf(
      perform(
        house,
        service,
        { memberId, openId: 'o', via: 'phone' },
        { action, requestId: 'request-1', input },
      ),
    );
  const codes: string[] = [];
  // Also what is refused counts, or guessing would be free.
  for (let i = 0; i < 31; i += 1)
    codes.push(await call(all.mine.customer, 'pointReceiver', { to: 'nobody-000000' }));
  expect(codes.slice(0, 30)).not.toContain('RATE_LIMITED');
  expect(codes[30]).toBe('RATE_LIMITED');
  expect(await call(all.mine.customer, 'wallet')).toBe('OK');
  expect(await call(all.theirs.customer, 'pointReceiver', { to: 'nobody-000000' })).not.toBe('RATE_LIMITED');
  house.clock.at += 60_000;
  expect(await call(all.mine.customer, 'pointReceiver', { to: 'nobody-000000' })).not.toBe('RATE_LIMITED');
});

describe('the console over HTTP', () => {
  const main = onConsole({ MALL_CONSOLE_ORIGINS: '*' });
  test.each(Object.entries(NASTY))('an event that is none: %s', async (_what, value) => {
    expect(await main(value)).toMatchObject({
      statusCode: 200,
      body: expect.stringContaining('INVALID_INPUT') as string,
    });
  });
  test('a body that is too big', async () => {
    const event = { httpMethod: 'POST', headers: {}, body: 'x'.repeat(200_001) };
    expect(await main(event)).toMatchObject({ body: expect.stringContaining('INVALID_INPUT') as string });
  });
});

test('the platform’s shop keeps other merchants’ things alone', async () => {
  const { mine } = all;
  const listing = { ...listingOf('theft'), merchantId: mine.merchantId };
  expect(await codeOf(all.doors.ask('console', 'admin', 'shop.saveProduct', listing))).toBe('FORBIDDEN');
});
