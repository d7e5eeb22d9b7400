/** Fills against their orders, their cost, and the entries that moved points and cash. */
import type { Fill, MarketOrder } from '../../../cloudfunctions/market/documents';
import { addTo, atRate, ceilDiv, POINT, sumOf } from '../arithmetic';
import { differs, type Check, type Finding } from '../finding';
import { moved } from '../journal-facts';
import { policyOn } from '../policies';

const fills: Check = {
  name: 'fills',
  proves: 'every fill moved its points one way and its cash the other, at a price that both orders allow',
  *run({ books, facts }) {
    const orders = books.all('marketOrders');
    for (const fill of books.all('fills').values()) {
      const { _id: id, pointUnits, fen, feeFen, seller, merchant } = fill;
      const entry = facts.entries.get(`fill:${id}`);
      if (entry === undefined) {
        yield { collection: 'fills', id, what: 'the journal has no entry of it' };
        continue;
      }
      yield* differs('fills', id, 'day', fill.day, entry.day);
      const bought = (account: string) => moved(entry, (name, why) => name === account && why === 'bought');
      yield* differs('journal', entry._id, 'points bought', bought(`${merchant}:stock`), pointUnits);
      yield* differs('journal', entry._id, 'points sold', -bought(`${seller}:inOrders`), pointUnits);
      yield* differs('journal', entry._id, 'cash of the seller', bought(`${seller}:cash`), fen - feeFen);
      const paid = -moved(entry, (name) => name === `${merchant}:frozenCash`);
      if (paid < fen)
        yield { collection: 'journal', id: entry._id, what: `${merchant} paid ${paid} of ${fen} fen` };
      const fee = atRate(fen, policyOn(books, fill.day)?.market.feeBp ?? 0);
      yield* differs('fills', id, 'fee', feeFen, fee);
      yield* sidesOf(fill, orders.get(fill.sellOrderId), orders.get(fill.buyOrderId));
    }
    for (const { kind, cause } of facts.entries.values())
      if (kind === 'fill' && !books.all('fills').has(cause))
        yield { collection: 'fills', id: cause, what: 'missing, but the journal has it' };
  },
};

function* sidesOf(
  fill: Fill,
  sell: MarketOrder | undefined,
  buy: MarketOrder | undefined,
): Generator<Finding> {
  const { _id: id, price } = fill;
  if (sell === undefined)
    yield { collection: 'marketOrders', id: fill.sellOrderId, what: `missing, but ${id} filled it` };
  else {
    yield* differs('fills', id, 'seller', fill.seller, sell.holder);
    if (price < sell.price)
      yield { collection: 'fills', id, what: `at ${price}, below the seller's ${sell.price}` };
  }
  if (buy === undefined)
    yield { collection: 'marketOrders', id: fill.buyOrderId, what: `missing, but ${id} filled it` };
  else {
    yield* differs('fills', id, 'merchant', fill.merchant, buy.holder);
    if (price > buy.price)
      yield { collection: 'fills', id, what: `at ${price}, above the buyer's ${buy.price}` };
  }
}

const marketOrders: Check = {
  name: 'market orders',
  proves: 'what of an order is filled are its fills, what they cost is their price, what is left is backed',
  *run({ books }) {
    const filled = new Map<string, number>();
    const paid = new Map<string, number>();
    const cost = new Map<string, number>();
    for (const { sellOrderId, buyOrderId, pointUnits, price, fen } of books.all('fills').values()) {
      const hundredths = Number((BigInt(pointUnits) * BigInt(price)) / POINT);
      for (const id of [sellOrderId, buyOrderId]) {
        addTo(filled, id, pointUnits);
        addTo(cost, id, hundredths);
      }
      addTo(paid, buyOrderId, fen);
    }
    for (const order of books.all('marketOrders').values()) {
      const { _id: id, side, state } = order;
      // A refund can take points out of open sell orders; nothing ever adds to one.
      const most = order.units - (filled.get(id) ?? 0);
      if (order.left > most || (side === 'buy' && order.left !== most))
        yield* differs('marketOrders', id, 'left', order.left, most);
      yield* differs('marketOrders', id, 'cost in 0.01 fen', order.costHundredths, cost.get(id) ?? 0);
      if (side === 'buy')
        yield* differs(
          'marketOrders',
          id,
          'paid fen',
          paid.get(id) ?? 0,
          ceilDiv(BigInt(order.costHundredths), 100n),
        );
      if (state === 'filled' && order.left !== 0)
        yield { collection: 'marketOrders', id, what: 'filled, but some is left' };
    }
    yield* backing(books.all('marketOrders').values(), books);
  },
};

function* backing(
  orders: Iterable<MarketOrder>,
  books: Parameters<Check['run']>[0]['books'],
): Generator<Finding> {
  const selling = new Map<string, number>();
  const buying = new Map<string, number>();
  for (const order of orders) {
    if (order.state !== 'open') continue;
    if (order.side === 'sell') addTo(selling, order.holder, order.left);
    else addTo(buying, order.holder, order.frozenFen);
  }
  for (const { _id: id, inOrders = 0, takenFromOrders = 0 } of books.all('holders').values())
    yield* differs(
      'holders',
      id,
      'points in open sell orders',
      inOrders + takenFromOrders,
      selling.get(id) ?? 0,
    );
  for (const { _id: id, frozenFen } of books.all('cashAccounts').values())
    yield* differs('cashAccounts', id, 'cash of open buy orders', frozenFen, buying.get(id) ?? 0);
}

const moves: Check = {
  name: 'moves',
  proves: 'signed moves and moves out are booked with their points, each sequence once',
  *run({ books, facts }) {
    for (const { _id: id, kind, memberId, units, sequence } of books.all('signedMoves').values()) {
      const entry = facts.entries.get(`${kind}:${id}`);
      const account = `member:${memberId}:original`;
      const gone = -moved(entry, (name, why) => name === account && why === kind);
      yield* differs('signedMoves', id, 'points booked', gone, units);
      yield* differs('signedMoves', id, 'sequence', id, `${memberId}:${sequence}`);
    }
    for (const { _id: id, memberId, units, burned } of books.all('moveOuts').values()) {
      const entry = facts.entries.get(`move-out:${id}`);
      const gone = -moved(entry, (name) => name === `member:${memberId}:custodial`);
      yield* differs('moveOuts', id, 'points booked', gone, units);
      const burnt = moved(entry, (name, why) => name === 'mall:burned' && why === 'moveOut.burn');
      yield* differs('moveOuts', id, 'points burned', burnt, burned);
    }
  },
};

const marketCash: Check = {
  name: 'cash of the market',
  proves: 'what came in and has not gone out is somebody’s, or the fees of the market',
  *run({ books, facts }) {
    const held = sumOf(
      books.all('cashAccounts').values(),
      ({ freeFen, frozenFen, underwayFen, lots }) =>
        freeFen + frozenFen + underwayFen + sumOf(lots, (lot) => lot.fen),
    );
    const fees = facts.balances.get('mall:marketFees') ?? 0;
    yield* differs(
      'cashAccounts',
      'mall:marketFees',
      'fees',
      fees,
      sumOf(books.all('fills').values(), (fill) => fill.feeFen),
    );
    const wechat = [...facts.balances].filter(([account]) => account.endsWith(':wechat'));
    const inside = sumOf(wechat, ([, units]) => units);
    yield* differs(
      'cashAccounts',
      'world:customers',
      'cash inside the mall',
      held + fees + inside,
      -(facts.balances.get('world:customers') ?? 0),
    );
  },
};

export const marketChecks: readonly Check[] = [fills, marketOrders, moves, marketCash];
