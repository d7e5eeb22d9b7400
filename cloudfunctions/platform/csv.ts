/** Tables as CSV files (RFC 4180) that spreadsheets open as they are meant. Pure. */

/** Tells a spreadsheet that the file is UTF-8. */
const BOM = '\uFEFF';
const NUMBER = /^-?\d+(\.\d+)?$/;
/** What a spreadsheet would take for a formula, in full width too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** The file: every row ends with CR LF; cells with commas, quotes or breaks are quoted. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return BOM + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** People's texts are never run: what looks like a formula gets an apostrophe in front; numbers stay numbers. */
function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
