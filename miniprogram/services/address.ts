/** An address as the mall keeps it. */
import type { DataOf } from './api';
import { newRequestId } from './request-id';

export type Address = DataOf<'member', 'addresses'>[number];

/** What WeChat's own address book tells, as one of the mall's. */
export function importedAddress(chosen: WechatMiniprogram.ChooseAddressSuccessCallbackResult): Address {
  const { userName, telNumber, provinceName, cityName, countyName, detailInfo } = chosen;
  return {
    id: newRequestId(),
    name: userName,
    phone: telNumber,
    province: provinceName,
    city: cityName,
    district: countyName,
    detail: detailInfo,
  };
}

/** Where it is, in one line; a city that is a province of its own is named once. */
export function placeText({ province, city, district, detail }: Address): string {
  return `${province === city ? '' : province}${city}${district}${detail}`;
}

/** Why it cannot be kept, in words; empty where it can. */
export function addressProblem({ name, phone, city, detail }: Address): string {
  if (name.trim() === '') return '请填写收货人姓名';
  if (!/^\+?[\d -]{5,20}$/.test(phone)) return '请填写正确的手机号';
  if (city === '') return '请选择所在地区';
  return detail.trim() === '' ? '请填写街道和门牌号' : '';
}
