/** Drawing: pictures from canvases, canvases off the page, the older drawing contexts. */
import { canvasById, pictureOf, type CanvasNode } from '../builtins/canvas-node';
import { fileUrl, keepFile } from '../runtime/files';
import type { Options } from '../runtime/types';
import { Failure, textOf, type Table } from './call';

const TYPES: Readonly<Record<string, string>> = { jpg: 'image/jpeg', png: 'image/png' };

async function toTempFile(options: Options): Promise<object> {
  const canvas = (options['canvas'] as CanvasNode | undefined) ?? canvasById(textOf(options, 'canvasId'));
  if (canvas === undefined) throw new Failure('canvas is empty');
  const names = ['x', 'y', 'width', 'height', 'destWidth', 'destHeight'].filter(
    (name) => options[name] !== undefined,
  );
  const area = Object.fromEntries(names.map((name) => [name, Number(options[name])]));
  const type = textOf(options, 'fileType') || 'png';
  return {
    tempFilePath: keepFile(await pictureOf(canvas, area, TYPES[type] ?? 'image/png'), `canvas.${type}`),
  };
}

export const CANVAS: Table = { canvasToTempFilePath: toTempFile };

export function createOffscreenCanvas(options: Options = {}): object {
  const element = document.createElement('canvas');
  [element.width, element.height] = [Number(options['width'] ?? 300), Number(options['height'] ?? 150)];
  return Object.assign(element, { element, createImage: () => new Image() });
}

/** Names of the older context that set a property of the new one. */
const SETTERS: Readonly<Record<string, string>> = {
  setFillStyle: 'fillStyle',
  setStrokeStyle: 'strokeStyle',
  setLineWidth: 'lineWidth',
  setLineCap: 'lineCap',
  setLineJoin: 'lineJoin',
  setGlobalAlpha: 'globalAlpha',
  setTextAlign: 'textAlign',
  setTextBaseline: 'textBaseline',
};

/** wx.createCanvasContext: draws at once; draw() only calls back. */
export function createCanvasContext(id: string): object {
  const context = (): CanvasRenderingContext2D | undefined =>
    (canvasById(id)?.getContext('2d') as CanvasRenderingContext2D | null) ?? undefined;
  const own: Record<string, unknown> = {
    draw: (_reserve?: boolean, done?: () => void) => requestAnimationFrame(() => done?.()),
    setFontSize: (size: number) => Object.assign(context() ?? {}, { font: `${size}px sans-serif` }),
    drawImage: (path: string, ...place: [number, number]) => {
      const image = new Image();
      image.addEventListener('load', () => context()?.drawImage(image, ...place));
      image.src = fileUrl(path, '');
    },
  };
  for (const [name, property] of Object.entries(SETTERS))
    own[name] = (value: unknown) => Object.assign(context() ?? {}, { [property]: value });
  return new Proxy(own, {
    get: (target, name) => {
      if (name in target) return target[String(name)];
      const value: unknown = Reflect.get(context() ?? {}, name);
      return typeof value === 'function' ? (value.bind(context()) as unknown) : value;
    },
    set: (_target, name, value) => Reflect.set(context() ?? {}, name, value),
  });
}
