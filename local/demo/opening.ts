/** The first morning: the books, and the chain on its way through the application, with its stores. */
import { CHAIN, CONTACT, STORES, SUB_MCHIDS, type StoreRow } from './data/chain';
import { MERCHANT_REFERRER, OPERATOR, OWNER } from './data/people';
import { appointTheOffice } from './office';
import { drawLicence, drawStoreFront } from './pictures/store-front';
import { memberIdOf, type World } from './world';

const WEEKDAYS = ['0', '1', '2', '3', '4', '5', '6'] as const;
const BUSINESS_NUMBER = '91330100MA00000000（演示）';
const REASON = '营业执照照片不清楚，请重新拍摄后提交';

/** The operator opens the mall with the platform's own shop, and appoints the others. */
export async function openTheMall({ mall }: World): Promise<void> {
  await mall.call(OPERATOR, 'operator', 'openMall', { subMchid: SUB_MCHIDS.platform });
  await appointTheOffice(mall);
}

/** The chain buys its pack, applies, is refused once, applies again, is approved, and opens its stores. */
export async function openTheChain(world: World): Promise<void> {
  const { mall, upload } = world;
  const merchantId = CHAIN.id;
  const begin = { merchantId, name: CHAIN.name, referrerId: memberIdOf(world, MERCHANT_REFERRER) };
  await mall.refused(OWNER, 'member', 'applyAsMerchant', begin, 'MERCHANT_PACK_NEEDED');
  await mall.pay(OWNER, await mall.call(OWNER, 'member', 'buyPack', { pack: 'merchant' }));
  await mall.call(OWNER, 'member', 'applyAsMerchant', begin);
  await mall.refused(OWNER, 'store', 'submitApplication', { merchantId }, 'APPLICATION_INCOMPLETE');
  for (const row of STORES) await openStore(world, row);
  const picture = await upload(OWNER, 'demo/licence-business.svg', drawLicence('营业执照'));
  const business = { kind: 'business', number: BUSINESS_NUMBER, picture, validUntil: null } as const;
  const filling = { merchantId, contact: CONTACT, isMedical: true, licences: [business] };
  await mall.call(OWNER, 'store', 'fillApplication', filling);
  await mall.call(OWNER, 'store', 'submitApplication', { merchantId });
  await mall.call(OPERATOR, 'operator', 'refuseMerchant', { merchantId, reason: REASON });
  await mall.call(OWNER, 'store', 'fillApplication', filling);
  await mall.call(OWNER, 'store', 'submitApplication', { merchantId });
  await mall.call(OPERATOR, 'operator', 'approveMerchant', { merchantId, subMchid: SUB_MCHIDS.chain });
}

async function openStore({ mall, upload }: World, row: StoreRow): Promise<void> {
  const { id: storeId, name, city, allowanceRateBp, address, phone, position } = row;
  const place = { merchantId: CHAIN.id, storeId };
  await mall.call(OWNER, 'store', 'saveStore', { ...place, name, city, allowanceRateBp });
  const front = await upload(OWNER, `demo/store-${storeId}.svg`, drawStoreFront(row.tone));
  const days = WEEKDAYS.filter((weekday) => weekday !== row.closedWeekday);
  await mall.call(OWNER, 'store', 'saveStorePage', {
    ...{ ...place, address, phone, position, pictures: [front] },
    hours: Object.fromEntries(days.map((weekday) => [weekday, [[...row.hours]]])),
    licences: row.medicalLicence === undefined ? [] : [await medical(upload, storeId, row.medicalLicence)],
  });
}

async function medical(upload: World['upload'], storeId: string, number: string) {
  const drawing = drawLicence('医疗机构执业许可证');
  const picture = await upload(OWNER, `demo/licence-${storeId}.svg`, drawing);
  return { kind: 'medical', number, picture, validUntil: '2029-12-31' } as const;
}
