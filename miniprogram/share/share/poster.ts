/** The poster: a picture for others, light in every theme. Nothing on it promises anything. */
import { drawCodeAt } from '../../components/code-picture/draw-code';

/** The part of a 2D context that is drawn with. */
export interface Pen {
  fillStyle: string;
  font: string;
  textBaseline: string;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
  drawImage(image: object, ...place: number[]): void;
  save(): void;
  restore(): void;
  beginPath(): void;
  rect(x: number, y: number, width: number, height: number): void;
  clip(): void;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
}

export interface Poster {
  readonly title: string;
  /** "¥98.00 起"; empty where nothing is priced. */
  readonly price: string;
  /** Of the product; null where the poster has only words. */
  readonly picture: Picture | null;
  /** WeChat's own code; null: `codeText` is drawn as a QR code. */
  readonly code: Picture | null;
  readonly codeText: string;
}

export const SIZE = { width: 750, height: 1180 } as const;

const INKS = {
  ground: '#f7f5f4',
  card: '#ffffff',
  soft: '#fbeff3',
  brand: '#a8325e',
  text: '#1f1a1c',
  second: '#5f565a',
};
const FONT = "'PingFang SC', 'Noto Sans CJK SC', sans-serif";
const MARGIN = 32;
const PICTURE = SIZE.width - 2 * MARGIN;
const CODE = 220;
const TITLE = { size: 42, lines: 2 } as const;
const LINE_HEIGHT = 1.4;

export function drawPoster(pen: Pen, poster: Poster): void {
  pen.textBaseline = 'top';
  box(pen, INKS.ground, 0, 0, SIZE.width, SIZE.height);
  box(pen, INKS.card, MARGIN, MARGIN, PICTURE, SIZE.height - 2 * MARGIN);
  if (poster.picture === null) drawWords(pen, poster.title);
  else drawCovering(pen, poster.picture, MARGIN, MARGIN, PICTURE);
  const left = 2 * MARGIN;
  if (poster.picture !== null) drawTitle(pen, poster.title, left);
  const codeTop = SIZE.height - 2 * MARGIN - CODE;
  if (poster.price !== '') {
    write(pen, INKS.brand, 600, 44);
    pen.fillText(poster.price, left, codeTop);
  }
  write(pen, INKS.second, 400, 28);
  pen.fillText('长按识别，进去看看', left, codeTop + CODE - 88);
  pen.fillText('共享购 · 门店好物与护理', left, codeTop + CODE - 44);
  const codeLeft = SIZE.width - 2 * MARGIN - CODE;
  if (poster.code === null) drawCodeAt(pen, poster.codeText, codeLeft, codeTop, CODE);
  else pen.drawImage(poster.code, codeLeft, codeTop, CODE, CODE);
}

function drawTitle(pen: Pen, title: string, left: number): void {
  write(pen, INKS.text, 600, TITLE.size);
  linesOf(pen, title, PICTURE - 2 * MARGIN, TITLE.lines).forEach((line, i) =>
    pen.fillText(line, left, MARGIN + PICTURE + MARGIN + i * TITLE.size * LINE_HEIGHT),
  );
}

/** A store or the mall: its name large on the quiet ground. */
function drawWords(pen: Pen, title: string): void {
  box(pen, INKS.soft, MARGIN, MARGIN, PICTURE, PICTURE);
  write(pen, INKS.brand, 600, 64);
  const lines = linesOf(pen, title, PICTURE - 4 * MARGIN, 3);
  const height = 64 * LINE_HEIGHT;
  const top = MARGIN + (PICTURE - lines.length * height) / 2;
  lines.forEach((line, i) => {
    const left = MARGIN + (PICTURE - pen.measureText(line).width) / 2;
    pen.fillText(line, left, top + i * height);
  });
}

/** Fills the square; what stands out of it is cut on both sides alike. */
function drawCovering(pen: Pen, picture: Picture, x: number, y: number, side: number): void {
  const scale = side / Math.min(picture.width, picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  pen.save();
  pen.beginPath();
  pen.rect(x, y, side, side);
  pen.clip();
  pen.drawImage(picture, x - (width - side) / 2, y - (height - side) / 2, width, height);
  pen.restore();
}

/** Breaks a text between any two characters, as Chinese does; what does not fit ends in "…". */
export function linesOf(pen: Pick<Pen, 'measureText'>, text: string, width: number, most: number): string[] {
  const lines: string[] = [''];
  for (const letter of text) {
    const line = lines.at(-1) ?? '';
    if (pen.measureText(line + letter).width <= width) lines[lines.length - 1] = line + letter;
    else if (lines.length < most) lines.push(letter);
    else {
      lines[lines.length - 1] = `${line.slice(0, -1)}…`;
      break;
    }
  }
  return lines;
}

function box(pen: Pen, ink: string, x: number, y: number, width: number, height: number): void {
  pen.fillStyle = ink;
  pen.fillRect(x, y, width, height);
}

function write(pen: Pen, ink: string, weight: number, size: number): void {
  pen.fillStyle = ink;
  pen.font = `${weight} ${size}px ${FONT}`;
}
