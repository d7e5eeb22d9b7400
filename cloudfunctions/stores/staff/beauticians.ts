/** Who gives treatments at a store. */
import { QUERY_LIMIT, type Reader } from '../../platform/database';
import { employments } from '../documents';
import { isEmployed } from './permission';

export interface Beautician {
  readonly memberId: string;
  readonly name: string;
}

export async function beauticiansOf(
  reader: Reader,
  merchantId: string,
  storeId: string,
): Promise<readonly Beautician[]> {
  const where = { merchantId, storeIds: storeId };
  const found = await reader.find(employments, { where, limit: QUERY_LIMIT });
  return found
    .filter((one) => one.role === 'beautician' && isEmployed(one))
    .map(({ memberId, name }) => ({ memberId, name }));
}
