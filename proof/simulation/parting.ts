/** Who wants to leave is helped to the end: whatever is in the way of a merchant's leaving, its owner can settle. */
import { merchantHolder } from '../../cloudfunctions/ledger/accounts';
import { cashAccounts, marketOrders } from '../../cloudfunctions/market/documents';
import { orders } from '../../cloudfunctions/orders/documents';
import { refundableOf } from '../../cloudfunctions/orders/refunding/refundable';
import { findAll } from '../../cloudfunctions/platform/database';
import { Refusal } from '../../cloudfunctions/platform/refusal';
import type { MerchantObstacle } from '../../cloudfunctions/stores/departing/obstacles';
import type { DepartureView } from '../../cloudfunctions/stores/departing/views';
import { departures } from '../../cloudfunctions/stores/documents';
import { POINT } from '../../tests/support/trading-floor';
import { ask, type Person } from './desk';
import { CAST, supply } from './opening';
import { SMALL_SHOPS, type SmallShop } from './small-shops';
import type { World } from './world';

/** A week of notice, and three days until parcels are received and settled. */
const MOST_DAYS = 16;

/** `aDay` goes by, and everything that fires in it. */
export async function partAll(world: World, aDay: () => Promise<void>): Promise<void> {
  const helper = new Helper(world);
  for (let day = 0; day < MOST_DAYS; day += 1) {
    const waiting = await findAll(world.database, departures, { state: 'waiting' });
    if (waiting.length === 0) return;
    for (const { _id } of waiting) await helper.towardsClosing(_id);
    world.cashDesk.somebodyConfirms();
    await aDay();
  }
  for (const { _id } of await findAll(world.database, departures, { state: 'waiting' }))
    world.bugs.push(`${_id} still cannot leave: ${[...new Set(helper.refusals.slice(-8))].join('; ')}`);
}

/** A customer of each shop that has left asks for its money, and the owner, who alone is left, gives it back. */
export async function giveBackAfterwards(world: World): Promise<void> {
  const helper = new Helper(world);
  const settled = await findAll(world.database, orders, { state: 'settled' });
  for (const { _id: merchantId } of await findAll(world.database, departures, { state: 'closed' })) {
    const order = settled.find((one) => one.merchantId === merchantId && refundableOf(one).mostFen > 0);
    const by = CAST.consumers.find(({ memberId }) => memberId === order?.memberId);
    if (order === undefined || by === undefined) continue;
    const { _id: orderId, afterSale } = order;
    const input = { orderId, amountFen: refundableOf(order).mostFen, reason: '店关了，东西坏了' };
    if (afterSale?.state !== 'requested') await helper.does('member', 'requestRefund', by, input);
    await helper.does('store', 'approveRefund', shopOf(merchantId).owner, { merchantId, orderId });
  }
  for (const refusal of helper.refusals) world.bugs.push(`of a shop that has left: ${refusal}`);
}

function shopOf(merchantId: string): SmallShop {
  const shop = SMALL_SHOPS.find((one) => one.merchantId === merchantId);
  if (shop === undefined) throw new Error(`${merchantId} is no small shop`);
  return shop;
}

class Helper {
  readonly refusals: string[] = [];
  private requests = 0;

  constructor(private readonly world: World) {}

  async does(desk: 'member' | 'store' | 'operator', action: string, by: Person, input: object) {
    this.requests += 1;
    const requestId = `parting-${this.world.now()}-${this.requests}`;
    try {
      return await ask(this.world.processes.plainHouse(), { desk, action, by, requestId, input });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refusals.push(`${action} ${error.code} ${JSON.stringify(error.details)} ${error.message}`);
      return null;
    }
  }

  async towardsClosing(merchantId: string): Promise<void> {
    const { owner } = shopOf(merchantId);
    const view = (await this.does('store', 'departure', owner, { merchantId })) as DepartureView | null;
    for (const { kind } of view?.obstacles ?? []) await this.settle(kind, merchantId);
    const [operator] = CAST.operators;
    if (operator !== undefined) await this.does('operator', 'closeMerchant', operator, { merchantId });
  }

  private async settle(kind: MerchantObstacle, merchantId: string): Promise<void> {
    const { owner } = shopOf(merchantId);
    const { database } = this.world;
    const holder = merchantHolder(merchantId);
    const owners = (action: string, input: object = {}) =>
      this.does('store', action, owner, { merchantId, ...input });
    if (kind === 'orders' || kind === 'vouchers') await owners('giveBackOpenOrders');
    if (kind === 'afterSale')
      for (const { _id: orderId } of await findAll(database, orders, {
        ...{ merchantId, 'afterSale.state': 'requested' },
      }))
        await owners('approveRefund', { orderId });
    if (kind === 'buyOrders')
      for (const { _id: orderId } of await findAll(database, marketOrders, {
        ...{ holder, side: 'buy', state: 'open' },
      }))
        await owners('cancelBuy', { orderId });
    if (kind === 'cash') {
      const amountFen = (await database.get(cashAccounts, holder))?.freeFen ?? 0;
      if (amountFen > 0) await owners('takeOut', { amountFen });
    }
    // Bought somewhere else.
    if (kind === 'owed') await supply(this.world.processes.plainHouse(), merchantId, 5_000 * POINT);
  }
}
