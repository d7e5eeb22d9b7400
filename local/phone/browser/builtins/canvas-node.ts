/** A canvas as SelectorQuery's `node` gives it (type="2d"), and the older canvas-id contexts. */
import { fileUrl } from '../runtime/files';
import type { Host } from './define';

export interface CanvasNode {
  readonly element: HTMLCanvasElement;
  width: number;
  height: number;
  getContext(type: string): RenderingContext | null;
  createImage(): object;
  createImageData(width: number, height: number): ImageData;
  createPath2D(path?: Path2D): Path2D;
  requestAnimationFrame(callback: FrameRequestCallback): number;
  cancelAnimationFrame(id: number): void;
  toDataURL(type?: string, quality?: number): string;
}

const byId = new Map<string, CanvasNode>();

/** The canvas of a canvas-id, for wx.createCanvasContext and wx.canvasToTempFilePath. */
export function canvasById(id: string): CanvasNode | undefined {
  return byId.get(id);
}

export function canvasNode(element: HTMLCanvasElement, host: Host): { node: CanvasNode; context: object } {
  const node: CanvasNode = {
    element,
    get width() {
      return element.width;
    },
    set width(value) {
      element.width = value;
    },
    get height() {
      return element.height;
    },
    set height(value) {
      element.height = value;
    },
    getContext: (type) => element.getContext(type),
    createImage,
    createImageData: (width, height) => new ImageData(width, height),
    createPath2D: (path) => new Path2D(path),
    requestAnimationFrame: (callback) => requestAnimationFrame(callback),
    cancelAnimationFrame: (id) => cancelAnimationFrame(id),
    toDataURL: (type, quality) => element.toDataURL(type, quality),
  };
  const id = host.text('canvasId');
  if (id !== '') {
    byId.set(id, node);
    // The older kind is as large as it is drawn.
    const { clientWidth, clientHeight } = host.element;
    if (host.text('type') === '') [element.width, element.height] = [clientWidth, clientHeight];
  }
  return { node, context: { canvas: node } };
}

/** A picture to draw whose address may be one of the mini-program's files. */
function createImage(): HTMLImageElement {
  const image = new Image();
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  Object.defineProperty(image, 'src', {
    get: () => source?.get?.call(image) as string,
    set: (path: string) => source?.set?.call(image, fileUrl(path, '')),
  });
  return image;
}

/** What was drawn, as a picture. */
export function pictureOf(
  node: CanvasNode,
  area: Partial<Record<string, number>>,
  type: string,
): Promise<Blob> {
  const { x = 0, y = 0, width = node.width, height = node.height } = area;
  const copy = document.createElement('canvas');
  [copy.width, copy.height] = [area['destWidth'] ?? width, area['destHeight'] ?? height];
  copy.getContext('2d')?.drawImage(node.element, x, y, width, height, 0, 0, copy.width, copy.height);
  return new Promise((resolve, reject) =>
    copy.toBlob((blob) => (blob === null ? reject(new Error('the canvas is empty')) : resolve(blob)), type),
  );
}
