/** What decides whether somebody may act for a merchant, in one round trip. */
import type { Reader } from '../../platform/database';
import { employments, merchants, stores } from '../documents';
import { employmentId } from './employment';
import type { StaffCase } from './permission';

export interface AskedFor {
  readonly memberId: string;
  readonly isOperator: boolean;
  readonly merchantId: string;
  readonly storeId: string | null;
}

export async function loadStaffCase(
  reader: Reader,
  { memberId, isOperator, merchantId, storeId }: AskedFor,
): Promise<StaffCase> {
  const [merchant, employment, store] = await Promise.all([
    reader.get(merchants, merchantId),
    reader.get(employments, employmentId(merchantId, memberId)),
    storeId === null ? null : reader.get(stores, storeId),
  ]);
  return { memberId, isOperator, merchant, employment, store };
}
