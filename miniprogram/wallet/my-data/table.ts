/** What the mall keeps of a person as one CSV file (RFC 4180) that spreadsheets open: part, number, field, content. Pure. */

/** Tells a spreadsheet that the file is UTF-8. */
const BOM = '\uFEFF';
/** What a spreadsheet would take for a formula, in full width too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const HEAD = ['类别', '第几条', '项目', '内容'];

export type Parts = Readonly<Record<string, readonly unknown[]>>;

/** A row a field; what stands inside another is named by its way there: `address.city`. */
export function tableOf(parts: Parts): string {
  const rows = Object.entries(parts).flatMap(([part, documents]) =>
    documents.flatMap((document, i) =>
      fieldsOf(document, '').map(([name, content]) => [part, String(i + 1), name, content]),
    ),
  );
  return BOM + [HEAD, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Empty lists and fields without a value say nothing. */
function fieldsOf(value: unknown, name: string): [name: string, content: string][] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    fieldsOf(inner, name === '' ? key : `${name}.${key}`),
  );
}

function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
