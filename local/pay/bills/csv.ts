/** The form of bills: a header, lines whose every value begins with a backtick, a caption and a line of sums. */

const BYTE_ORDER_MARK = '\uFEFF';

export interface Sheet {
  header: string[];
  rows: string[][];
  caption: string[];
  sums: string[];
}

export function csv({ header, rows, caption, sums }: Sheet): string {
  const lines = [header.join(','), ...rows.map(line), caption.join(','), line(sums)];
  return BYTE_ORDER_MARK + lines.map((text) => `${text}\r\n`).join('');
}

function line(values: string[]): string {
  return values.map((value) => `\`${escaped(value)}`).join(',');
}

/** Documented: line breaks are written as their escapes. A backtick would begin another value. */
function escaped(value: string): string {
  return value.replaceAll('\r', '\\r').replaceAll('\n', '\\n').replaceAll('`', "'");
}

/** Whole fen as yuan with two digits. */
export function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
