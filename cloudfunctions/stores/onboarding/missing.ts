/** What an application still lacks before it can be submitted. Pure. */
import type { Day } from '../../units/days';
import type { Application, Store } from '../documents';
import { isValid, medicalLicenceOf } from '../licences';

export const MISSING_TEXTS = {
  contact: '请填写联系人和电话',
  businessLicence: '请上传有效期内的营业执照',
  store: '请至少添加一家门店，并填写地址和电话',
  medicalLicence: '做医疗项目，请在门店上传有效期内的医疗机构执业许可证',
} as const;

export type MissingKey = keyof typeof MISSING_TEXTS;

type Filled = Pick<Application, 'contact' | 'licences' | 'isMedical'>;

export function missingOf(application: Filled, stores: readonly Store[], today: Day): MissingKey[] {
  const { contact, licences, isMedical } = application;
  const hasBusiness = licences.some((one) => one.kind === 'business' && isShown(one) && isValid(one, today));
  const hasStore = stores.some((store) => store.address !== '' && store.phone !== '');
  const hasMedical = stores.some((store) => {
    const licence = medicalLicenceOf(store, today);
    return licence !== null && isShown(licence);
  });
  const lacks: Readonly<Record<MissingKey, boolean>> = {
    contact: contact === null,
    businessLicence: !hasBusiness,
    store: !hasStore,
    medicalLicence: isMedical && !hasMedical,
  };
  return (Object.keys(lacks) as MissingKey[]).filter((key) => lacks[key]);
}

/** Somebody can look at it. */
function isShown({ picture }: { readonly picture: string | null }): boolean {
  return picture !== null;
}
