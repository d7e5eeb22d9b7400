/** A product as a merchant enters it, and what must be true of it. */
import type { BasisPoints, Fen } from '../../units/amounts';
import { idOf } from '../../platform/ids';
import { refuse } from '../../platform/refusal';
import type { Policy } from '../../policy/policy';
import { demandCardPrice } from '../card-terms';
import type { DescriptionPart, ProductKind, Spec, TreatmentTime } from '../documents';

export interface SkuDraft {
  /** One value for each of the product's specs, in their order. */
  readonly specs: readonly string[];
  readonly picture: string | null;
  readonly priceFen: Fen;
  readonly allowanceRateBp: BasisPoints;
  /** Of a new SKU; one that exists keeps its own (set-stock.ts). */
  readonly stock: number;
  readonly uses: number;
}

export interface ProductDraft {
  /** The merchant's own number for it; the same number changes the same product. */
  readonly code: string;
  readonly title: string;
  readonly subtitle: string;
  readonly kind: ProductKind;
  readonly categoryId: string;
  readonly pictures: readonly string[];
  readonly description: readonly DescriptionPart[];
  readonly specs: readonly Spec[];
  readonly storeIds: readonly string[];
  readonly isMedical: boolean;
  readonly advertisingApproval: string | null;
  /** Of a service that can be booked. */
  readonly time?: TreatmentTime | null;
  readonly isAtHome?: boolean;
  /** What the merchant adds to the terms of its session cards. */
  readonly moreTerms: string;
  readonly onSale: boolean;
  readonly skus: readonly SkuDraft[];
}

export function productIdOf(merchantId: string, code: string): string {
  return idOf('product', merchantId, code);
}

export function skuIdOf(merchantId: string, code: string, specs: readonly string[]): string {
  return idOf('sku', merchantId, code, ...specs);
}

/** Refuses a draft that contradicts itself or the rules, with a sentence that says what to change. */
export function demandSound(draft: ProductDraft, policy: Policy): void {
  const fault = FAULTS.find(({ isIn }) => isIn(draft));
  if (fault !== undefined) refuse('INVALID_INPUT', {}, fault.sentence);
  for (const sku of draft.skus) demandCardPrice({ kind: draft.kind, ...sku }, policy);
}

const FAULTS: readonly { readonly isIn: (draft: ProductDraft) => boolean; readonly sentence: string }[] = [
  { isIn: ({ skus }) => skus.length === 0, sentence: '请至少填写一个规格的价格' },
  { isIn: ({ specs }) => !areDistinct(specs.map(({ name }) => name)), sentence: '规格名称不能重复' },
  {
    isIn: ({ specs }) => specs.some(({ values }) => values.length === 0 || !areDistinct(values)),
    sentence: '每个规格至少有一个选项，选项不能重复',
  },
  { isIn: hasUnknownSpecs, sentence: '商品的规格选项与规格表不一致' },
  {
    isIn: ({ skus }) => !areDistinct(skus.map((sku) => JSON.stringify(sku.specs))),
    sentence: '有两个规格组合相同',
  },
  {
    isIn: ({ isMedical, advertisingApproval }) => isMedical && advertisingApproval === null,
    sentence: '医疗项目需要填写医疗广告审查证明文号（广审号）',
  },
  {
    isIn: ({ isMedical, advertisingApproval }) => !isMedical && advertisingApproval !== null,
    sentence: '只有医疗项目才填写广审号',
  },
  {
    isIn: ({ kind, skus }) => kind === 'goods' && skus.some(({ uses }) => uses !== 1),
    sentence: '商品没有使用次数，请填写 1',
  },
  {
    isIn: ({ kind, storeIds }) => kind === 'goods' && storeIds.length > 0,
    sentence: '只有项目才能指定可用门店',
  },
  {
    isIn: ({ kind, time }) => kind === 'goods' && (time ?? null) !== null,
    sentence: '只有项目才填写服务时长',
  },
  {
    // The licence is bound to the place (rules.md §13).
    isIn: ({ isMedical, isAtHome }) => isMedical && isAtHome === true,
    sentence: '医疗项目只能在持证门店进行，不能上门',
  },
];

function areDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

function hasUnknownSpecs({ specs, skus }: ProductDraft): boolean {
  return skus.some(
    (sku) =>
      sku.specs.length !== specs.length ||
      sku.specs.some((value, i) => specs[i]?.values.includes(value) !== true),
  );
}
