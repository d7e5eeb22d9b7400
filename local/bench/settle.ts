/**
 * bench settle: the rules alone (legs of a six-line order), and settlements on a local cloud in a
 * process of its own: how many a second, calls and round trips of each.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { join as joinMall } from '../../cloudfunctions/accounts/join';
import { COLLECTIONS } from '../../cloudfunctions/collections';
import { memberHolder, merchantHolder } from '../../cloudfunctions/ledger/accounts';
import { Memory } from '../../cloudfunctions/ledger/memory';
import { openBooks } from '../../cloudfunctions/ledger/open-books';
import type { BooksHouse } from '../../cloudfunctions/ledger/post';
import { buyPack } from '../../cloudfunctions/orders/placing/buy-pack';
import type { Order } from '../../cloudfunctions/orders/documents';
import { settlePaid } from '../../cloudfunctions/orders/settle-paid';
import { payAtStore } from '../../cloudfunctions/orders/placing/pay-at-store';
import { receivePayment } from '../../cloudfunctions/orders/paying/receive-payment';
import { settleOrder } from '../../cloudfunctions/orders/settle';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import { realWaiting } from '../../cloudfunctions/platform/retry';
import { parsePolicy, ROLES } from '../../cloudfunctions/policy/policy';
import { standard } from '../../cloudfunctions/policy/profiles';
import { rewardLegs, type SettlementFacts } from '../../cloudfunctions/rewards/legs';
import { PLATFORM } from '../../cloudfunctions/stores/people';
import { admitMerchant } from '../../cloudfunctions/stores/onboarding/admit';
import { saveStore } from '../../cloudfunctions/stores/save-store';
import { allowanceOf, pointsForAllowance } from '../../cloudfunctions/units/amounts';
import { dayOf } from '../../cloudfunctions/units/days';
import { prorate } from '../../cloudfunctions/units/shares';
import { installLabels, withLabel } from '../cloud/label';
import { CloudProcess } from '../cloud-process';
import { paidInFull } from '../paid-in-full';
import { report } from './report';

const RULE_ORDERS = 200_000;
const ORDERS = 400;
const WIDTH = 8;

export async function benchSettle(): Promise<void> {
  benchRules();
  await benchTransactions();
}

function benchRules(): void {
  const person = (name: string, i: number) => ({
    id: memberHolder(name),
    active: true,
    role: ROLES[i % 4] ?? 'vip',
    settledOrders: 1,
  });
  const chain = [0, 1, 2, 3].map((i) => person(`upline${i}`, i));
  const buyer = { ...person('buyer', 0), ordinaryOrders: 1 };
  const started = performance.now();
  let legs = 0;
  for (let i = 0; i < RULE_ORDERS; i += 1) {
    const amounts = prorate(100_000 + (i % 1000), [3, 1, 4, 1, 5, 9]);
    const allowanceFen = amounts.reduce((sum, fen) => sum + allowanceOf(fen, 1500), 0);
    const facts: SettlementFacts = {
      channel: 'store',
      allowanceFen,
      deducted: pointsForAllowance(allowanceFen, 9_731),
      related: false,
      medical: false,
      merchant: merchantHolder('shop'),
      buyer,
      chain,
      directReferrer: chain[0]?.id ?? null,
      merchantReferrer: chain[1] ?? null,
      regionPartner: null,
    };
    legs += rewardLegs(facts, standard).length;
  }
  const seconds = (performance.now() - started) / 1000;
  report('settle.rules', RULE_ORDERS / seconds, 'six-line orders a second and core');
  report('settle.rules.legs', legs / RULE_ORDERS, 'legs an order');
}

async function benchTransactions(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'bench-'));
  installLabels();
  const cloud = await CloudProcess.start({ data, collections: COLLECTIONS });
  try {
    const database = openDatabase();
    const policy = parsePolicy({
      ...standard,
      version: 'bench',
      merchants: { openingStockFen: 0, maxOwedPointUnits: 1e14 },
    });
    const house: BooksHouse = {
      database,
      clock: { now: () => Date.now() },
      waiting: realWaiting,
      policy,
      memory: new Memory(database),
    };
    const orders = await paidOrders(house);
    await settleOrder(house, orders[0] as Order);
    const alone = await timed(orders.slice(1, ORDERS / 2), 1, (order) =>
      withLabel('alone', () => settleOrder(house, order)),
    );
    const together = await timed(orders.slice(ORDERS / 2), WIDTH, (order) =>
      withLabel('together', () => settleOrder(house, order)),
    );
    report('settle.alone', alone.perSecond, 'settlements a second, one after another');
    report('settle.together', together.perSecond, `settlements a second, ${WIDTH} at once`);
    const calls = Object.values((await cloud.counts())['alone'] ?? {}).reduce((a, b) => a + b, 0);
    report('settle.calls', calls / (ORDERS / 2 - 1), 'gateway calls a settlement');
  } finally {
    await cloud.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function timed(orders: readonly Order[], width: number, work: (order: Order) => Promise<unknown>) {
  const started = performance.now();
  const queue = [...orders];
  const lane = async (): Promise<void> => {
    for (let order = queue.pop(); order !== undefined; order = queue.pop()) await work(order);
  };
  await Promise.all(Array.from({ length: width }, lane));
  return { perSecond: orders.length / ((performance.now() - started) / 1000) };
}

/** Bills of forty buyers, half of them with a referrer, at twenty merchants; paid, not settled. */
async function paidOrders(house: BooksHouse): Promise<Order[]> {
  await openBooks(house, dayOf(house.clock.now()));
  await admitMerchant(house, PLATFORM, '自营', null, null);
  for (let i = 0; i < 20; i += 1) {
    await admitMerchant(house, `shop${i}`, `shop${i}`, null, null);
    await saveStore(house, `shop${i}`, {
      merchantId: `shop${i}`,
      name: `shop${i}`,
      city: `city${i}`,
      allowanceRateBp: 1500,
    });
  }
  for (let i = 0; i < 40; i += 1) {
    const memberId = `m${i}`;
    await joinMall(house, { memberId, referrerId: i < 20 ? null : `m${i - 20}` });
    const placed = await buyPack(house, { paymentId: `pack${i}`, memberId, pack: 'member' });
    await settlePaid(house, (await receivePayment(house, paidInFull(placed))).orders);
  }
  const orders: Order[] = [];
  for (let i = 0; i < ORDERS; i += 1) {
    const memberId = `m${i % 40}`;
    const bill = { requestId: `bill${i}`, memberId, storeId: `shop${i % 20}`, amountFen: 10_000 + i };
    orders.push(...(await receivePayment(house, paidInFull(await payAtStore(house, bill)))).orders);
  }
  return orders;
}
