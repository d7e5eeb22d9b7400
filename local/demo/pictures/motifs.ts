/** What the demo's pictures show: soft shapes of a tone, around the middle of a square of 400. */

export interface Tone {
  readonly deep: string;
  readonly mid: string;
  readonly light: string;
}

const rect = (x: number, y: number, width: number, height: number, radius: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;
const circle = (x: number, y: number, radius: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;
const ellipse = (x: number, y: number, rx: number, ry: number, fill: string): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;
const path = (d: string, fill: string): string => `<path d="${d}" fill="${fill}"/>`;
const line = (d: string, stroke: string, width: number): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

type Motif = (tone: Tone) => readonly string[];

export const MOTIFS = {
  sheet: ({ deep, mid, light }) => [
    rect(110, 92, 150, 210, 20, light),
    rect(140, 112, 150, 210, 20, mid),
    ellipse(215, 210, 52, 66, '#fff'),
    ellipse(196, 198, 10, 6, mid),
    ellipse(234, 198, 10, 6, mid),
    line('M198 240 Q215 252 232 240', deep, 6),
  ],
  tube: ({ deep, mid, light }) => [
    path('M150 96 H250 L236 280 H164 Z', mid),
    rect(142, 84, 116, 24, 8, light),
    rect(166, 280, 68, 40, 10, deep),
    rect(172, 150, 56, 70, 12, '#fff'),
  ],
  dropper: ({ deep, mid, light }) => [
    rect(182, 70, 36, 56, 16, deep),
    rect(172, 120, 56, 26, 8, light),
    rect(142, 146, 116, 176, 30, mid),
    path('M200 190 C222 222 226 234 226 246 A26 26 0 0 1 174 246 C174 234 178 222 200 190 Z', '#fff'),
  ],
  jar: ({ deep, mid, light }) => [
    rect(118, 130, 164, 52, 14, deep),
    rect(106, 176, 188, 128, 34, mid),
    rect(140, 214, 120, 54, 16, '#fff'),
    ellipse(200, 112, 44, 16, light),
  ],
  bottle: ({ deep, mid, light }) => [
    rect(176, 72, 48, 54, 10, deep),
    rect(138, 122, 124, 204, 28, mid),
    rect(138, 232, 124, 94, 28, light),
    rect(166, 168, 68, 50, 10, '#fff'),
  ],
  sun: ({ deep, mid, light }) => [
    ...[0, 45, 90, 135, 180, 225, 270, 315].map(
      (turn) =>
        `<rect x="192" y="84" width="16" height="46" rx="8" fill="${light}" transform="rotate(${turn} 200 200)"/>`,
    ),
    circle(200, 200, 58, mid),
    path('M150 190 H250 L240 316 H160 Z', deep),
    rect(172, 222, 56, 54, 12, '#fff'),
  ],
  box: ({ deep, mid, light }) => [
    rect(100, 160, 200, 152, 20, mid),
    rect(88, 128, 224, 48, 16, deep),
    rect(186, 128, 28, 184, 0, light),
    path('M200 128 C160 70 120 96 144 122 Z M200 128 C240 70 280 96 256 122 Z', light),
  ],
  device: ({ deep, mid, light }) => [
    `<g transform="rotate(24 200 200)">${rect(168, 130, 64, 200, 32, mid)}${rect(152, 76, 96, 74, 34, light)}${rect(166, 90, 68, 30, 15, '#fff')}${circle(200, 200, 13, deep)}</g>`,
    line('M284 96 Q304 116 302 142', deep, 7),
    line('M304 80 Q332 108 328 146', light, 7),
  ],
  towel: ({ deep, mid, light }) => [
    rect(104, 236, 192, 60, 30, deep),
    rect(116, 178, 168, 62, 31, mid),
    rect(130, 122, 140, 60, 30, light),
    circle(142, 208, 13, '#fff'),
    circle(134, 266, 13, '#fff'),
    circle(154, 152, 12, '#fff'),
  ],
  eyeMask: ({ deep, mid, light }) => [
    line('M92 190 Q60 184 44 160 M308 190 Q340 184 356 160', light, 12),
    path('M92 176 Q200 132 308 176 Q312 246 254 252 Q216 252 200 222 Q184 252 146 252 Q88 246 92 176 Z', mid),
    line('M128 206 Q148 224 168 206 M232 206 Q252 224 272 206', deep, 7),
  ],
  candle: ({ deep, mid, light }) => [
    path('M200 74 C226 108 224 124 200 134 C176 124 174 108 200 74 Z', '#E3B75A'),
    rect(197, 128, 6, 28, 3, deep),
    rect(126, 154, 148, 156, 24, mid),
    ellipse(200, 160, 74, 16, light),
    rect(162, 212, 76, 48, 10, '#fff'),
  ],
  stone: ({ deep, mid, light }) => [
    ellipse(200, 290, 108, 34, deep),
    ellipse(200, 236, 84, 30, mid),
    ellipse(200, 188, 60, 25, light),
    path('M200 160 C170 120 186 92 214 82 C226 116 222 140 200 160 Z', '#7FA58A'),
  ],
  lotus: ({ deep, mid, light }) => [
    path('M200 96 C242 150 242 220 200 258 C158 220 158 150 200 96 Z', mid),
    path('M120 140 C176 160 196 206 200 258 C150 258 116 210 120 140 Z', light),
    path('M280 140 C224 160 204 206 200 258 C250 258 284 210 280 140 Z', light),
    path('M76 212 C130 202 174 222 200 258 C156 290 98 270 76 212 Z', deep),
    path('M324 212 C270 202 226 222 200 258 C244 290 302 270 324 212 Z', deep),
  ],
  drop: ({ deep, mid, light }) => [
    path('M200 78 C262 166 282 202 282 238 A82 82 0 0 1 118 238 C118 202 138 166 200 78 Z', mid),
    path('M160 230 A40 44 0 0 0 196 280', light),
    line('M154 236 Q158 272 190 286', '#fff', 10),
    circle(292, 132, 18, light),
    circle(104, 156, 12, deep),
  ],
  polish: ({ deep, mid, light }) => [
    rect(172, 64, 56, 128, 20, deep),
    rect(180, 188, 40, 20, 4, light),
    rect(138, 204, 124, 120, 32, mid),
    rect(166, 236, 68, 48, 12, '#fff'),
    ellipse(296, 300, 22, 30, light),
  ],
  card: ({ deep, mid, light }) => [
    `<g transform="rotate(-8 200 200)">${rect(92, 116, 216, 140, 22, light)}</g>`,
    rect(92, 136, 216, 140, 22, mid),
    rect(116, 160, 80, 14, 7, '#fff'),
    ...[0, 1, 2, 3, 4].map((i) => circle(128 + i * 36, 236, 12, i < 2 ? deep : '#fff')),
  ],
  glow: ({ deep, mid, light }) => [
    circle(200, 206, 108, light),
    path('M200 96 Q214 192 310 206 Q214 220 200 316 Q186 220 90 206 Q186 192 200 96 Z', '#fff'),
    path('M200 140 Q209 197 266 206 Q209 215 200 272 Q191 215 134 206 Q191 197 200 140 Z', mid),
    path('M306 84 Q310 108 334 112 Q310 116 306 140 Q302 116 278 112 Q302 108 306 84 Z', deep),
    path('M104 288 Q107 305 124 308 Q107 311 104 328 Q101 311 84 308 Q101 305 104 288 Z', deep),
  ],
  patch: ({ deep, mid, light }) => [
    `<g transform="rotate(-28 200 200)">${rect(84, 154, 232, 92, 46, mid)}${rect(156, 154, 88, 92, 10, light)}${circle(184, 184, 6, deep)}${circle(216, 184, 6, deep)}${circle(184, 216, 6, deep)}${circle(216, 216, 6, deep)}</g>`,
  ],
} as const satisfies Record<string, Motif>;

export type MotifName = keyof typeof MOTIFS;

export const TONES = {
  rose: { deep: '#A8325E', mid: '#DE8FAE', light: '#F3C9D8' },
  sand: { deep: '#8A6A4A', mid: '#D3AE86', light: '#EDD9C3' },
  sage: { deep: '#4F7A61', mid: '#9CC0A8', light: '#CFE3D5' },
  sky: { deep: '#3F6F94', mid: '#94BAD6', light: '#CDE1EF' },
  plum: { deep: '#6B4A86', mid: '#B59ACB', light: '#DDD0E8' },
} as const satisfies Record<string, Tone>;

export type ToneName = keyof typeof TONES;
