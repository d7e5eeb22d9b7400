/** The demo's pictures as SVG texts: one style, soft shapes on a quiet rose ground. */
import { MOTIFS, TONES, type MotifName, type ToneName } from './motifs';

export interface Drawing {
  readonly motif: MotifName;
  readonly tone: ToneName;
}

const GROUND = '#FBEFF3';

function svg(width: number, height: number, parts: readonly string[]): string {
  const ground = `<rect width="${width}" height="${height}" fill="${GROUND}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">\n${[ground, ...parts].join('\n')}\n</svg>\n`;
}

/** 1:1, for a product or a category. */
export function drawSquare({ motif, tone }: Drawing): string {
  const { light } = TONES[tone];
  return svg(400, 400, [
    `<circle cx="318" cy="92" r="120" fill="#fff" opacity="0.6"/>`,
    `<ellipse cx="200" cy="342" rx="120" ry="16" fill="${light}" opacity="0.6"/>`,
    ...MOTIFS[motif](TONES[tone]),
  ]);
}

/** 75:32, for a banner: three things side by side, room for words on the left. */
export function drawBanner(drawings: readonly [Drawing, Drawing, Drawing]): string {
  const places = [
    'translate(240 60) scale(0.6)',
    'translate(370 20) scale(0.75)',
    'translate(550 110) scale(0.5)',
  ];
  return svg(750, 320, [
    `<circle cx="640" cy="40" r="210" fill="#fff" opacity="0.55"/>`,
    `<circle cx="330" cy="330" r="160" fill="#fff" opacity="0.45"/>`,
    ...drawings.map(
      ({ motif, tone }, i) =>
        `<g transform="${places[i] ?? ''}">\n${MOTIFS[motif](TONES[tone]).join('\n')}\n</g>`,
    ),
  ]);
}
