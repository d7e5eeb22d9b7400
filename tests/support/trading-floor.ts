/** A mall with sellers and merchants at the market, for scenarios: points and cash out of nowhere, the rest as it is. */
import { setPassword } from '../../cloudfunctions/custody/passwords/set';
import { MALL, memberHolder, merchantHolder } from '../../cloudfunctions/ledger/accounts';
import { post } from '../../cloudfunctions/ledger/post';
import { readHolders } from '../../cloudfunctions/ledger/read-holders';
import { cashAccounts, fills, marketOrders, type MarketOrder } from '../../cloudfunctions/market/documents';
import { matchBook } from '../../cloudfunctions/market/match';
import { placeBuy, placeSell } from '../../cloudfunctions/market/place';
import { loadCash, noCash, Till } from '../../cloudfunctions/market/till';
import { merchants, type Merchant } from '../../cloudfunctions/stores/documents';
import { admitMerchant } from '../../cloudfunctions/stores/onboarding/admit';
import { findAll } from '../../cloudfunctions/platform/database';
import { Mall, type MallHouse } from './mall';

export const POINT = 1_000_000;
export const PIN = '258036';
/** ¥1.0000 */
export const PAR = 10_000;

export class TradingFloor {
  private requests = 0;
  private constructor(
    readonly house: MallHouse,
    readonly mall: Mall,
  ) {}

  static async open(house: MallHouse): Promise<TradingFloor> {
    return new TradingFloor(house, await Mall.open(house));
  }

  /** A member with points in the custodialAccount. */
  async seller(memberId: string, points: number, referrerId: string | null = null): Promise<void> {
    await this.mall.join(memberId, referrerId);
    await setPassword(this.house, memberId, PIN);
    await this.giveCustodial(memberId, points);
  }

  async giveCustodial(memberId: string, points: number): Promise<void> {
    this.requests += 1;
    const holder = memberHolder(memberId);
    const posting = { entryId: `give:${this.requests}`, kind: 'supply', cause: 'test', holders: [holder] };
    await post(
      this.house,
      posting,
      () => Promise.resolve(null),
      (book) => {
        const to = { holder, place: 'custodial' } as const;
        book.movePoints({ mall: MALL.replaySupply }, to, points * POINT, 'supply');
      },
    );
  }

  /** A merchant with cash in its fund. */
  async buyer(merchantId: string, fen: number, ownerId: string | null = null): Promise<void> {
    if (merchantId !== this.mall.shopId)
      await admitMerchant(this.house, merchantId, merchantId, null, '1900000003');
    if (ownerId !== null) await this.changeMerchant(merchantId, { ownerId });
    await this.giveCash(merchantId, fen);
  }

  async changeMerchant(merchantId: string, change: Partial<Merchant>): Promise<void> {
    const transaction = await this.house.database.begin();
    const merchant = await transaction.get(merchants, merchantId);
    if (merchant === null) throw new Error(`no merchant ${merchantId}`);
    await transaction.put(merchants, { ...merchant, ...change });
    await transaction.commit();
  }

  async giveCash(merchantId: string, fen: number): Promise<void> {
    this.requests += 1;
    const holder = merchantHolder(merchantId);
    const posting = { entryId: `fund:${this.requests}`, kind: 'fund', cause: 'test', holders: [] };
    await post(
      this.house,
      posting,
      (reader) => loadCash(reader, [holder]),
      (book, cash) => {
        const till = new Till(book, cash);
        till.receive(holder, fen, 'fund.in');
        till.close();
      },
    );
  }

  request(): string {
    this.requests += 1;
    return `request-${this.requests}`;
  }

  offer(memberId: string, points: number, price = PAR, requestId = this.request()): Promise<MarketOrder> {
    // No two orders of a scenario are of the same moment.
    this.house.clock.at += 1;
    const terms = { units: points * POINT, price };
    return placeSell(this.house, { memberId, requestId, password: PIN, ...terms });
  }

  bid(merchantId: string, points: number, price = PAR, requestId = this.request()): Promise<MarketOrder> {
    this.house.clock.at += 1;
    return placeBuy(this.house, { merchantId, requestId, units: points * POINT, price });
  }

  match(): Promise<number> {
    return matchBook(this.house, 1000);
  }

  async order(id: string): Promise<MarketOrder> {
    const order = await this.house.database.get(marketOrders, id);
    if (order === null) throw new Error(`no order ${id}`);
    return order;
  }

  orders(): Promise<MarketOrder[]> {
    return findAll(this.house.database, marketOrders, {});
  }

  async fills() {
    const found = await findAll(this.house.database, fills, {});
    return found.sort((a, b) => a.at - b.at);
  }

  async wallet(memberId: string) {
    const id = memberHolder(memberId);
    return (await this.house.database.get(cashAccounts, id)) ?? noCash(id);
  }

  async fund(merchantId: string) {
    const id = merchantHolder(merchantId);
    return (await this.house.database.get(cashAccounts, id)) ?? noCash(id);
  }

  async pointsOf(memberId: string) {
    const { custodial, inOrders, takenFromOrders, points } = await this.mall.member(memberId);
    return { custodial, inOrders, takenFromOrders, points };
  }

  async stock(merchantId: string): Promise<number> {
    const id = merchantHolder(merchantId);
    return (await readHolders(this.house, [id])).holders.get(id)?.points ?? 0;
  }
}
