/** What callers were told is done, to be looked up in the database when the hour is over. */
import { bookings } from '../../cloudfunctions/bookings/documents';
import { marketOrders } from '../../cloudfunctions/market/documents';
import { orders, payments } from '../../cloudfunctions/orders/documents';
import type { Collection, Database, Document } from '../../cloudfunctions/platform/database';
import { redemptions } from '../../cloudfunctions/vouchers/documents';

const A_PAGE = 100;

export class Promises {
  /** Of which the customer's money has been taken. */
  readonly payments = new Set<string>();
  readonly bookings = new Set<string>();
  readonly redemptions = new Set<string>();
  readonly marketOrders = new Set<string>();

  get count(): number {
    const all = [this.payments, this.bookings, this.redemptions, this.marketOrders];
    return all.reduce((sum, one) => sum + one.size, 0);
  }

  /** What was promised and is not there, or is not so. */
  async broken(database: Database): Promise<string[]> {
    const paid = await found(database, payments, this.payments);
    const orderIds = [...paid.values()].flatMap((payment) => payment.orderIds);
    const placed = await found(database, orders, new Set(orderIds));
    return [
      ...missing('payment', this.payments, paid),
      ...missing('booking', this.bookings, await found(database, bookings, this.bookings)),
      ...missing('redemption', this.redemptions, await found(database, redemptions, this.redemptions)),
      ...missing('market order', this.marketOrders, await found(database, marketOrders, this.marketOrders)),
      ...[...paid.values()]
        .filter((payment) => payment.state === 'created')
        .map(({ _id }) => `payment ${_id} was taken and is still open`),
      ...orderIds
        .filter((id) => placed.get(id)?.state === 'created')
        .map((id) => `order ${id} was paid and is still unpaid`),
    ];
  }
}

async function found<D extends Document>(
  database: Database,
  from: Collection<D>,
  ids: ReadonlySet<string>,
): Promise<Map<string, D>> {
  const all = new Map<string, D>();
  const list = [...ids];
  for (let start = 0; start < list.length; start += A_PAGE) {
    const page = await database.getMany(from, list.slice(start, start + A_PAGE));
    for (const [id, document] of page) all.set(id, document);
  }
  return all;
}

function missing(name: string, ids: ReadonlySet<string>, there: ReadonlyMap<string, unknown>): string[] {
  return [...ids].filter((id) => !there.has(id)).map((id) => `${name} ${id} is gone`);
}
