/** Merchants of one store each that leave the mall now and then, so that nobody misses them. */
import { memberIdOf } from '../../cloudfunctions/accounts/member-id';
import { saveProduct } from '../../cloudfunctions/catalog/shelving/save-product';
import { applications, type Application } from '../../cloudfunctions/stores/documents';
import { setPointsShare } from '../../cloudfunctions/stores/points-share';
import { saveStore } from '../../cloudfunctions/stores/save-store';
import { employmentId } from '../../cloudfunctions/stores/staff/employment';
import { listingOf } from '../../tests/support/listing';
import { CITY } from '../../tests/support/mall';
import type { TradingFloor } from '../../tests/support/trading-floor';
import type { Person } from './desk';

export interface SmallShop {
  readonly merchantId: string;
  readonly storeId: string;
  readonly owner: Person;
  /** Works for it until it leaves. */
  readonly clerk: Person;
}

/** With what it sells. */
export interface StockedShop extends SmallShop {
  readonly goods: { readonly productId: string; readonly skuId: string };
  readonly card: { readonly productId: string; readonly skuId: string };
}

function shop(name: string): SmallShop {
  const [owner, clerk] = ['owner', 'clerk'].map((post): Person => {
    const openId = `openid-${name}-${post}`;
    return { openId, memberId: memberIdOf(openId) };
  }) as [Person, Person];
  return { merchantId: name, storeId: `${name}-1`, owner, clerk };
}

export const SMALL_SHOPS: readonly SmallShop[] = ['nails', 'brows', 'sauna'].map(shop);

/** Its people have joined. `fundFen` is for bids. */
export async function openSmallShop(
  floor: TradingFloor,
  shop: SmallShop,
  fundFen: number,
): Promise<StockedShop> {
  const { house, mall } = floor;
  const { merchantId, storeId, owner, clerk } = shop;
  await floor.buyer(merchantId, fundFen, owner.memberId);
  await admitted(floor, merchantId);
  await saveStore(house, storeId, { merchantId, name: `${merchantId}店`, city: CITY, allowanceRateBp: 1000 });
  await mall.employ(clerk.memberId, {
    ...{ _id: employmentId(merchantId, clerk.memberId), merchantId, storeIds: [storeId] },
  });
  await setPointsShare(house, merchantId, 5_000);
  const one = async (code: string, more: Parameters<typeof listingOf>[1]) => {
    const { product, skus } = await saveProduct(house, merchantId, listingOf(code, more));
    return { productId: product._id, skuId: skus[0]?._id ?? '' };
  };
  const goods = await one('oil', { stock: 20, priceFen: 6_000 });
  const card = await one('card', { kind: 'service', uses: 2, stock: 20, priceFen: 12_000 });
  return { ...shop, goods, card };
}

/** Its application was approved long ago: a shop whose stock has burned comes in by it again. */
async function admitted({ house }: TradingFloor, merchantId: string): Promise<void> {
  const application: Application = {
    ...{ _id: merchantId, state: 'opened', contact: null, isMedical: false, licences: [] },
    ...{ submittedAt: 1, reviewedAt: 1, reviewedBy: 'operator', reason: null },
  };
  const transaction = await house.database.begin();
  await transaction.insert(applications, application);
  await transaction.commit();
}
