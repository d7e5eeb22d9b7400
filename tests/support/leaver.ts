/** A salon with a stock of points that somebody owns and that wants to leave the mall. */
import { MALL, merchantHolder } from '../../cloudfunctions/ledger/accounts';
import { post } from '../../cloudfunctions/ledger/post';
import type { Collection, Document } from '../../cloudfunctions/platform/database';
import { parsePolicy } from '../../cloudfunctions/policy/policy';
import { askToDepart, NOTICE_DAYS } from '../../cloudfunctions/stores/departing/ask';
import { doDepartureChores } from '../../cloudfunctions/stores/departing/chores';
import { closeMerchant } from '../../cloudfunctions/stores/departing/close';
import { Mall, OWING } from './mall';
import { memoryHouse, type TestHouse } from './memory-house';

const STOCKED = parsePolicy({ ...OWING, merchants: { openingStockFen: 50_000, maxOwedPointUnits: 0 } });
export const STOCK = 900_000_000;
export const MANY = 100;

export class Leaver {
  private supplies = 0;

  private constructor(
    readonly house: TestHouse,
    readonly mall: Mall,
    readonly merchantId: string,
  ) {}

  static async open(): Promise<Leaver> {
    const house = memoryHouse(STOCKED);
    const mall = await Mall.open(house);
    await mall.activeMember('mei');
    await mall.join('owner');
    await mall.giveShopTo('owner');
    await mall.employ('cleo');
    const leaver = new Leaver(house, mall, mall.shopId);
    await leaver.supply(STOCK);
    return leaver;
  }

  /** A replay's supply stands in for the market. */
  supply(units: number): Promise<void> {
    this.supplies += 1;
    const holder = merchantHolder(this.merchantId);
    return post(
      this.house,
      { entryId: `supply:${this.supplies}`, kind: 'supply', cause: 'test', holders: [holder] },
      () => Promise.resolve(null),
      (book) => {
        book.movePoints({ mall: MALL.replaySupply }, { holder, place: 'points' }, units, 'supply');
      },
    );
  }

  async put<D extends Document>(into: Collection<D>, document: D): Promise<void> {
    const transaction = await this.house.database.begin();
    await transaction.put(into, document);
    await transaction.commit();
  }

  close() {
    return closeMerchant(this.house, { merchantId: this.merchantId, closedBy: 'operator' });
  }

  /** Asked, waited, closed, and tidied up behind it. */
  async left(stock: 'kept' | 'burned'): Promise<void> {
    await askToDepart(this.house, this.merchantId, stock);
    await this.mall.pass(NOTICE_DAYS);
    await this.close();
    await doDepartureChores(this.house, MANY);
  }
}
