/** Other chains that want to come in: a medical one waits for the operator, one has been refused. */
import { APPLICANTS, type ApplicantRow } from './data/applicants';
import { OPERATOR } from './data/people';
import { drawLicence, drawStoreFront } from './pictures/store-front';
import type { World } from './world';

const BEGINS_MIN = 10 * 60 + 20;
const REVIEWED_MIN = 17 * 60 + 30;
const LICENCE_ENDS = '2031-06-30';
const EVERY_DAY = ['0', '1', '2', '3', '4', '5', '6'] as const;

/** Yesterday. */
export function planOtherChains(world: World): void {
  const { agenda, days, mall } = world;
  APPLICANTS.forEach((row, i) => {
    const { merchantId, refusedFor: reason } = row;
    agenda.on(days - 1, BEGINS_MIN + i, () => apply(world, row));
    if (reason === null) return;
    agenda.on(days - 1, REVIEWED_MIN, () =>
      mall.call(OPERATOR, 'operator', 'refuseMerchant', { merchantId, reason }),
    );
  });
}

async function apply(world: World, row: ApplicantRow): Promise<void> {
  const { mall, memberIds, upload } = world;
  const { merchantId, owner, name } = row;
  const { openid } = owner;
  memberIds.set(openid, (await mall.call(openid, 'member', 'join', {}))._id);
  await mall.pay(openid, await mall.call(openid, 'member', 'buyPack', { pack: 'merchant' }));
  await mall.call(openid, 'member', 'applyAsMerchant', { merchantId, name });
  await saveStore(world, row);
  const picture = await upload(openid, `demo/licence-${merchantId}.svg`, drawLicence('营业执照'));
  await mall.call(openid, 'store', 'fillApplication', {
    ...{ merchantId, isMedical: row.medicalNumber !== null, contact: { name: owner.name, phone: row.phone } },
    licences: [{ kind: 'business', number: row.businessNumber, picture, validUntil: null }],
  });
  await mall.call(openid, 'store', 'submitApplication', { merchantId });
}

async function saveStore({ mall, upload }: World, row: ApplicantRow): Promise<void> {
  const { merchantId, owner, store, medicalNumber } = row;
  const { openid } = owner;
  const place = { merchantId, storeId: store.id };
  const { name, city, address, position, tone } = store;
  await mall.call(openid, 'store', 'saveStore', { ...place, name, city, allowanceRateBp: 2_000 });
  const front = await upload(openid, `demo/store-${store.id}.svg`, drawStoreFront(tone));
  const medical = await upload(openid, `demo/medical-${store.id}.svg`, drawLicence('医疗机构执业许可证'));
  await mall.call(openid, 'store', 'saveStorePage', {
    ...{ ...place, address, position, phone: row.phone, pictures: [front] },
    hours: Object.fromEntries(EVERY_DAY.map((weekday) => [weekday, [[540, 1_080]]])),
    licences:
      medicalNumber === null
        ? []
        : [{ kind: 'medical', number: medicalNumber, picture: medical, validUntil: LICENCE_ENDS }],
  });
}
