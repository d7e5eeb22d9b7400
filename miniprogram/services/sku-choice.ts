/** Which SKU a person means by one value for each spec. Pure. */
import type { DataOf } from './api';

type Product = DataOf<'member', 'product'>;
export type Sku = Product['skus'][number];
export type Spec = Product['specs'][number];

export interface ShownValue {
  readonly value: string;
  readonly isChosen: boolean;
  /** Whether one with this value, and else as chosen, can be had. */
  readonly canBeHad: boolean;
}

export interface ShownSpec {
  readonly name: string;
  readonly values: readonly ShownValue[];
}

/** The first that can be had, else the first of all; undefined where there is none. */
export function firstSku(skus: readonly Sku[]): Sku | undefined {
  return skus.find(({ stock }) => stock > 0) ?? skus[0];
}

/** What the sheet shows while this SKU is chosen. */
export function shownSpecs(specs: readonly Spec[], skus: readonly Sku[], chosen: Sku): ShownSpec[] {
  return specs.map(({ name, values }, i) => ({
    name,
    values: values.map((value) => ({
      value,
      isChosen: chosen.specs[i] === value,
      canBeHad: (withValue(skus, chosen, i, value)?.stock ?? 0) > 0,
    })),
  }));
}

/**
 * The SKU after a tap on a value: else as before where that can be had, otherwise the nearest one
 * with this value, so that every tap leads to something that exists.
 */
export function skuAfter(skus: readonly Sku[], chosen: Sku, index: number, value: string): Sku {
  const same = withValue(skus, chosen, index, value);
  if (same !== undefined && same.stock > 0) return same;
  return firstSku(skus.filter(({ specs }) => specs[index] === value)) ?? chosen;
}

function withValue(skus: readonly Sku[], chosen: Sku, index: number, value: string): Sku | undefined {
  const wanted = chosen.specs.map((spec, i) => (i === index ? value : spec));
  return skus.find(({ specs }) => specs.every((spec, i) => spec === wanted[i]));
}

/** "5 片 · 珍珠白"; for what has no specs, how many sessions or pieces. */
export function skuWords({ specs, uses }: Sku, kind: Product['kind']): string {
  if (specs.length > 0) return specs.join(' · ');
  return kind === 'service' ? `${uses} 次` : '1 件';
}
