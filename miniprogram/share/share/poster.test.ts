import fc from 'fast-check';

import { drawPoster, linesOf, SIZE, type Pen } from './poster';

/** Every letter as wide as ten. */
const ruler = { measureText: (text: string) => ({ width: text.length * 10 }) };

test('a title is broken into lines that fit, and only what does not fit is left off', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 60 }), (text) => {
      const lines = linesOf(ruler, text, 100, 2);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(ruler.measureText(line).width).toBeLessThanOrEqual(100);
      if (text.length <= 20) expect(lines.join('')).toBe(text);
      else expect(lines.at(-1)).toMatch(/…$/);
    }),
  );
});

function notingPen() {
  const texts: { text: string; x: number; y: number }[] = [];
  const images: { image: object; place: number[] }[] = [];
  let rects = 0;
  const none = (): void => undefined;
  const pen: Pen = {
    ...{ fillStyle: '', font: '', textBaseline: '', save: none, restore: none, beginPath: none, rect: none },
    clip: none,
    measureText: (text) => ({ width: text.length * Number(/(\d+)px/.exec(pen.font)?.[1] ?? 0) }),
    fillRect: () => (rects += 1),
    fillText: (text, x, y) => texts.push({ text, x, y }),
    drawImage: (image, ...place) => images.push({ image, place }),
  };
  return { pen, texts, images, rects: () => rects };
}

test('title, price, picture and WeChat’s code stand on the poster, inside it', () => {
  const { pen, texts, images } = notingPen();
  const [picture, code] = [
    { width: 400, height: 300 },
    { width: 430, height: 430 },
  ];
  drawPoster(pen, { title: '面膜', price: '¥98.00 起', picture, code, codeText: 'x' });
  expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining(['面膜', '¥98.00 起']));
  for (const { text, x, y } of texts) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + 28 * text.length * 0.5).toBeLessThan(SIZE.width);
    expect(y).toBeLessThan(SIZE.height);
  }
  expect(images.map(({ image }) => image)).toEqual([picture, code]);
});

test('without a picture the name is the picture; without WeChat’s code a QR code is drawn', () => {
  const { pen, texts, images, rects } = notingPen();
  drawPoster(pen, {
    title: '西湖店',
    price: '',
    picture: null,
    code: null,
    codeText: 'pages/home/home?scene=a',
  });
  expect(images).toEqual([]);
  expect(texts.filter(({ text }) => text === '西湖店')).toHaveLength(1);
  expect(rects()).toBeGreaterThan(100);
});
