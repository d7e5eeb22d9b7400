/** Where advertising slots stand, how many, and where a tap on one can lead. */

export const SLOT_PLACES = ['home', 'category'] as const;
export type SlotPlace = (typeof SLOT_PLACES)[number];

/** More are never shown on a page. */
export const MOST_A_PAGE = 10;

export const SLOT_PAGES = ['product', 'category', 'merchant', 'store'] as const;

export interface SlotTarget {
  readonly page: (typeof SLOT_PAGES)[number];
  /** Of what that page shows. */
  readonly id: string;
}
