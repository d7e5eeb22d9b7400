/** A member offers points (挂卖), a merchant asks for them (求购); what backs an order is taken with it. */
import { memberHolder, merchantHolder, type HolderId } from '../ledger/accounts';
import type { Book } from '../ledger/book';
import { demandNoDebt } from '../ledger/point-debts';
import { post, type BooksHouse } from '../ledger/post';
import { postWithPassword } from '../custody/passwords/with-password';
import { QUERY_LIMIT, type Reader } from '../platform/database';
import { idOf } from '../platform/ids';
import { refuse } from '../platform/refusal';
import { loadMerchants, mayBuyPoints, merchantOf } from '../stores/merchants';
import type { Fen, PointUnits, Price } from '../units/amounts';
import { demandTerms } from './band';
import { mostFen } from './cost';
import { marketOrders, type Halt, type MarketOrder, type Side } from './documents';
import { rankOf } from './priority';
import { demandTrading, loadHalt } from './trading';
import { loadCash, Till } from './till';

export interface Terms {
  readonly price: Price;
  readonly units: PointUnits;
}

export interface PlaceSell extends Terms {
  readonly memberId: string;
  readonly requestId: string;
  readonly password: string;
}

/** The points go from the custodialAccount into the order. */
export function placeSell(house: BooksHouse, request: PlaceSell): Promise<MarketOrder> {
  const holder = memberHolder(request.memberId);
  const id = `sell-${idOf('sell', request.memberId, request.requestId)}`;
  return postWithPassword(
    house,
    { entryId: `sell:${id}`, kind: 'sell', cause: id, input: termsOf(request), holders: [holder] },
    request,
    (reader) => loadPlaced(reader, id, holder),
    (book, placed) =>
      place(book, { id, side: 'sell', holder, terms: request }, placed, () => {
        demandNoDebt(book, holder);
        if (book.holder(holder).custodial < request.units) refuse('POINTS_SHORT');
        book.movePoints({ holder, place: 'custodial' }, { holder, place: 'inOrders' }, request.units, 'sell');
        return 0;
      }),
  );
}

export interface PlaceBuy extends Terms {
  readonly merchantId: string;
  readonly requestId: string;
}

/** The cash is frozen in the merchant's fund. A merchant that is not open yet may collect points (rules.md §12). */
export function placeBuy(house: BooksHouse, request: PlaceBuy): Promise<MarketOrder> {
  const { merchantId } = request;
  const holder = merchantHolder(merchantId);
  const id = `buy-${idOf('buy', merchantId, request.requestId)}`;
  return post(
    house,
    { entryId: `buy:${id}`, kind: 'buy', cause: id, input: termsOf(request), holders: [] },
    async (reader) => {
      const [placed, cash, found] = await Promise.all([
        loadPlaced(reader, id, holder),
        loadCash(reader, [holder]),
        loadMerchants(reader, [merchantId]),
      ]);
      return { placed, cash, merchant: merchantOf(found, merchantId) };
    },
    (book, { placed, cash, merchant }) =>
      place(book, { id, side: 'buy', holder, terms: request }, placed, () => {
        if (!mayBuyPoints(merchant)) refuse('MERCHANT_NOT_OPEN', { merchantId });
        const till = new Till(book, cash);
        const fen = mostFen(request.units, request.price);
        till.freeze(holder, fen);
        till.close();
        return fen;
      }),
  );
}

const termsOf = ({ price, units }: Terms): Terms => ({ price, units });

interface Placed {
  readonly known: MarketOrder | null;
  readonly open: readonly MarketOrder[];
  readonly halt: Halt | null;
}

async function loadPlaced(reader: Reader, id: string, holder: HolderId): Promise<Placed> {
  const [known, open, halt] = await Promise.all([
    reader.get(marketOrders, id),
    reader.find(marketOrders, { where: { holder, state: 'open' }, limit: QUERY_LIMIT }),
    loadHalt(reader),
  ]);
  return { known, open, halt };
}

interface NewOrder {
  readonly id: string;
  readonly side: Side;
  readonly holder: HolderId;
  readonly terms: Terms;
}

/** `back` takes what backs the order and answers how much cash of it. The same request answers its order. */
function place(
  book: Book,
  { id, side, holder, terms }: NewOrder,
  placed: Placed,
  back: () => Fen,
): MarketOrder {
  const { known, open, halt } = placed;
  const { price, units } = terms;
  if (known !== null)
    return known.price === price && known.units === units ? known : refuse('REQUEST_REUSED');
  const { policy, state, openDay, at } = book.context;
  demandTrading(book, halt);
  demandTerms(terms, state.price, policy);
  // Exact also for two at once: both write what backs them.
  if (open.length >= policy.market.maxOpenOrders) refuse('TOO_MANY_OPEN_ORDERS');
  const frozenFen = back();
  const order: MarketOrder = {
    ...{ _id: id, side, holder, day: openDay, price, units, left: units, filled: 0 },
    ...{ state: 'open', endedBecause: null, rank: rankOf(side, price), placedAt: at },
    ...{ costHundredths: 0, frozenFen },
  };
  book.insert(marketOrders, order);
  return order;
}
