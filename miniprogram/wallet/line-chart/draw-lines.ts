/** Draws a curve: what is known as a line, what is guessed dashed behind it. */

/** The part of a 2D context that is drawn with. */
export interface Pen {
  strokeStyle: string;
  fillStyle: string;
  lineWidth: number;
  lineJoin: string;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  stroke(): void;
  fill(): void;
  setLineDash(segments: number[]): void;
  clearRect(x: number, y: number, width: number, height: number): void;
}

export interface Inks {
  readonly line: string;
  readonly guess: string;
  readonly rule: string;
}

/** Where the curve may be, in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Room for the dot at the end and the width of the line. */
const MARGIN = 6;
const LINE = 2;
const DOT = 3.5;
const DASH = [4, 4];

export function drawLines(
  pen: Pen,
  { width, height }: Size,
  values: readonly number[],
  guessed: readonly number[],
  inks: Inks,
): void {
  pen.clearRect(0, 0, width, height);
  rule(pen, { width, height }, inks);
  const places = placesOf([...values, ...guessed], { width, height });
  const known = places.slice(0, values.length);
  const now = known.at(-1);
  if (now === undefined) return;
  path(pen, known, inks.line, []);
  path(pen, [now, ...places.slice(values.length)], inks.guess, DASH);
  pen.setLineDash([]);
  pen.fillStyle = inks.line;
  pen.beginPath();
  pen.arc(now.x, now.y, DOT, 0, 2 * Math.PI);
  pen.fill();
}

/** A curve that never changes lies in the middle. */
export function placesOf(values: readonly number[], { width, height }: Size): Place[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [wide, tall] = [width - 2 * MARGIN, height - 2 * MARGIN];
  return values.map((value, i) => ({
    x: MARGIN + (values.length === 1 ? wide : (wide * i) / (values.length - 1)),
    y: MARGIN + (high === low ? tall / 2 : (tall * (high - value)) / (high - low)),
  }));
}

function rule(pen: Pen, { width, height }: Size, { rule: ink }: Inks): void {
  for (const y of [MARGIN, height - MARGIN])
    path(
      pen,
      [
        { x: 0, y },
        { x: width, y },
      ],
      ink,
      [],
      1,
    );
}

function path(pen: Pen, places: readonly Place[], ink: string, dash: number[], width = LINE): void {
  const [first, ...others] = places;
  if (first === undefined || others.length === 0) return;
  pen.strokeStyle = ink;
  pen.lineWidth = width;
  pen.lineJoin = 'round';
  pen.setLineDash(dash);
  pen.beginPath();
  pen.moveTo(first.x, first.y);
  for (const { x, y } of others) pen.lineTo(x, y);
  pen.stroke();
}
