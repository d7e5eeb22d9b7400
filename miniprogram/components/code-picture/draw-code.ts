/** Draws a QR code on a canvas. */
import qrcode from 'qrcode-generator';

/** The part of WeChat's canvas that is drawn on. */
export interface Ground {
  width: number;
  height: number;
  getContext(kind: '2d'): {
    fillStyle: string;
    fillRect(x: number, y: number, width: number, height: number): void;
  };
}

/** Modules of quiet around it, as the standard asks. */
const QUIET = 4;

/** @param sizePx of the picture in the screen's own pixels */
export function drawCode(canvas: Ground, text: string, sizePx: number): void {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  // Whole pixels for each module: an edge between two would blur.
  const module = Math.max(1, Math.floor(sizePx / (count + 2 * QUIET)));
  const size = module * (count + 2 * QUIET);
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, size, size);
  context.fillStyle = '#000000';
  for (let row = 0; row < count; row += 1)
    for (let column = 0; column < count; column += 1)
      if (code.isDark(row, column))
        context.fillRect((column + QUIET) * module, (row + QUIET) * module, module, module);
}
