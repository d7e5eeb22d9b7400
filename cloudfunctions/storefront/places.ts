/** Where advertising slots stand, and where a tap on one can lead. */

export const SLOT_PLACES = ['home', 'category'] as const;
export type SlotPlace = (typeof SLOT_PLACES)[number];

export const SLOT_PAGES = ['product', 'category', 'merchant', 'store'] as const;

export interface SlotTarget {
  readonly page: (typeof SLOT_PAGES)[number];
  /** Of what that page shows. */
  readonly id: string;
}
