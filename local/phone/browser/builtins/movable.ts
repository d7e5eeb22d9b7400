/** <movable-area> and <movable-view>. */
import type { Builtin, Host, Mounted } from './define';

/** Moves within the area; x and y are pixels from its corner. */
function mountMovable(host: Host): Mounted {
  let at = { x: 0, y: 0 };
  let grip: { readonly x: number; readonly y: number } | undefined;
  const place = (x: number, y: number, source: string): void => {
    const area = host.element.closest<HTMLElement>('wx-movable-area');
    const room = (outer = 0, inner = 0): [number, number] => [
      Math.min(0, outer - inner),
      Math.max(0, outer - inner),
    ];
    const [left, right] = room(area?.clientWidth, host.element.offsetWidth);
    const [top, bottom] = room(area?.clientHeight, host.element.offsetHeight);
    const isFree = host.flag('outOfBounds');
    const next = isFree ? { x, y } : { x: clamp(x, left, right), y: clamp(y, top, bottom) };
    const isNew = next.x !== at.x || next.y !== at.y;
    at = next;
    const scale = host.number('scaleValue') || 1;
    host.element.style.transform = `translate(${at.x}px, ${at.y}px) scale(${scale})`;
    if (isNew) host.trigger('change', { ...at, source });
  };
  host.element.addEventListener('touchstart', ({ touches }) => {
    const [touch] = touches;
    const isFixed = touch === undefined || host.flag('disabled') || host.text('direction') === 'none';
    grip = isFixed ? undefined : { x: touch.clientX - at.x, y: touch.clientY - at.y };
  });
  host.element.addEventListener('touchmove', (event) => {
    const [touch] = event.touches;
    if (grip === undefined || touch === undefined) return;
    const direction = host.text('direction');
    const x = direction === 'vertical' ? at.x : touch.clientX - grip.x;
    const y = direction === 'horizontal' ? at.y : touch.clientY - grip.y;
    place(x, y, 'touch');
    event.preventDefault();
  });
  return {
    update: (changed) => {
      if (changed.has('x') || changed.has('y') || changed.has('scaleValue'))
        place(host.number('x') || 0, host.number('y') || 0, '');
    },
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

export const MOVABLES: readonly Builtin[] = [
  { tag: 'movable-area', properties: { scaleArea: false } },
  {
    tag: 'movable-view',
    properties: {
      direction: 'none',
      inertia: false,
      outOfBounds: false,
      x: 0,
      y: 0,
      damping: 20,
      friction: 2,
      disabled: false,
      scale: false,
      scaleMin: 0.1,
      scaleMax: 10,
      scaleValue: 1,
      animation: true,
    },
    mount: mountMovable,
  },
];
