/** How the demo's tables of products are written. */
import type { Drawing } from '../pictures/draw';

export interface ProductRow {
  readonly code: string;
  readonly seller: 'chain' | 'platform';
  readonly title: string;
  readonly subtitle: string;
  readonly categoryId: string;
  readonly drawing: Drawing;
  readonly story: string;
  readonly kind: 'goods' | 'service';
  /** Of the first option. */
  readonly priceFen: number;
  readonly allowanceRateBp: number;
  /** Sessions of a service. */
  readonly uses: number;
  readonly isMedical: boolean;
  /** null: there is one SKU without specs. */
  readonly choice: Choice | null;
}

/** One spec with its options, cheapest first. */
export interface Choice {
  readonly name: string;
  readonly options: readonly (readonly [value: string, priceFen: number])[];
}

export type Plain = readonly [
  code: string,
  title: string,
  subtitle: string,
  categoryId: string,
  motif: Drawing['motif'],
  tone: Drawing['tone'],
  priceFen: number,
  allowanceRateBp: number,
  story: string,
];
export type Card = readonly [uses: number, plain: Plain];
