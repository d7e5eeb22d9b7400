/** A map without a map's data: a quiet ground, the marks where they lie to each other, taps on them. */
import { fileUrl } from '../runtime/files';
import { folderOf } from './folder';
import type { Host, Mounted } from './define';

interface Marker {
  readonly id?: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly iconPath?: string;
  readonly width?: number;
  readonly height?: number;
  readonly title?: string;
  readonly callout?: { readonly content?: string };
  readonly label?: { readonly content?: string };
}

/** Pixels around the whole earth at scale 0, as web maps count. */
const TILE = 256;
const GRID = 40;
const MARK = { width: 24, height: 32 };

export function mountMap(host: Host): Mounted {
  const ground = host.part('.wx-map-ground') as HTMLCanvasElement;
  const marks = host.part('.wx-map-marks');
  const draw = (): void => {
    drawGround(ground, host.element);
    const centre = project(host.number('longitude'), host.number('latitude'), host.number('scale'));
    const list = (host.value('markers') ?? []) as readonly Marker[];
    marks.replaceChildren(...list.map((marker) => markOf(host, marker, centre)));
  };
  const observer = new ResizeObserver(draw);
  observer.observe(host.element);
  return { update: draw, dispose: () => observer.disconnect() };
}

function markOf(host: Host, marker: Marker, centre: { x: number; y: number }): HTMLElement {
  const at = project(marker.longitude, marker.latitude, host.number('scale'));
  const mark = document.createElement('button');
  mark.className = 'wx-map-mark';
  mark.style.left = `calc(50% + ${at.x - centre.x}px)`;
  mark.style.top = `calc(50% + ${at.y - centre.y}px)`;
  if (marker.iconPath !== undefined) {
    const icon = document.createElement('img');
    icon.src = fileUrl(marker.iconPath, folderOf(host));
    icon.alt = '';
    icon.width = marker.width ?? MARK.width;
    icon.height = marker.height ?? MARK.height;
    mark.append(icon);
  }
  const text = marker.callout?.content ?? marker.label?.content ?? marker.title;
  if (text !== undefined) mark.append(Object.assign(document.createElement('span'), { textContent: text }));
  mark.addEventListener('click', () => {
    host.trigger('markertap', { markerId: marker.id });
    if (marker.callout !== undefined) host.trigger('callouttap', { markerId: marker.id });
  });
  return mark;
}

/** Web Mercator, in pixels. */
function project(longitude: number, latitude: number, scale: number): { x: number; y: number } {
  const size = TILE * 2 ** scale;
  const sine = Math.sin((latitude * Math.PI) / 180);
  return {
    x: ((longitude + 180) / 360) * size,
    y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size,
  };
}

function drawGround(canvas: HTMLCanvasElement, { clientWidth, clientHeight }: HTMLElement): void {
  [canvas.width, canvas.height] = [clientWidth, clientHeight];
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.fillStyle = '#f2efe9';
  context.fillRect(0, 0, clientWidth, clientHeight);
  context.strokeStyle = '#ffffff';
  context.lineWidth = 5;
  for (let at = GRID / 2; at < Math.max(clientWidth, clientHeight); at += GRID) {
    context.strokeRect(at, -GRID, 0, clientHeight + 2 * GRID);
    context.strokeRect(-GRID, at, clientWidth + 2 * GRID, 0);
  }
}
