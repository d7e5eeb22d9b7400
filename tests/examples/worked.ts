/** The worked examples of the rule book, played by the real use cases. */
import { setRole } from '../../cloudfunctions/accounts/role';
import { lastCountedDay } from '../../cloudfunctions/ledger/activity';
import type { Book } from '../../cloudfunctions/ledger/book';
import { post } from '../../cloudfunctions/ledger/post';
import { refundOrder } from '../../cloudfunctions/orders/refunding/refund';
import type { Order } from '../../cloudfunctions/orders/documents';
import { appointPartner } from '../../cloudfunctions/partners/appoint';
import { myDays } from '../../cloudfunctions/points/my-days';
import { parsePolicy, type Policy } from '../../cloudfunctions/policy/policy';
import { KIND_OF } from '../../cloudfunctions/rewards/reading/kinds';
import { pointsForAllowance } from '../../cloudfunctions/units/amounts';
import { formatUnits } from '../../cloudfunctions/units/decimals';
import { CITY, Mall, OWING } from '../support/mall';
import { memoryHouse } from '../support/memory-house';
import { redeemUse } from '../support/uses';

export interface Example {
  readonly name: string;
  readonly story: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const sv = (units: number): string => formatUnits(units, 4);
const points = (units: number): string => formatUnits(units, 6);
const yuan = (fen: number): string => `¥${formatUnits(fen, 2)}`;

async function mallOf(policy: Policy = OWING): Promise<Mall> {
  return Mall.open(memoryHouse(policy));
}

const levels = (maxRewardedLevels: number): Policy =>
  parsePolicy({
    ...OWING,
    version: `levels-${maxRewardedLevels}`,
    rewards: { ...OWING.rewards, maxRewardedLevels },
  });

/** buyer ← a VIP ← b 店主 ← c VIP ← d 店商 ← e 服务商. */
async function chainMall(policy: Policy): Promise<Mall> {
  const mall = await mallOf(policy);
  await mall.activeMember('e');
  for (const [id, referrer] of [
    ['d', 'e'],
    ['c', 'd'],
    ['b', 'c'],
    ['a', 'b'],
    ['buyer', 'a'],
  ] as const)
    await mall.activeMember(id, referrer);
  for (const [id, role] of [
    ['b', 'shopkeeper'],
    ['d', 'shopTrader'],
    ['e', 'serviceProvider'],
  ] as const)
    await setRole(mall.house, id, role);
  return mall;
}

const legRows = (order: Order): string[][] =>
  (order.settlements[0]?.legs ?? []).map(({ to, why, asset, units, rateBp }) => [
    to,
    why,
    KIND_OF[why].rule,
    rateBp === 0 ? '–' : `${formatUnits(rateBp, 2)}%`,
    asset === 'SV' ? `${sv(units)} SV` : `${points(units)} points`,
  ]);
const LEGS = ['receiver', 'reason', 'rule', 'rate', 'gets'] as const;

async function online(mall: Mall, buyer: string, priceFen: number): Promise<Order> {
  const { _id: skuId } = await mall.goods('facial', { kind: 'service', priceFen, allowanceRateBp: 1000 });
  return redeemUse(mall.house, await mall.paid(await mall.place(buyer, skuId)), 1);
}

async function differential(): Promise<Example> {
  const given = await Promise.all(
    [100, 3, 1].map(async (limit) => {
      const { settlements } = await online(await chainMall(levels(limit)), 'buyer', 100_000);
      return ['a', 'b', 'c', 'd', 'e'].map((id) => {
        const leg = settlements[0]?.legs.find((one) => one.to === `member:${id}` && one.why !== 'signup');
        return String((leg?.units ?? 0) / 10_000);
      });
    }),
  );
  return {
    name: '§7 The differential',
    story:
      'buyer ← VIP ← 店主 ← VIP ← 店商 ← 服务商. An online order with an allowance of ¥100: the buyer’s SV is 1000.',
    header: ['', 'VIP', '店主', 'VIP', '店商', '服务商'],
    rows: ['no level limit', '3 paid persons', 'strict: 1'].map((name, i) => [name, ...(given[i] ?? [])]),
  };
}

async function inStore(): Promise<Example> {
  const mall = await chainMall(levels(3));
  await mall.activeMember('pia');
  await appointPartner(mall.house, CITY, 'pia');
  await mall.bill('buyer', 100);
  const order = await mall.bill('buyer', 100_000);
  const burned = order.settlements[0]?.burned ?? 0;
  return {
    name: '§6 A bill in a store',
    story: `${yuan(order.amountFen)} at a rate of 10%: an allowance of ${yuan(order.allowanceFen)}, at ¥1.0000 ${points(order.deducted)} points. What is not a reward burns.`,
    header: LEGS,
    rows: [...legRows(order), ['burned', '', '§3', '', `${points(burned)} points`]],
  };
}

async function onlineOrder(): Promise<Example> {
  const mall = await chainMall(levels(3));
  await mall.bill('buyer', 100);
  return {
    name: '§6 An online order',
    story: '¥1,000.00 at a rate of 10%; the city has no partner, so all of its points burn.',
    header: LEGS,
    rows: legRows(await online(mall, 'buyer', 100_000)),
  };
}

async function inactiveBuyer(): Promise<Example> {
  const mall = await mallOf();
  await mall.activeMember('ann');
  await mall.join('buyer', 'ann');
  return {
    name: '§5 A buyer who is not active',
    story:
      'The first bill of ¥1,000.00: its merchant earns, its referrer has the reward for a new member, the buyer nothing.',
    header: LEGS,
    rows: legRows(await mall.bill('buyer', 100_000)),
  };
}

async function activation(): Promise<Example> {
  const mall = await mallOf();
  const row = async (name: string) => {
    const { svUnits, lockedSvUnits, active } = await mall.member('ann');
    return [name, sv(svUnits), sv(lockedSvUnits), active ? 'yes' : 'no'];
  };
  await mall.join('ann');
  const rows = [await row('joined')];
  const pack = await mall.activate('ann');
  rows.push(await row('member pack settled'));
  await refundOrder(mall.house, { refundId: 'r', orderId: pack._id, amountFen: pack.amountFen, reason: '' });
  rows.push(await row('pack refunded'));
  return {
    name: '§5 Activation',
    story: 'The member pack costs ¥299.',
    header: ['', 'SV', 'locked SV', 'active'],
    rows,
  };
}

async function thirtyDays(): Promise<Example> {
  const mall = await mallOf();
  await mall.activeMember('ann');
  const through = async () => lastCountedDay((await mall.member('ann')).orderDays, OWING.activityDays);
  const rows = [['pack settles on 2026-06-01', `counts through ${await through()}`]];
  await mall.pass(34);
  await mall.bill('ann', 10_000);
  rows.push(['order settles on 2026-07-05', `counts through ${await through()}`]);
  const { days } = await myDays(mall.house, 'ann', null, 5);
  rows.push([`on ${days[0]?.day ?? ''}`, days[0]?.isCounted === true ? 'counted' : 'paused']);
  await mall.pass(1);
  const [resumed] = (await myDays(mall.house, 'ann', null, 1)).days;
  rows.push([`on ${resumed?.day ?? ''}`, resumed?.isCounted === true ? 'counted' : 'paused']);
  return {
    name: '§9 The 30 days',
    story: 'A pack, 34 days without an order, an order.',
    header: ['event', 'SV'],
    rows,
  };
}

async function debt(): Promise<Example> {
  const mall = await mallOf();
  await mall.activeMember('ann');
  const { house } = mall;
  const before = (await mall.member('ann')).svUnits;
  const grant = (id: string, change: (book: Book) => void) =>
    post(
      house,
      { entryId: id, kind: 'example', cause: id, holders: ['member:ann'], shardKey: 'a' },
      () => Promise.resolve(null),
      change,
    );
  await grant('take', (book) => {
    book.reverseSv('member:ann', before + 300_000, 'refund.buyer');
  });
  const row = async (name: string) => {
    const { svUnits, svDebtUnits } = await mall.member('ann');
    return [name, sv(svUnits), sv(svDebtUnits)];
  };
  const rows = [await row('a refund took 30 more than was there')];
  await grant('give', (book) => {
    book.grantSv('member:ann', 1_000_000, 'buyer');
  });
  rows.push(await row('a grant of 100'));
  return {
    name: '§10 A debt',
    story: 'A grant of 100 with a debt of 30 adds 70.',
    header: ['', 'SV', 'debt'],
    rows,
  };
}

async function partialRefund(): Promise<Example> {
  const mall = await mallOf();
  await mall.activeMember('ann');
  await mall.activeMember('buyer', 'ann');
  await mall.bill('buyer', 100);
  const { _id: orderId } = await mall.bill('buyer', 10_001);
  const rows: string[][] = [];
  for (const [i, amountFen] of [0, 3_333, 6_668].entries()) {
    if (i > 0) await refundOrder(mall.house, { refundId: `r${i}`, orderId, amountFen, reason: 'example' });
    const { settlements } = await mall.order(orderId);
    const [one] = settlements;
    if (one === undefined) throw new Error('not settled');
    const direct = one.legs.find((leg) => leg.why === 'direct')?.units ?? 0;
    const back = Math.floor((direct * one.refundedFen) / one.amountFen);
    rows.push([yuan(one.refundedFen), points(direct), points(back), one.reversed ? 'reversed' : 'stands']);
  }
  return {
    name: '§10 Partial refunds',
    story: 'A bill of ¥100.01; after f of F each leg stands reversed by ⌊leg·f/F⌋. The referrer’s 5%:',
    header: ['refunded', 'leg', 'taken back', 'order'],
    rows,
  };
}

async function sessionCard(): Promise<Example> {
  const mall = await mallOf();
  await mall.activeMember('buyer');
  const { _id: skuId } = await mall.goods('card', {
    kind: 'service',
    uses: 3,
    priceFen: 10_000,
    allowanceRateBp: 1_000,
  });
  let order = await mall.paid(await mall.place('buyer', skuId));
  for (const use of [1, 2, 3]) order = await redeemUse(mall.house, order, use);
  return {
    name: '§2 A session card',
    story: 'Three uses, ¥100.00, an allowance of ¥10.00: use k settles ⌊k·A/n⌋ − ⌊(k−1)·A/n⌋.',
    header: ['use', 'allowance', 'points'],
    rows: order.settlements.map((one) => [String(one.use), yuan(one.allowanceFen), points(one.deducted)]),
  };
}

async function dailyClose(): Promise<Example> {
  const mall = await mallOf();
  await mall.activeMember('ann');
  await mall.activeMember('bea');
  await mall.bill('bea', 20_000);
  await mall.pass(1);
  const rows: string[][] = [];
  for (const id of ['ann', 'bea']) {
    const [day] = (await myDays(mall.house, id, null, 1)).days;
    if (day === undefined) throw new Error('no day');
    rows.push([id, sv(day.svUnits), points(day.pointUnits), sv(day.remainingSvUnits)]);
  }
  return {
    name: '§4 A day closes',
    story:
      'Two members and the shop’s 40 SV share 888 points at ¥1.0000: points = SV ÷ ΣSV × 888, SV left = SV − points × price.',
    header: ['member', 'SV', 'points', 'SV left'],
    rows,
  };
}

function rounding(): Promise<Example> {
  const row = (fen: number, price: number) => [
    yuan(fen),
    formatUnits(price, 4),
    points(pointsForAllowance(fen, price)),
  ];
  return Promise.resolve({
    name: '§2 Points of an allowance',
    story: '⌈allowanceFen × 100 × 10⁶ / P⌉.',
    header: ['allowance', 'price', 'points'],
    rows: [row(1_000, 10_000), row(1_000, 9_731), row(1, 30_000)],
  });
}

const EXAMPLES: readonly (() => Promise<Example>)[] = [
  ...[rounding, sessionCard, dailyClose, activation, inactiveBuyer, onlineOrder, inStore],
  ...[differential, thirtyDays, debt, partialRefund],
];

export async function workedExamples(): Promise<Example[]> {
  const done: Example[] = [];
  for (const example of EXAMPLES) done.push(await example());
  return done;
}
