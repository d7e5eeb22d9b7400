/** The mall's transactions write what the model's do: the table of docs/distribution.md against the real use cases. */
import { memberHolder, merchantHolder } from '../../cloudfunctions/ledger/accounts';
import { shardId, SHARDS } from '../../cloudfunctions/ledger/state';
import { addressOf } from '../../cloudfunctions/custody/address';
import { transferPoints } from '../../cloudfunctions/custody/moves/move';
import { receiveOrder } from '../../cloudfunctions/orders/deliver';
import { refundOrder } from '../../cloudfunctions/orders/refunding/refund';
import { settleOrder } from '../../cloudfunctions/orders/settle';
import type { Database, Transaction } from '../../cloudfunctions/platform/database';
import { bucketOf } from '../../cloudfunctions/platform/ids';
import { closeDay } from '../../cloudfunctions/points/close-day';
import { sweepHolders } from '../../cloudfunctions/points/sweep';
import { DAY_MS } from '../../cloudfunctions/units/days';
import { givePoints, KeyPhone } from '../../tests/support/key-phone';
import { Mall, OWING } from '../../tests/support/mall';
import { FIRST_DAY, memoryHouse } from '../../tests/support/memory-house';

const POINT = 1_000_000;

/** Notes what each transaction has written when it commits. */
class Recorder {
  readonly commits: string[][] = [];
  readonly database: Database;

  constructor(inner: Database) {
    this.database = new Proxy(inner, {
      get: (target, name) => {
        if (name === 'begin') return async () => this.recorded(await target.begin());
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
  }

  private recorded(transaction: Transaction): Transaction {
    const written: string[] = [];
    return new Proxy(transaction, {
      get: (target, name) => {
        const member = Reflect.get(target, name) as ((...values: unknown[]) => unknown) | undefined;
        // `await` asks every value for `then`.
        if (member === undefined) return undefined;
        return (...values: unknown[]) => {
          if (name === 'put' || name === 'insert') {
            const [{ name: collection }, { _id }] = values as [{ name: string }, { _id: string }];
            written.push(`${collection}/${_id}`);
          }
          if (name === 'commit') this.commits.push(written);
          return member.apply(target, values);
        };
      },
    });
  }

  async during(work: () => Promise<unknown>): Promise<string[][]> {
    this.commits.length = 0;
    await work();
    return this.commits.map((commit) => [...commit].sort());
  }
}

async function sold() {
  const plain = memoryHouse(OWING);
  const recorder = new Recorder(plain.database);
  const house = { ...plain, database: recorder.database };
  const mall = await Mall.open(plain);
  for (const member of ['ann', 'bea']) await mall.activeMember(member);
  const { _id: skuId } = await mall.goods('mask');
  const placed = await mall.paid(await mall.place('bea', skuId));
  const order = await receiveOrder(plain, placed._id, 'bea');
  const shard = `books/${shardId(FIRST_DAY, bucketOf(order._id, SHARDS))}`;
  const people = [memberHolder('bea'), merchantHolder(mall.shopId)].map((id) => `holders/${id}`);
  return { plain, house, recorder, mall, order, shard, people };
}

test('settling an order: the entry, the order, every touched holder, the shard', async () => {
  const { house, recorder, order, shard, people } = await sold();
  const commits = await recorder.during(() => settleOrder(house, order));
  expect(commits).toHaveLength(1);
  expect(commits[0]).toEqual(
    expect.arrayContaining([`journal/settle:${order._id}`, `orders/${order._id}`, shard, ...people]),
  );
});

test('a refund: the entry, the order, holders, the shard', async () => {
  const { house, recorder, order, shard, people } = await sold();
  await settleOrder(house, order);
  const refund = { refundId: 'r1', orderId: order._id, amountFen: order.amountFen, reason: 'test' };
  const commits = await recorder.during(() => refundOrder(house, refund));
  expect(commits).toHaveLength(1);
  expect(commits[0]).toEqual(
    expect.arrayContaining(['journal/refund:r1', `orders/${order._id}`, shard, ...people]),
  );
});

test('a transfer: the entry and both sides', async () => {
  const { plain, house, recorder } = await sold();
  await givePoints(plain, 'bea', 10 * POINT);
  const phone = await KeyPhone.registered(plain, 'bea');
  const to = addressOf('ann');
  const commits = await recorder.during(() => transferPoints(house, { ...phone.move(POINT, to), to }));
  expect(commits).toHaveLength(1);
  expect(commits[0]).toEqual(
    expect.arrayContaining([`holders/${memberHolder('ann')}`, `holders/${memberHolder('bea')}`]),
  );
  expect(commits[0]?.filter((id) => id.startsWith('journal/'))).toHaveLength(1);
});

test('closing a day: first the seals of all shards, then the day with the state; a sweep writes holders', async () => {
  const { plain, house, recorder, order, mall } = await sold();
  await settleOrder(house, order);
  plain.clock.at += DAY_MS;
  const commits = await recorder.during(() => closeDay(house, FIRST_DAY));
  const seals = Array.from({ length: SHARDS }, (_, shard) => `books/${shardId(FIRST_DAY, shard)}`);
  expect(commits).toEqual([seals.sort(), [`books/state`, `days/${FIRST_DAY}`, `journal/close:${FIRST_DAY}`]]);
  const sweeps = await recorder.during(() => sweepHolders(house, 20));
  expect(sweeps.flat()).toEqual(
    expect.arrayContaining([`holders/${memberHolder('bea')}`, `holders/${merchantHolder(mall.shopId)}`]),
  );
});
