/** Orders, their payments and refunds, against each other and against the journal. */
import type { Entry } from '../../../cloudfunctions/ledger/entry';
import type { Order, Payment } from '../../../cloudfunctions/orders/documents';
import { dayOf, pointCost, portion, sumOf } from '../arithmetic';
import type { Export } from '../export';
import { differs, type AuditInput, type Check, type Finding } from '../finding';
import { moved } from '../journal-facts';
import { policyVersionOn } from '../policies';
import { stateOf } from './days';

const amounts: Check = {
  name: 'order amounts',
  proves:
    'every order costs the sum of its lines, and its points are its allowance at the price of the day it was placed',
  *run({ books }) {
    const open = stateOf(books);
    for (const order of books.all('orders').values()) {
      const { _id: id, lines, placedDay } = order;
      yield* differs(
        'orders',
        id,
        'amount in fen',
        order.amountFen,
        sumOf(lines, (line) => line.amountFen),
      );
      yield* differs(
        'orders',
        id,
        'allowance in fen',
        order.allowanceFen,
        sumOf(lines, (line) => line.allowanceFen),
      );
      for (const line of lines) {
        const expected = portion(line.amountFen, line.allowanceRateBp, 10_000);
        yield* differs('orders', id, `allowance of ${line.skuId}`, line.allowanceFen, expected);
        const full = line.unitPriceFen * line.quantity - line.reductionFen - (line.pointsFen ?? 0);
        yield* differs('orders', id, `amount of ${line.skuId}`, line.amountFen, full);
      }
      const price = books.all('days').get(placedDay)?.price ?? open?.price;
      yield* differs('orders', id, `price of ${placedDay}`, order.price, price);
      yield* differs('orders', id, 'points', order.deducted, pointCost(order.allowanceFen, order.price));
      yield* differs('orders', id, 'policy', order.policyVersion, policyVersionOn(books, placedDay));
      yield* daysOf(order, books);
    }
  },
};

function* daysOf(order: Order, books: Export): Generator<Finding> {
  const { _id: id, placedDay, placedAt } = order;
  const first = stateOf(books)?.firstDay ?? placedDay;
  const calendar = dayOf(placedAt);
  if (calendar !== placedDay && !(placedDay === first && calendar < first))
    yield* differs('orders', id, 'day placed', placedDay, calendar);
  if (order.paidAt !== null && order.paidAt < placedAt)
    yield { collection: 'orders', id, what: 'paid before it was placed' };
  for (const { use, day, at } of order.settlements) {
    yield* differs('orders', id, `day of use ${use}`, day, dayOf(at));
    if (at < placedAt) yield { collection: 'orders', id, what: `use ${use} settled before it was placed` };
  }
}

const settlements: Check = {
  name: 'settlements',
  proves: 'what settled of an order is its part of the whole, and deducted = rewards + burned',
  *run({ books }) {
    for (const order of books.all('orders').values()) {
      const { _id: id } = order;
      for (const one of order.settlements) {
        const step = (total: number): number => {
          const left = total - refundedBefore(total, order, one.reversed && one.refundedFen === 0);
          return portion(left, one.use, order.uses) - portion(left, one.use - 1, order.uses);
        };
        yield* differs('orders', id, `amount of use ${one.use}`, one.amountFen, step(order.amountFen));
        yield* differs(
          'orders',
          id,
          `allowance of use ${one.use}`,
          one.allowanceFen,
          step(order.allowanceFen),
        );
        yield* differs('orders', id, `points of use ${one.use}`, one.deducted, step(order.deducted));
        const points = sumOf(one.legs, (leg) => (leg.asset === 'POINTS' ? leg.units : 0));
        yield* differs('orders', id, `points of use ${one.use} that burn`, one.burned, one.deducted - points);
      }
      const isOver = ['settled', 'refunded'].includes(order.state) || order.kind === 'service';
      if (order.settlements.length > 0 && !isOver)
        yield { collection: 'orders', id, what: `has settled, but its state is ${order.state}` };
      if (order.state === 'settled' && order.settlements.length === 0)
        yield { collection: 'orders', id, what: 'is settled without a settlement' };
    }
  },
};

/** What a refund before the settlement took off; it changes no use of a card, and none that was undone before it. */
function refundedBefore(total: number, order: Order, isReversed: boolean): number {
  const { refundedUnsettledFen: refunded, amountFen, uses } = order;
  return refunded === 0 || uses > 1 || isReversed ? 0 : portion(total, refunded, amountFen);
}

const bookings: Check = {
  name: 'orders in the journal',
  proves: 'points of orders were frozen when they were placed, and every settlement moved exactly its legs',
  *run({ books, facts }) {
    const deducted = new Map<string, number>();
    for (const order of books.all('orders').values()) {
      deducted.set(order.paymentId, (deducted.get(order.paymentId) ?? 0) + order.deducted);
      for (const settlement of order.settlements) yield* settledAsBooked(order, settlement, facts);
    }
    for (const { _id: id, createdAt, orderIds } of books.all('payments').values()) {
      const place = facts.entries.get(`place:${id}`);
      yield* differs('payments', id, 'moment of placing', createdAt, place?.at ?? createdAt);
      for (const orderId of orderIds) {
        const placedAt = books.all('orders').get(orderId)?.placedAt;
        yield* differs('orders', orderId, 'moment of placing', placedAt, createdAt);
      }
      const frozen = moved(place, (account, why) => account.endsWith(':frozen') && why === 'freeze');
      yield* differs('payments', id, 'points frozen when placed', frozen, deducted.get(id) ?? 0);
    }
    for (const { _id: id, kind, cause } of facts.entries.values()) {
      if (kind !== 'settle' && !id.startsWith('redeem:')) continue;
      const order = books.all('orders').get(cause);
      if (order !== undefined && order.settlements.length === 0)
        yield { collection: 'orders', id: cause, what: `has no settlement, but the journal has ${id}` };
    }
  },
};

function* settledAsBooked(
  order: Order,
  settlement: Order['settlements'][number],
  facts: AuditInput['facts'],
): Generator<Finding> {
  const { use, at, legs, burned } = settlement;
  const entry = entryOf(order, at, use, facts);
  if (entry === undefined) {
    if (legs.length > 0 || burned > 0)
      yield {
        collection: 'orders',
        id: order._id,
        what: `use ${use} settled, but the journal has no entry of it`,
      };
    return;
  }
  yield* differs('orders', order._id, `moment of use ${use}`, at, entry.at);
  const burnt = moved(entry, (account, why) => account === 'mall:burned' && why === 'burn');
  yield* differs('journal', entry._id, 'burned', burnt, burned);
  for (const leg of legs) {
    if (leg.heldAs !== undefined && leg.asset === 'SV') continue;
    const why = leg.heldAs === undefined ? leg.why : 'hold';
    const places = leg.heldAs === undefined ? ['sv', 'svDebt', 'original', 'stock'] : ['held'];
    const accounts = new Set(places.map((place) => `${leg.to}:${place}`));
    const wanted = legs.filter((one) => one.to === leg.to && sameEntryWord(one, leg));
    const units = moved(entry, (account, word) => accounts.has(account) && word === why);
    yield* differs(
      'journal',
      entry._id,
      `${why} of ${leg.to}`,
      units,
      sumOf(wanted, (one) => one.units),
    );
  }
}

function sameEntryWord(one: Order['settlements'][number]['legs'][number], leg: typeof one): boolean {
  const isHeld = leg.heldAs !== undefined;
  return isHeld
    ? one.heldAs !== undefined && one.asset === 'POINTS'
    : one.heldAs === undefined && one.why === leg.why;
}

function entryOf(order: Order, at: number, use: number, facts: AuditInput['facts']): Entry | undefined {
  if (order.kind !== 'service') return facts.entries.get(`settle:${order._id}`);
  const prefix = `redeem:${order._id}:${use}:`;
  return facts.byCause.get(order._id)?.find((entry) => entry._id.startsWith(prefix) && entry.at === at);
}

const payments: Check = {
  name: 'payments',
  proves: 'every payment covers its orders, and its cash went to each merchant’s own account',
  *run({ books, facts }) {
    const orders = books.all('orders');
    for (const payment of books.all('payments').values()) {
      const { _id: id, orderIds } = payment;
      const own = orderIds.flatMap((orderId) => orders.get(orderId) ?? []);
      for (const orderId of orderIds)
        if (!orders.has(orderId))
          yield { collection: 'orders', id: orderId, what: `missing, but payment ${id} covers it` };
      const costs = (order: Order): number => order.amountFen + order.freightFen;
      yield* differs('payments', id, 'amount in fen', payment.amountFen, sumOf(own, costs));
      yield* cashOf(payment, own, facts.entries.get(`pay:${id}`));
    }
    for (const { _id: id, paymentId, state } of orders.values()) {
      // The order of a tip was paid in the store.
      if (paymentId === '') continue;
      const payment = books.all('payments').get(paymentId);
      if (payment === undefined)
        yield { collection: 'payments', id: paymentId, what: `missing, but order ${id} names it` };
      else if (!['created', 'closed'].includes(state) && payment.state !== 'paid')
        yield { collection: 'orders', id, what: `is ${state}, but its payment is ${payment.state}` };
    }
  },
};

function* cashOf(payment: Payment, own: readonly Order[], entry: Entry | undefined): Generator<Finding> {
  const isPaid = payment.state === 'paid' || payment.state === 'paidAfterClose';
  for (const merchantId of new Set(own.map((order) => order.merchantId))) {
    const account = `merchant:${merchantId}:wechat`;
    const due = own.filter((order) => order.merchantId === merchantId);
    const expected = isPaid ? sumOf(due, (order) => order.amountFen + order.freightFen) : 0;
    const cash = moved(entry, (name, why) => name === account && why === 'payment');
    yield* differs('payments', payment._id, `cash for ${merchantId}`, cash, expected);
  }
  for (const part of payment.received) {
    const order = own.find((one) => one._id === part.orderId);
    const costs = order === undefined ? undefined : order.amountFen + order.freightFen;
    yield* differs('payments', payment._id, `received for ${part.orderId}`, part.amountFen, costs);
  }
}

const refunds: Check = {
  name: 'refunds',
  proves: 'every refund is booked with its amount, and no order gave back more than it cost',
  *run({ books, facts }) {
    const back = new Map<string, number>();
    for (const { _id: id, orderId, amountFen, paymentId, merchantId } of books.all('refunds').values()) {
      back.set(orderId, (back.get(orderId) ?? 0) + amountFen);
      const isLate = id === `late-${orderId}`;
      const entry = facts.entries.get(isLate ? `pay:${paymentId}` : `refund:${id}`);
      const account = `merchant:${merchantId}:wechat`;
      const units = moved(entry, (name, why) => name === account && why === 'refund');
      // Several late orders of a merchant go back in one entry.
      if (!isLate) yield* differs('refunds', id, 'cash booked', -units, amountFen);
      else if (-units < amountFen) yield { collection: 'refunds', id, what: `only ${-units} fen are booked` };
      yield* orderOfRefund(books, orderId, id);
    }
    for (const [orderId, fen] of back) {
      const order = books.all('orders').get(orderId);
      const costs = order === undefined ? 0 : order.amountFen + order.freightFen;
      if (fen > costs) yield { collection: 'orders', id: orderId, what: `gave back ${fen} fen of ${costs}` };
    }
    for (const { _id: id, kind } of facts.entries.values()) {
      const refundId = id.slice('refund:'.length);
      if (kind === 'refund' && id.startsWith('refund:') && !books.all('refunds').has(refundId))
        yield { collection: 'refunds', id: refundId, what: 'missing, but the journal has it' };
    }
  },
};

function* orderOfRefund(books: Export, orderId: string, refundId: string): Generator<Finding> {
  if (!books.all('orders').has(orderId))
    yield { collection: 'orders', id: orderId, what: `missing, but refund ${refundId} is of it` };
}

const held: Check = {
  name: 'held rewards',
  proves: 'what waits for a verified name is what the accounts hold for it',
  *run({ books }) {
    const waiting = new Map<string, number>();
    for (const { memberId, asset, state, units } of books.all('heldLegs').values())
      if (asset === 'POINTS' && state === 'held')
        waiting.set(`member:${memberId}`, (waiting.get(`member:${memberId}`) ?? 0) + units);
    for (const { _id: id, held: stored } of books.all('holders').values())
      yield* differs('holders', id, 'held points', stored, waiting.get(id) ?? 0);
  },
};

export const orderChecks: readonly Check[] = [amounts, settlements, bookings, payments, refunds, held];
