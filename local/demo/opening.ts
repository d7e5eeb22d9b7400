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
  for (const { id, medicalLicence, ...store } of STORES) {
    const place = { merchantId: CHAIN.id, storeId: id };
    await mall.call(OWNER, 'store', 'saveStore', { ...place, ...store });
    if (medicalLicence === undefined) continue;
    const licences = [{ kind: 'medical', number: medicalLicence, picture: null, validUntil: null }] as const;
    const page = { address: '演示路 1 号', phone: '0571-00000000', position: null, hours: {} };
    await mall.call(OWNER, 'store', 'saveStorePage', { ...place, ...page, licences: [...licences] });
  }
}
