/** 商品详情: everything that its page needs in one call. */
import { allowanceOf, type Fen, type SvUnits } from '../units/amounts';
import { buyerEarns, cardOf, type ProductCard } from '../catalog/cards';
import type { Product, Sku } from '../catalog/documents';
import { productsOnSale } from '../catalog/list';
import { ratingOf, type Rating } from '../catalog/rating';
import { inSpecOrder, loadProduct, skusOf } from '../catalog/read';
import { isFavourite } from '../community/favourites';
import { shownComments, type CommentView } from '../community/views';
import { cartLinesOf } from '../orders/cart-book';
import type { Quantity } from '../catalog/stock';
import { currentPolicy } from '../ledger/read-holders';
import type { BooksHouse } from '../ledger/post';
import type { Policy } from '../policy/policy';
import { refuse } from '../platform/refusal';
import type { Store } from '../stores/documents';
import { medicalLicenceOf } from '../stores/licences';
import { storesOf } from '../stores/merchants';
import { dayOf, type Day } from '../units/days';

const LATEST_COMMENTS = 3;
const RELATED = 6;

export interface SkuView {
  readonly id: string;
  readonly specs: readonly string[];
  readonly picture: string | null;
  readonly priceFen: Fen;
  /** What an active member earns by buying one. */
  readonly earnsSvUnits: SvUnits;
  readonly stock: number;
  readonly uses: number;
}

export interface ProductPage
  extends
    Pick<Product, 'title' | 'subtitle' | 'kind' | 'categoryId' | 'categoryPath' | 'pictures'>,
    Pick<Product, 'description' | 'specs' | 'terms' | 'sold'> {
  readonly id: string;
  readonly skus: readonly SkuView[];
  readonly merchant: { readonly id: string; readonly name: string };
  /** Where a service is valid; none for goods. */
  readonly stores: readonly { readonly id: string; readonly name: string; readonly city: string }[];
  /** How long it takes, of services that can be booked; null of anything else. */
  readonly minutes: number | null;
  /** What the law wants shown of a medical item; null for any other. */
  readonly medical: MedicalBlock | null;
  readonly rating: Rating;
  readonly latestComments: readonly CommentView[];
  readonly isFavourite: boolean;
  /** What the person has in the cart. */
  readonly cart: readonly Quantity[];
  readonly related: readonly ProductCard[];
}

export interface MedicalBlock {
  readonly advertisingApproval: string;
  /** Of the stores that have one. */
  readonly licences: readonly { readonly storeName: string; readonly licence: string }[];
}

/** Two round trips: what the id tells, then what the product tells. Off sale is `NOT_FOUND`. */
export async function productPage(
  house: BooksHouse,
  memberId: string,
  productId: string,
): Promise<ProductPage> {
  const { database } = house;
  const [product, all, latest, kept, cart, policy] = await Promise.all([
    loadProduct(database, productId),
    skusOf(database, productId),
    shownComments(database, { productId }, null, LATEST_COMMENTS),
    isFavourite(database, memberId, productId),
    cartLinesOf(house, memberId),
    currentPolicy(house),
  ]);
  if (product?.onSale !== true) refuse('NOT_FOUND', { productId }, '商品已下架');
  const [stores, related] = await Promise.all([
    storesOf(database, product.merchantId),
    productsOnSale(database, {
      wanted: { categoryId: product.categoryPath[0] ?? product.categoryId },
      sort: 'recommended',
      after: null,
      // This product itself may be among them.
      limit: RELATED + 1,
    }),
  ]);
  const others = related.rows.filter((one) => one._id !== productId).slice(0, RELATED);
  const valid = validStores(product, stores);
  return {
    ...factsOf(product),
    skus: inSpecOrder(
      product,
      all.filter((sku) => sku.onSale),
    ).map((sku) => skuView(sku, policy)),
    stores: product.kind === 'goods' ? [] : valid.map(({ _id: id, name, city }) => ({ id, name, city })),
    minutes: product.time?.minutes ?? null,
    medical: medicalBlock(product, valid, dayOf(house.clock.now())),
    rating: ratingOf(product),
    latestComments: latest.rows,
    isFavourite: kept,
    cart,
    related: others.map((one) => cardOf(one, policy)),
  };
}

function factsOf(product: Product) {
  const { title, subtitle, kind, categoryId, categoryPath, pictures, description, specs, terms, sold } =
    product;
  return {
    id: product._id,
    ...{ title, subtitle, kind, categoryId, categoryPath, pictures, description, specs, terms, sold },
    merchant: { id: product.merchantId, name: product.merchantName },
  };
}

function skuView(sku: Sku, policy: Policy): SkuView {
  const { _id: id, specs, picture, priceFen, stock, uses } = sku;
  const earnsSvUnits = buyerEarns(allowanceOf(priceFen, sku.allowanceRateBp), policy);
  return { id, specs, picture, priceFen, earnsSvUnits, stock, uses };
}

function validStores({ storeIds }: Product, stores: readonly Store[]): readonly Store[] {
  return storeIds.length === 0 ? stores : stores.filter((store) => storeIds.includes(store._id));
}

function medicalBlock(
  { advertisingApproval }: Product,
  stores: readonly Store[],
  today: Day,
): MedicalBlock | null {
  if (advertisingApproval === null) return null;
  const licences = stores.flatMap((store) => {
    const licence = medicalLicenceOf(store, today);
    return licence === null ? [] : [{ storeName: store.name, licence: licence.number }];
  });
  return { advertisingApproval, licences };
}
