/** What buyers pay in points (rules.md §12): how much that is, where it lies, whom it went to, what came back. */
import type { Entry } from '../../../cloudfunctions/ledger/entry';
import type { Order, Settlement } from '../../../cloudfunctions/orders/documents';
import { addTo, atRate, pointCost, portion, sumOf } from '../arithmetic';
import { differs, type AuditInput, type Check, type Finding } from '../finding';
import { moved, type JournalFacts } from '../journal-facts';
import { policyOf } from '../policies';

const parts: Check = {
  name: 'points of orders',
  proves: 'points cover what the lines say, at the price of the day of the order, within the policy',
  *run({ books }) {
    for (const order of books.all('orders').values()) {
      const { _id: id, pointPart, lines, kind, amountFen, price } = order;
      const covered = sumOf(lines, ({ pointsFen = 0 }) => pointsFen);
      yield* differs('orders', id, 'fen that points cover', pointPart?.fen ?? 0, covered);
      if (kind === 'exchange') yield* differs('orders', id, 'money for goods for points', amountFen, 0);
      if (pointPart === undefined) continue;
      yield* differs('orders', id, 'points paid', pointPart.units, pointCost(pointPart.fen, price));
      const maxBp = policyOf(books, order.policyVersion)?.pointPayments.maxShareBp ?? 0;
      const most = atRate(covered + amountFen, maxBp);
      if (kind !== 'exchange' && pointPart.fen > most)
        yield { collection: 'orders', id, what: `points cover ${pointPart.fen} fen, more than ${most}` };
    }
  },
};

const booked: Check = {
  name: 'points of orders in the journal',
  proves:
    'they were reserved when the order was placed, joined the stock or burned when it settled, came back with refunds',
  *run(input) {
    const { books, facts } = input;
    const orders = books.all('orders');
    for (const { _id: id, memberId, orderIds } of books.all('payments').values()) {
      const own = orderIds.flatMap((orderId) => orders.get(orderId) ?? []);
      const units = sumOf(own, ({ pointPart }) => pointPart?.units ?? 0);
      const place = facts.entries.get(`place:${id}`);
      const reserved = moved(place, (name, why) => name === frozenOf(memberId) && why === 'reserve');
      yield* differs('payments', id, 'points reserved', reserved, units);
      const unpaid = facts.entries.get(`close-unpaid:${id}`);
      const freed = -moved(unpaid, (name, why) => name === frozenOf(memberId) && why === 'reserve.back');
      yield* differs('payments', id, 'points free again unpaid', freed, sumOf(own, unitsOfClosed));
    }
    const returned = new Map<string, number>();
    for (const { _id: id, orderId, pointUnits = 0 } of books.all('refunds').values()) {
      addTo(returned, orderId, pointUnits);
      const to = `member:${orders.get(orderId)?.memberId ?? ''}:custodial`;
      const back = moved(facts.entries.get(`refund:${id}`), (name, why) => name === to && BACK.includes(why));
      yield* differs('refunds', id, 'points given back', back, pointUnits);
    }
    for (const order of orders.values()) {
      const { _id: id, pointPart } = order;
      const back = (returned.get(id) ?? 0) + unitsOfClosed(order);
      yield* differs('orders', id, 'points returned', pointPart?.returned ?? 0, back);
      for (const settlement of order.settlements) yield* paid(order, settlement, facts);
    }
  },
};

const BACK: readonly string[] = ['reserve.back', 'refund.pointsPaid', 'refund.exchange'];
const unitsOfClosed = ({ state, pointPart }: Order): number =>
  state === 'closed' ? (pointPart?.units ?? 0) : 0;
const frozenOf = (memberId: string): string => `member:${memberId}:frozen`;

function* paid(order: Order, settlement: Settlement, { byCause }: JournalFacts): Generator<Finding> {
  const { _id: id, kind, merchantId, memberId, pointPart } = order;
  const { use, at, pointUnits = 0 } = settlement;
  if (pointPart === undefined && pointUnits === 0) return;
  const entry = byCause.get(id)?.find((one) => one.at === at && isOfUse(one, use));
  const word = kind === 'exchange' ? 'exchange.burn' : 'pointsPaid';
  const taker = kind === 'exchange' ? 'mall:burned' : `merchant:${merchantId}:stock`;
  const given = -moved(entry, (name, why) => name === frozenOf(memberId) && why === word);
  const taken = moved(entry, (name, why) => name === taker && why === word);
  yield* differs('orders', id, `points paid for use ${use}`, given, pointUnits);
  yield* differs('orders', id, `points taken for use ${use}`, taken, pointUnits);
  if (order.uses > 1 || order.refundedUnsettledFen === 0) {
    const units = pointPart?.units ?? 0;
    const part = portion(units, use, order.uses) - portion(units, use - 1, order.uses);
    yield* differs('orders', id, `points of use ${use} in the order`, pointUnits, part);
  }
}

const isOfUse = ({ _id: id, cause }: Entry, use: number): boolean =>
  id === `settle:${cause}` || id.startsWith(`redeem:${cause}:${use}:`);

const reserved: Check = {
  name: 'reserved points',
  proves: 'what members hold frozen are the points of their orders that have neither settled nor ended',
  *run({ books, facts }) {
    const waiting = new Map<string, number>();
    for (const order of books.all('orders').values())
      addTo(waiting, `member:${order.memberId}`, stillReserved(order, facts));
    for (const { _id: id, frozen } of books.all('holders').values())
      if (id.startsWith('member:'))
        yield* differs('holders', id, 'reserved points', frozen, waiting.get(id) ?? 0);
  },
};

const ENDED: readonly string[] = ['closed', 'refunded'];

function stillReserved(order: Order, { entries }: AuditInput['facts']): number {
  const { _id: id, pointPart, state, settlements, uses } = order;
  if (pointPart === undefined || ENDED.includes(state)) return 0;
  const isUndone = ({ use, round }: Settlement): boolean => entries.has(`undo:${id}:${use}:${round}`);
  const standing = settlements.filter((one) => !isUndone(one));
  // A card is closed by its refund; of anything else the part that was refunded before settling is no longer reserved.
  if (uses > 1 && pointPart.returned > 0) return 0;
  if (uses === 1) return standing.length > 0 ? 0 : pointPart.units - pointPart.returned;
  return pointPart.units - sumOf(standing, ({ pointUnits = 0 }) => pointUnits);
}

export const pointPartChecks: readonly Check[] = [parts, booked, reserved];
