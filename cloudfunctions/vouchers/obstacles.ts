/** What stands against using a voucher at a store, and what staff should mind (rules.md §10, §13). */
import type { Day } from '../units/days';
import type { Order } from '../orders/documents';
import { refuse } from '../platform/refusal';
import { REFUSALS, type RefusalCode } from '../platform/refusal-codes';
import type { Store } from '../stores/documents';
import { medicalLicenceOf } from '../stores/licences';

export interface Notice {
  /** CHECK_IDENTITY is a reminder, everything else keeps the voucher from being used. */
  readonly code: RefusalCode | 'CHECK_IDENTITY';
  readonly message: string;
  readonly isObstacle: boolean;
}

type VoucherOrder = Pick<Order, 'state' | 'medical' | 'service' | 'afterSale'>;
type Place = Pick<Store, '_id' | 'licences'>;

const IDENTITY = '医疗项目：请核对顾客的身份证件，并由有资质的人员操作';

/** Whether a service is valid there; without stores of its own it is valid at all of its merchant's. */
export function isValidAt({ service }: Pick<Order, 'service'>, storeId: string): boolean {
  const stores = service?.storeIds ?? [];
  return stores.length === 0 || stores.includes(storeId);
}

export function noticesFor(order: VoucherOrder, store: Place, today: Day): readonly Notice[] {
  const notices: Notice[] = [];
  const obstacle = (code: RefusalCode, message: string = REFUSALS[code]): void => {
    notices.push({ code, message, isObstacle: true });
  };
  if (order.state !== 'paid') obstacle('WRONG_STATE', '这张券已经用完或退款');
  if (!isValidAt(order, store._id)) obstacle('VOUCHER_NOT_HERE');
  if (order.afterSale?.state === 'requested') obstacle('WRONG_STATE', '顾客正在申请退款，请先处理售后再核销');
  if (order.medical && medicalLicenceOf(store, today) === null) obstacle('LICENCE_MISSING');
  if (order.medical) notices.push({ code: 'CHECK_IDENTITY', message: IDENTITY, isObstacle: false });
  return notices;
}

/** Refuses with the first obstacle. */
export function demandUsable(order: VoucherOrder, store: Place, today: Day): void {
  for (const { code, message, isObstacle } of noticesFor(order, store, today))
    if (isObstacle && code !== 'CHECK_IDENTITY') refuse(code, {}, message);
}
