/** Draws a QR code on a canvas. */
import qrcode from 'qrcode-generator';

export interface Pen {
  fillStyle: string;
  fillRect(x: number, y: number, width: number, height: number): void;
}

/** The part of WeChat's canvas that is drawn on. */
export interface Ground {
  width: number;
  height: number;
  getContext(kind: '2d'): Pen;
}

/** Modules of quiet around it, as the standard asks. */
const QUIET = 4;

/** @param sizePx of the picture in the screen's own pixels */
export function drawCode(canvas: Ground, text: string, sizePx: number): void {
  const code = codeOf(text, sizePx);
  canvas.width = code.size;
  canvas.height = code.size;
  fill(canvas.getContext('2d'), code, 0, 0);
}

/** As part of a larger picture, in the middle of a square. */
export function drawCodeAt(pen: Pen, text: string, x: number, y: number, sizePx: number): void {
  const code = codeOf(text, sizePx);
  const rest = Math.floor((sizePx - code.size) / 2);
  fill(pen, code, x + rest, y + rest);
}

interface Code {
  readonly count: number;
  readonly module: number;
  readonly size: number;
  readonly isDark: (row: number, column: number) => boolean;
}

function codeOf(text: string, sizePx: number): Code {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  // Whole pixels for each module: an edge between two would blur.
  const module = Math.max(1, Math.floor(sizePx / (count + 2 * QUIET)));
  const size = module * (count + 2 * QUIET);
  return { count, module, size, isDark: (row, column) => code.isDark(row, column) };
}

function fill(pen: Pen, { count, module, size, isDark }: Code, x: number, y: number): void {
  pen.fillStyle = '#ffffff';
  pen.fillRect(x, y, size, size);
  pen.fillStyle = '#000000';
  for (let row = 0; row < count; row += 1)
    for (let column = 0; column < count; column += 1)
      if (isDark(row, column))
        pen.fillRect(x + (column + QUIET) * module, y + (row + QUIET) * module, module, module);
}
