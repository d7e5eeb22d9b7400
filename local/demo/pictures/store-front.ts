/** A store's front and a licence, drawn in the same quiet style as the goods. */
import { TONES, type ToneName } from './motifs';

const WIDTH = 640;
const HEIGHT = 360;
const AWNING_STRIPES = 8;

const frame = (ground: string, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">\n` +
  `<rect width="${WIDTH}" height="${HEIGHT}" fill="${ground}"/>\n${parts.join('\n')}\n</svg>\n`;
const rect = (x: number, y: number, width: number, height: number, radius: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;
const circle = (x: number, y: number, radius: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;

/** 16:9: a window, a door and an awning; the tone tells the stores apart. */
export function drawStoreFront(tone: ToneName): string {
  const { deep, mid, light } = TONES[tone];
  const stripe = 400 / AWNING_STRIPES;
  const awning = Array.from({ length: AWNING_STRIPES }, (_, i) => {
    const x = 120 + i * stripe;
    const fill = i % 2 === 0 ? mid : '#fff';
    return `<path d="M${x} 96 h${stripe} v52 a${stripe / 2} 20 0 0 1 -${stripe} 0 Z" fill="${fill}"/>`;
  });
  return frame('#FBEFF3', [
    circle(540, 70, 120, '#ffffff99'),
    rect(0, 316, WIDTH, 44, 0, light),
    rect(120, 60, 400, 260, 14, '#fff'),
    rect(120, 60, 400, 40, 14, deep),
    rect(250, 72, 140, 16, 8, '#fff'),
    rect(150, 168, 200, 116, 12, light),
    circle(250, 222, 34, '#fff'),
    rect(168, 256, 164, 12, 6, mid),
    rect(388, 160, 96, 160, 12, mid),
    rect(402, 176, 68, 96, 8, '#fff'),
    circle(398, 250, 5, deep),
    ...awning,
    rect(66, 276, 40, 44, 8, deep),
    circle(72, 262, 18, '#9DB8A0'),
    circle(96, 252, 22, '#B7CDB9'),
  ]);
}

/** Stands for the picture of a licence; says on itself that it is none. */
export function drawLicence(title: string): string {
  return frame('#F4F1EC', [
    rect(60, 30, 520, 300, 12, '#fff'),
    rect(74, 44, 492, 272, 6, '#F9F5EC'),
    `<text x="320" y="108" font-size="30" text-anchor="middle" fill="#8A6D3B">${title}</text>`,
    ...[150, 182, 214].map((y) => rect(130, y, 380, 10, 5, '#E6DCC6')),
    circle(480, 262, 34, '#D98C8C66'),
    `<text x="320" y="290" font-size="22" text-anchor="middle" fill="#8A6D3B">演示图片 无法律效力</text>`,
  ]);
}
