/** The first morning: the books, and the chain with its stores. */
import { CHAIN, STORES, SUB_MCHIDS } from './data/chain';
import { MERCHANT_REFERRER, OPERATOR, OWNER } from './data/people';
import { memberIdOf, type World } from './world';

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
