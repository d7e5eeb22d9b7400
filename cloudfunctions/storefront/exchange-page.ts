/** 积分兑换: what can be had for points, and one of them with everything that its page needs. */
import { addressesOf } from '../accounts/addresses';
import type { Address } from '../accounts/documents';
import type { Product } from '../catalog/documents';
import { productsForPoints } from '../catalog/for-points';
import { inSpecOrder, loadProduct, skusOf } from '../catalog/read';
import { memberHolder } from '../ledger/accounts';
import { owedPoints } from '../ledger/point-debts';
import type { BooksHouse } from '../ledger/post';
import { readHolders } from '../ledger/read-holders';
import { pointsFor } from '../orders/point-part/cover';
import type { Cursor, Page } from '../platform/paging';
import { refuse } from '../platform/refusal';
import type { Fen, PointUnits, Price } from '../units/amounts';

export interface ExchangePurse {
  /** What can be given: the custodialAccount, and nothing while points are owed. */
  readonly availableUnits: PointUnits;
  readonly owedUnits: PointUnits;
  readonly price: Price;
}

export interface ExchangeCard extends Pick<Product, 'title' | 'subtitle' | 'inStock' | 'sold'> {
  readonly id: string;
  readonly picture: string;
  /** At today's price, of the cheapest. */
  readonly pointUnitsFrom: PointUnits;
  readonly hasDearer: boolean;
}

export interface ExchangeList extends Page<ExchangeCard> {
  readonly purse: ExchangePurse;
}

/** One round trip. */
export async function exchangeList(
  house: BooksHouse,
  memberId: string,
  after: Cursor | null,
  limit: number,
): Promise<ExchangeList> {
  const [page, purse] = await Promise.all([
    productsForPoints(house.database, after, limit),
    purseOf(house, memberId),
  ]);
  return { rows: page.rows.map((product) => cardOf(product, purse.price)), next: page.next, purse };
}

function cardOf(product: Product, price: Price): ExchangeCard {
  const { _id: id, title, subtitle, inStock, sold, pictures, lowestFen, highestFen } = product;
  return {
    ...{ id, title, subtitle, inStock, sold, picture: pictures[0] ?? '' },
    pointUnitsFrom: pointsFor(lowestFen, price),
    hasDearer: highestFen > lowestFen,
  };
}

async function purseOf(house: BooksHouse, memberId: string): Promise<ExchangePurse> {
  const id = memberHolder(memberId);
  const { state, holders } = await readHolders(house, [id]);
  const holder = holders.get(id);
  const owedUnits = holder === undefined ? 0 : owedPoints(holder);
  const availableUnits = owedUnits > 0 ? 0 : (holder?.custodial ?? 0);
  return { availableUnits, owedUnits, price: state.price };
}

export interface ExchangeSku {
  readonly id: string;
  readonly specs: readonly string[];
  readonly picture: string | null;
  readonly priceFen: Fen;
  /** Of one; of several it may be less than so many times that, as only the sum is rounded. */
  readonly pointUnits: PointUnits;
  readonly stock: number;
}

export interface ExchangePage extends Pick<
  Product,
  'title' | 'subtitle' | 'pictures' | 'description' | 'specs' | 'sold'
> {
  readonly id: string;
  readonly skus: readonly ExchangeSku[];
  readonly purse: ExchangePurse;
  /** Where it would be sent; null where the person has said none. */
  readonly address: Address | null;
}

/** One round trip. Refuses `NOT_FOR_POINTS`. */
export async function exchangePage(
  house: BooksHouse,
  memberId: string,
  productId: string,
): Promise<ExchangePage> {
  const { database } = house;
  const [product, all, purse, addresses] = await Promise.all([
    loadProduct(database, productId),
    skusOf(database, productId),
    purseOf(house, memberId),
    addressesOf(house, memberId),
  ]);
  if (product?.onSale !== true || product.isForPoints !== true)
    return refuse('NOT_FOR_POINTS', { productId });
  const { _id: id, title, subtitle, pictures, description, specs, sold } = product;
  const onSale = all.filter((sku) => sku.onSale);
  return {
    ...{ id, title, subtitle, pictures, description, specs, sold, purse },
    skus: inSpecOrder(product, onSale).map((sku) => ({
      ...{ id: sku._id, specs: sku.specs, picture: sku.picture, priceFen: sku.priceFen, stock: sku.stock },
      pointUnits: pointsFor(sku.priceFen, purse.price),
    })),
    address: addresses[0] ?? null,
  };
}
