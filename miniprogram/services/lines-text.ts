/** What is to be ordered, as a page's address carries it: "sku:2,other:1". */

export interface WantedLine {
  readonly skuId: string;
  readonly quantity: number;
}

export function linesText(lines: readonly WantedLine[]): string {
  return lines.map(({ skuId, quantity }) => `${skuId}:${quantity}`).join(',');
}

/** Whatever is no line is left out: the text may come from anywhere. */
export function linesOf(text: string): WantedLine[] {
  return text.split(',').flatMap((part) => {
    const [, skuId = '', count = ''] = /^([\w-]{1,64}):([1-9]\d{0,2})$/.exec(part) ?? [];
    return skuId === '' ? [] : [{ skuId, quantity: Number(count) }];
  });
}
