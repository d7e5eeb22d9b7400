/** Where somebody of the staff acts: it stands in every address of these pages, and is kept on the phone for the next time. */
import { textIn } from '../services/routes';

export interface Place {
  readonly merchantId: string;
  readonly storeId: string;
}

export const NO_PLACE: Place = { merchantId: '', storeId: '' };
export const WORKBENCH = '/staff/workbench/workbench';

const KEY = 'staffPlace';
const ID = /^[\w-]{1,64}$/;

type Query = Readonly<Record<string, string | undefined>>;

export function placeIn(query: Query): Place {
  return { merchantId: textIn(query, 'merchantId'), storeId: textIn(query, 'storeId') };
}

/** A page of the staff for this place. */
export function staffUrl(
  page: string,
  { merchantId, storeId }: Place,
  more: Readonly<Record<string, string>> = {},
): string {
  const parts = Object.entries({ merchantId, storeId, ...more }).filter(([, value]) => value !== '');
  const query = parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return `/staff/${page}/${page}?${query}`;
}

/** Where the person acted last; null for the first time. */
export function keptPlace(): Place | null {
  const kept: unknown = wx.getStorageSync(KEY);
  if (typeof kept !== 'object' || kept === null) return null;
  const { merchantId, storeId } = kept as Partial<Record<keyof Place, unknown>>;
  const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);
  return isId(merchantId) && isId(storeId) ? { merchantId, storeId } : null;
}

export function keepPlace(place: Place): void {
  wx.setStorageSync(KEY, place);
}
