/**
 * One fill is one transaction: it writes both orders, both holders, both cash accounts, the fill, the day's
 * sums and the journal, and only if these two orders are the best there are in what it read.
 */
import { loadMember } from '../accounts/unpaid';
import type { Member } from '../accounts/documents';
import { memberIdOfHolder } from '../ledger/accounts';
import type { Book } from '../ledger/book';
import { owedPoints } from '../ledger/point-debts';
import { post, type BooksHouse } from '../ledger/post';
import { idOf } from '../platform/ids';
import type { Reader } from '../platform/database';
import { loadMerchants, mayBuyPoints } from '../stores/merchants';
import type { Employment, Merchant } from '../stores/documents';
import { employmentId, loadEmployments } from '../stores/staff/employment';
import { isEmployed } from '../stores/staff/permission';
import { atRate, POINT_UNITS_PER_POINT } from '../units/amounts';
import { fillCost } from './cost';
import { fills, marketOrders, type CashAccount, type Fill, type Halt, type MarketOrder } from './documents';
import { ended } from './end';
import { priceOfFill } from './priority';
import { relationOf } from './relation';
import { loadHalt } from './trading';
import { bestOrders, type Best } from './best';
import { loadCash, Till } from './till';

/** filled · ended: one of the two could not go on and left the book · moved: others are best now · stopped: no trading. */
export type FillOutcome = 'filled' | 'ended' | 'moved' | 'stopped';

/** `best` is what was seen before; in the transaction it is looked at again. Throws `Conflict` when others were first. */
export function fillBest(house: BooksHouse, { sell, buy }: Best): Promise<FillOutcome> {
  const id = `fill-${idOf('fill', sell._id, buy._id)}`;
  const posting = {
    ...{ entryId: `fill:${id}`, kind: 'fill', cause: id, holders: [sell.holder, buy.holder] },
    // The day's sums are in its shards: so a fill and the close of its day meet.
    shardKey: sell._id,
    // What another has just filled is not worth another try: the book looks different now.
    yieldsToOthers: true,
  };
  return post(
    house,
    posting,
    (reader) => load(reader, sell, buy),
    (book, loaded) => {
      if (book.context.openDay !== sell.day) return 'moved';
      if (loaded.halt?.isHalted === true || !book.context.policy.market.isOn) return 'stopped';
      if (loaded.best?.sell._id !== sell._id || loaded.best.buy._id !== buy._id) return 'moved';
      return decide(book, id, loaded.best, loaded);
    },
  );
}

interface Loaded {
  readonly best: Best | null;
  readonly halt: Halt | null;
  readonly cash: ReadonlyMap<string, CashAccount>;
  readonly merchant: Merchant | null;
  readonly owner: Member | null;
  readonly seller: Member | null;
  readonly employment: Employment | undefined;
}

async function load(reader: Reader, sell: MarketOrder, buy: MarketOrder): Promise<Loaded> {
  const merchantId = buy.holder.slice('merchant:'.length);
  const memberId = memberIdOfHolder(sell.holder);
  const [best, halt, cash, found, seller, employments] = await Promise.all([
    bestOrders(reader, sell.day),
    loadHalt(reader),
    loadCash(reader, [sell.holder, buy.holder]),
    loadMerchants(reader, [merchantId]),
    loadMember(reader, memberId),
    loadEmployments(reader, [{ merchantId, memberId }]),
  ]);
  const merchant = found.get(merchantId) ?? null;
  const ownerId = merchant?.ownerId ?? null;
  const owner = ownerId === null ? null : await loadMember(reader, ownerId);
  const employment = employments.get(employmentId(merchantId, memberId));
  return { best, halt, cash, merchant, owner, seller, employment };
}

function decide(book: Book, id: string, best: Best, loaded: Loaded): FillOutcome {
  const till = new Till(book, loaded.cash);
  const outcome = endedInstead(book, till, best, loaded.merchant) ?? filled(book, till, id, best, loaded);
  till.close();
  return outcome;
}

/** What may not trade any more leaves the book, so that it stands in nobody's way. */
function endedInstead(
  book: Book,
  till: Till,
  { sell, buy }: Best,
  merchant: Merchant | null,
): 'ended' | null {
  book.payPointDebts(sell.holder);
  const seller = book.holder(sell.holder);
  if (merchant === null || !mayBuyPoints(merchant)) return endedOf(book, till, buy, 'merchantClosed');
  if (owedPoints(seller) > 0) return endedOf(book, till, sell, 'debt');
  // Whole points alone can be bought; after a refund took some the rest goes back.
  return seller.takenFromOrders > 0 ? endedOf(book, till, sell, 'taken') : null;
}

/** Booked as the end of the order: there is no fill. */
function endedOf(book: Book, till: Till, order: MarketOrder, because: MarketOrder['endedBecause']): 'ended' {
  book.entryId = `cancel:${order._id}`;
  book.bookedAs = { kind: 'cancel-order', cause: order._id };
  ended(book, till, order, 'cancelled', because);
  return 'ended';
}

function filled(book: Book, till: Till, id: string, { sell, buy }: Best, loaded: Loaded): 'filled' {
  const { at, openDay, policy } = book.context;
  const pointUnits = Math.min(sell.left, buy.left);
  const price = priceOfFill(sell, buy);
  const cost = fillCost(buy.costHundredths, pointUnits, price);
  const feeFen = atRate(cost.fen, policy.market.feeBp);
  book.movePoints(
    { holder: sell.holder, place: 'inOrders' },
    { holder: buy.holder, place: 'points' },
    pointUnits,
    'bought',
  );
  const freeOn = till.payFill(buy.holder, sell.holder, cost.fen, feeFen);
  const sold = withFill(sell, pointUnits, sell.costHundredths + cost.hundredths - buy.costHundredths, 0);
  const bought = withFill(buy, pointUnits, cost.hundredths, buy.frozenFen - cost.fen);
  // Bought for less than its limit: the rest of the cash is free again.
  if (bought.state === 'filled') till.unfreeze(buy.holder, bought.frozenFen);
  book.put(marketOrders, sold);
  book.put(marketOrders, bought.state === 'filled' ? { ...bought, frozenFen: 0 } : bought);
  book.insert(fills, {
    ...{ _id: id, day: openDay, at, price, pointUnits, fen: cost.fen, feeFen, freeOn },
    ...{ seller: sell.holder, merchant: buy.holder, sellOrderId: sell._id, buyOrderId: buy._id },
    ...partiesOf(sell, buy, loaded),
  });
  book.addTotals({ tradedPointUnits: pointUnits, tradedFen: cost.fen });
  return 'filled';
}

function withFill(order: MarketOrder, units: number, costHundredths: number, frozenFen: number): MarketOrder {
  const left = order.left - units;
  if (left % POINT_UNITS_PER_POINT !== 0) throw new RangeError(`${order._id} would have ${left} left`);
  return {
    ...order,
    left,
    filled: order.filled + units,
    costHundredths,
    frozenFen,
    state: left === 0 ? 'filled' : 'open',
  };
}

function partiesOf(
  sell: MarketOrder,
  buy: MarketOrder,
  { merchant, owner, seller, employment }: Loaded,
): Pick<Fill, 'relation' | 'countsForPrice' | 'buyingParty'> {
  if (merchant === null) throw new Error(`${buy._id} is of no merchant`);
  const sellerId = memberIdOfHolder(sell.holder);
  const relation = relationOf({ merchant, owner, seller, sellerId, isStaff: isEmployed(employment) });
  return { relation, countsForPrice: relation === null, buyingParty: merchant.ownerId ?? merchant._id };
}
