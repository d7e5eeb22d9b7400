/** The identities of the market: what backs orders, and whose the cash is (docs/market.md). Pure. */
import { cashAccount, MALL, type HolderId } from '../ledger/accounts';
import { STAGES } from '../cashier/states';
import type { MarketOrder } from '../market/documents';
import type { BooksAsRead, Identity } from './identities';

type Balances = ReadonlyMap<string, bigint>;

export function marketIdentities(books: BooksAsRead, balances: Balances): Identity[] {
  return [
    sellOrders(books),
    buyOrders(books),
    cashOnItsWay(books),
    cash(books, balances),
    allCash(books, balances),
  ];
}

const open = (orders: readonly MarketOrder[], side: MarketOrder['side']): MarketOrder[] =>
  orders.filter((order) => order.side === side && order.state === 'open');

function sum<T>(values: Iterable<T>, of: (value: T) => number): bigint {
  let total = 0n;
  for (const value of values) total += BigInt(of(value));
  return total;
}

/** Holders or accounts of which one figure is not the other. */
function unequal(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  return [...new Set([...a.keys(), ...b.keys()])].filter((id) => (a.get(id) ?? 0) !== (b.get(id) ?? 0))
    .length;
}

function byHolder(orders: readonly MarketOrder[], of: (order: MarketOrder) => number): Map<string, number> {
  const sums = new Map<string, number>();
  for (const order of orders) sums.set(order.holder, (sums.get(order.holder) ?? 0) + of(order));
  return sums;
}

/** Holder by holder; the sums are shown. */
function sellOrders({ holders, marketOrders }: BooksAsRead): Identity {
  const left = byHolder(open(marketOrders, 'sell'), (order) => order.left);
  const backed = new Map(holders.map((one) => [one.id as string, one.inOrders + one.takenFromOrders]));
  const wrong = unequal(left, backed);
  return {
    name: `left of open sell orders = in orders + taken by refunds (${wrong} holders unequal)`,
    unit: 'point units',
    left: sum(left.values(), (units) => units) + BigInt(wrong),
    right: sum(backed.values(), (units) => units),
  };
}

function buyOrders({ cashAccounts, marketOrders }: BooksAsRead): Identity {
  const frozen = byHolder(open(marketOrders, 'buy'), (order) => order.frozenFen);
  const held = new Map(cashAccounts.map((account) => [account._id, account.frozenFen]));
  const wrong = unequal(frozen, held);
  return {
    name: `cash of open buy orders = frozen cash (${wrong} funds unequal)`,
    unit: 'fen',
    left: sum(frozen.values(), (fen) => fen) + BigInt(wrong),
    right: sum(held.values(), (fen) => fen),
  };
}

/** Cash that is set aside for WeChat against the ways out that have not ended, holder by holder. */
function cashOnItsWay({ cashAccounts, cashOuts }: BooksAsRead): Identity {
  const onTheWay = new Map<string, number>();
  for (const { holder, state, amountFen } of cashOuts)
    if (STAGES[state].cash === 'waits') onTheWay.set(holder, (onTheWay.get(holder) ?? 0) + amountFen);
  const setAside = new Map(cashAccounts.map((account) => [account._id, account.underwayFen]));
  const wrong = unequal(onTheWay, setAside);
  return {
    name: `cash on its way to WeChat = cash set aside for it (${wrong} accounts unequal)`,
    unit: 'fen',
    left: sum(onTheWay.values(), (fen) => fen) + BigInt(wrong),
    right: sum(setAside.values(), (fen) => fen),
  };
}

/** Every stored account against its legs. */
function cash({ cashAccounts }: BooksAsRead, balances: Balances): Identity {
  const stored = cashAccounts.flatMap((account) => {
    const id = account._id as HolderId;
    const waiting = account.lots.reduce((total, lot) => total + lot.fen, 0);
    return [
      { name: cashAccount(id, 'cash'), fen: BigInt(account.freeFen + waiting) },
      { name: cashAccount(id, 'frozenCash'), fen: BigInt(account.frozenFen) },
      { name: cashAccount(id, 'cashUnderway'), fen: BigInt(account.underwayFen) },
    ];
  });
  const wrong = stored.filter(({ name, fen }) => fen !== (balances.get(name) ?? 0n)).length;
  return {
    name: `cash of the market = its journal legs (${stored.length} accounts, ${wrong} unequal)`,
    unit: 'fen',
    left: stored.reduce((total, { fen }) => total + fen, 0n) + BigInt(wrong),
    right: stored.reduce((total, { name }) => total + (balances.get(name) ?? 0n), 0n),
  };
}

/** Why cash crosses the border of the market. */
const BORDER: readonly string[] = ['fund.in', 'out.arrived'];

/** What came in, less what went out again, is somebody's or the mall's fee: nothing is made and nothing lost. */
function allCash({ cashAccounts, entries }: BooksAsRead, balances: Balances): Identity {
  const outside = entries.flatMap((entry) =>
    entry.legs.filter((leg) => BORDER.includes(leg.why) && leg.account === MALL.customers),
  );
  const held = sum(cashAccounts, ({ lots, freeFen, frozenFen, underwayFen }) =>
    lots.reduce((total, lot) => total + lot.fen, freeFen + frozenFen + underwayFen),
  );
  return {
    name: 'cash paid in - gone out = wallets + funds + frozen + underway + fees',
    unit: 'fen',
    left: -sum(outside, (leg) => leg.units),
    right: held + (balances.get(MALL.marketFees) ?? 0n),
  };
}
