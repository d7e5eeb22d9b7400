/** The first morning's shelves: categories, banners, every product with its picture. */
import { PLATFORM } from '../../cloudfunctions/stores/people';
import { addDays, dayOf, wallTime } from '../../cloudfunctions/units/days';
import { BANNERS, CATEGORIES } from './data/categories';
import { CHAIN, STORES } from './data/chain';
import { durationOf, isAtHome } from './data/durations';
import { OPERATOR } from './data/people';
import type { ProductRow } from './data/product-rows';
import { PRODUCTS } from './data/products';
import { drawBanner, drawSquare } from './pictures/draw';
import { staffOf, type Offer, type World } from './world';

const STOCK = 2_000;
const BANNER_DAYS = 365;
const APPROVAL = '浙医广【2026】第 0512-08-330106 号（演示）';
/** Stores where medical treatments are valid. */
const LICENSED = STORES.filter((store) => store.medicalLicence !== undefined).map((store) => store.id);

export async function openTheShelves(world: World): Promise<void> {
  await Promise.all([saveCategories(world), saveBanners(world)]);
  // One after the other: what has not sold yet is shown in the order in which it came.
  for (const row of PRODUCTS) world.offers.push(...(await stock(world, row)));
}

async function saveCategories({ mall, upload }: World): Promise<void> {
  for (const [order, { id: categoryId, icon, ...category }] of CATEGORIES.entries()) {
    const file =
      icon === null ? null : await upload(OPERATOR, `demo/category-${categoryId}.svg`, drawSquare(icon));
    await mall.call(OPERATOR, 'operator', 'saveCategory', { categoryId, ...category, order, icon: file });
  }
}

async function saveBanners({ mall, upload, agenda }: World): Promise<void> {
  const from = agenda.instantOf(1, 0);
  const times = { from: wallTime(from), to: `${addDays(dayOf(from), BANNER_DAYS)}T00:00` };
  for (const [order, { id: slotId, drawings, ...banner }] of BANNERS.entries()) {
    const picture = await upload(OPERATOR, `demo/banner-${slotId}.svg`, drawBanner(drawings));
    await mall.call(OPERATOR, 'operator', 'saveSlot', { slotId, ...banner, ...times, picture, order });
  }
}

async function stock({ mall, upload }: World, row: ProductRow): Promise<Offer[]> {
  const { code, title, subtitle, categoryId, kind, isMedical, choice } = row;
  const merchantId = row.seller === 'chain' ? CHAIN.id : PLATFORM;
  const staff = staffOf(merchantId);
  const picture = await upload(staff, `demo/${code}.svg`, drawSquare(row.drawing));
  const { allowanceRateBp, uses } = row;
  const options = choice?.options ?? [[null, row.priceFen] as const];
  const { product, skus } = await mall.call(staff, 'store', 'saveProduct', {
    ...{ merchantId, code, title, subtitle, kind, categoryId, isMedical },
    pictures: [picture],
    description: [{ text: row.story }, { picture }],
    specs: choice === null ? [] : [{ name: choice.name, values: choice.options.map(([value]) => value) }],
    advertisingApproval: isMedical ? APPROVAL : null,
    storeIds: isMedical && kind === 'service' ? LICENSED : [],
    time: durationOf(row),
    isAtHome: isAtHome(row),
    onSale: true,
    skus: options.map(([value, priceFen]) => ({
      specs: value === null ? [] : [value],
      ...{ priceFen, allowanceRateBp, uses },
      stock: STOCK,
    })),
  });
  return skus.map((sku) => ({ ...row, skuId: sku._id, productId: product._id }));
}
