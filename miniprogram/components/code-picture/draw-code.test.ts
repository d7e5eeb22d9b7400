import jsQR from 'jsqr';

import { drawCode, type Ground } from './draw-code';

/** A canvas that keeps its pixels. */
function paper() {
  const pixels: boolean[][] = [];
  const context = {
    fillStyle: '',
    fillRect(x: number, y: number, width: number, height: number) {
      for (let row = y; row < y + height; row += 1)
        for (let column = x; column < x + width; column += 1)
          (pixels[row] ??= [])[column] = context.fillStyle === '#000000';
    },
  };
  const ground: Ground = { width: 0, height: 0, getContext: () => context };
  const read = (): string | undefined => {
    const data = new Uint8ClampedArray(ground.width * ground.height * 4).fill(255);
    pixels.forEach((row, y) =>
      row.forEach((isDark, x) => {
        if (isDark) data.fill(0, (y * ground.width + x) * 4, (y * ground.width + x) * 4 + 3);
      }),
    );
    return jsQR(data, ground.width, ground.height)?.data;
  };
  return { ground, read };
}

test.each([['12345678'], ['pages/pay/pay?store=lanxi-xihu&amount=36800'], ['x'.repeat(300)]])(
  'a scanner reads what was drawn: %s',
  (text) => {
    const { ground, read } = paper();
    drawCode(ground, text, 360);
    expect(read()).toBe(text);
    expect(ground.width).toBeLessThanOrEqual(360);
  },
);

test('on the smallest canvas every module still has a pixel', () => {
  const { ground } = paper();
  drawCode(ground, '12345678', 1);
  expect(ground.width).toBe(29);
});
