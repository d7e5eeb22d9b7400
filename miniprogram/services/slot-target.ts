/** Where a tap on an advertising slot leads. */
import type { DataOf } from './api';
import { listUrl, productUrl, storeUrl } from './routes';

export type Slot = DataOf<'member', 'home'>['slots'][number];
type Target = NonNullable<Slot['target']>;

const PAGES: Readonly<Record<Target['page'], (id: string, title: string) => string>> = {
  product: (id) => productUrl(id),
  category: (categoryId, title) => listUrl({ categoryId, title }),
  merchant: (merchantId, title) => listUrl({ merchantId, title }),
  store: (storeId) => storeUrl(storeId),
};

/** Null for a slot that only shows something. */
export function slotUrl({ target, title }: Slot): string | null {
  return target === null ? null : PAGES[target.page](target.id, title);
}
