/** Rows of orders and refunds with the names of the merchants, which their documents do not have. */
import type { Reader } from '../platform/database';
import { pageWith, type Page } from '../platform/paging';
import { loadMerchants } from '../stores/merchants';

export type WithMerchant<Row> = Row & { readonly merchantName: string };

export async function withMerchantNames<Row extends { readonly merchantId: string }>(
  reader: Reader,
  page: Page<Row>,
): Promise<Page<WithMerchant<Row>>> {
  const ids = page.rows.map(({ merchantId }) => merchantId);
  const named = await loadMerchants(reader, ids);
  return pageWith(page, (row) => ({
    ...row,
    merchantName: named.get(row.merchantId)?.name ?? row.merchantId,
  }));
}
