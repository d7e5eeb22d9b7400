/** A product as a merchant enters it, for tests that care about other things. */
import type { ProductDraft, SkuDraft } from '../../cloudfunctions/catalog/shelving/draft';

export const CATEGORY = { _id: 'skin', name: '护肤', parentId: null, order: 1, icon: null, isShown: true };

/** What differs, of the product or of its one SKU. */
export type Listing = Partial<Omit<ProductDraft, 'skus'> & SkuDraft>;

export function listingOf(code: string, listing: Listing = {}): ProductDraft {
  const { priceFen = 10_000, allowanceRateBp = 1000, stock = 100, uses = 1, ...product } = listing;
  return {
    code,
    title: '玻尿酸面膜',
    subtitle: '补水 保湿',
    kind: 'goods',
    categoryId: CATEGORY._id,
    pictures: ['/pictures/mask.svg'],
    description: [{ text: '每片 25 ml 精华。' }],
    storeIds: [],
    isMedical: false,
    advertisingApproval: product.isMedical === true ? '浙医广【2026】第 0601 号' : null,
    moreTerms: '',
    onSale: true,
    ...product,
    specs: [],
    skus: [{ specs: [], picture: null, priceFen, allowanceRateBp, stock, uses }],
  };
}
