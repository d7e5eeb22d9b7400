/** Products as the lines of a file: what is exported can be changed in a spreadsheet and imported again. */
import type { RowOf } from '../../services/mall';
import { typedFen, typedRate } from '../../services/amounts';
import { HEADINGS, KINDS } from './draft';

export type Row = RowOf<'catalogue'>;

export function kindText(kind: Row['product']['kind']): string {
  return Object.entries(KINDS).find(([, value]) => value === kind)?.[0] ?? '';
}

/** Only plain text can stand in a cell; pictures between it are the form's affair. */
export function descriptionText({ product }: Row): string {
  return product.description.flatMap((part) => ('text' in part ? [part.text] : [])).join('\n');
}

export function specsText({ product }: Row, sku: Row['skus'][number]): string {
  return product.specs.map(({ name }, i) => `${name}:${sku.specs[i] ?? ''}`).join(';');
}

export function linesOf(rows: readonly Row[]): string[][] {
  return [[...HEADINGS], ...rows.flatMap((row) => row.skus.map((sku) => lineOf(row, sku)))];
}

function lineOf(row: Row, sku: Row['skus'][number]): string[] {
  const { product } = row;
  return [
    product.code,
    product.title,
    product.subtitle,
    kindText(product.kind),
    product.categoryId,
    product.pictures.join(';'),
    descriptionText(row),
    specsText(row, sku),
    typedFen(sku.priceFen),
    typedRate(sku.allowanceRateBp),
    String(sku.stock),
    String(sku.uses),
    product.advertisingApproval ?? '',
    product.onSale ? '是' : '否',
  ];
}
