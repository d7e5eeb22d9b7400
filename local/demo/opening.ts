/** The first morning: the books, the chain with its stores, everything that is on sale. */
import { PLATFORM } from '../../cloudfunctions/stores/people';
import { CHAIN, STORES, SUB_MCHIDS } from './data/chain';
import { GOODS } from './data/goods';
import { MERCHANT_REFERRER, OPERATOR, OWNER } from './data/people';
import { memberIdOf, staffOf, type World } from './world';

const STOCK = 2_000;

/** The operator opens the mall with the platform's own shop. */
export async function openTheMall({ mall }: World): Promise<void> {
  await mall.call(OPERATOR, 'operator', 'openMall', { subMchid: SUB_MCHIDS.platform });
}

/** The chain buys its pack, applies, is approved, and opens its stores. */
export async function openTheChain(world: World): Promise<void> {
  const { mall } = world;
  const application = {
    merchantId: CHAIN.id,
    name: CHAIN.name,
    referrerId: memberIdOf(world, MERCHANT_REFERRER),
  };
  await mall.refused(OWNER, 'member', 'applyAsMerchant', application, 'MERCHANT_PACK_NEEDED');
  await mall.pay(OWNER, await mall.call(OWNER, 'member', 'buyPack', { pack: 'merchant' }));
  await mall.call(OWNER, 'member', 'applyAsMerchant', application);
  await mall.call(OPERATOR, 'operator', 'approveMerchant', {
    merchantId: CHAIN.id,
    subMchid: SUB_MCHIDS.chain,
  });
  for (const { id, ...store } of STORES)
    await mall.call(OWNER, 'store', 'saveStore', { merchantId: CHAIN.id, storeId: id, ...store });
}

/** Every row of the tables goes on sale. */
export async function stockTheShelves({ mall, offers }: World): Promise<void> {
  for (const row of GOODS) {
    const { seller, ...goods } = row;
    const merchantId = seller === 'chain' ? CHAIN.id : PLATFORM;
    const listing = { merchantId, ...goods, stock: STOCK, onSale: true };
    const sku = await mall.call(staffOf(merchantId), 'store', 'saveSku', listing);
    offers.push({ ...row, skuId: sku._id });
  }
}
