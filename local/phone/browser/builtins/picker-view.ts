/** <picker-view> and its columns: wheels that rest on a row. */
import type { Builtin, Host, Mounted } from './define';

/** The height of a row where the page sets none, in pixels. */
const ROW = 34;
/** A wheel has come to rest when it did not move for this long. */
const REST_MS = 120;

interface Wheel {
  readonly element: HTMLElement;
  go(index: number): void;
  index(): number;
}

const wheels = new WeakMap<Element, Wheel>();
const views = new WeakMap<Element, () => void>();

function wheelsOf(view: Element): Wheel[] {
  return [...view.querySelectorAll('wx-picker-view-column')].flatMap((column) => wheels.get(column) ?? []);
}

function mountView(host: Host): Mounted {
  let values: number[] = [];
  const read = (): number[] => wheelsOf(host.element).map((wheel) => wheel.index());
  const settle = (): void => {
    const next = read();
    if (String(next) === String(values)) return;
    values = next;
    host.set('value', next);
    host.trigger('change', { value: next });
  };
  views.set(host.element, settle);
  return {
    update: (changed) => {
      const style = host.text('indicatorStyle');
      const indicator = host.part('.wx-wheel-indicator');
      indicator.style.cssText = style;
      requestAnimationFrame(() => {
        host.element.style.setProperty('--wheel', `${host.element.clientHeight}px`);
        host.element.style.setProperty('--row', `${indicator.offsetHeight || ROW}px`);
        if (!changed.has('value')) return;
        values = [...((host.value('value') ?? []) as number[])];
        wheelsOf(host.element).forEach((wheel, index) => wheel.go(values[index] ?? 0));
        values = read();
      });
    },
  };
}

function mountColumn(host: Host): Mounted {
  const scroller = host.part('.wx-wheel');
  const content = host.part('.wx-wheel-content');
  let timer = 0;
  let wanted = 0;
  const rowHeight = (): number => {
    const view = host.element.closest<HTMLElement>('wx-picker-view');
    return Number.parseFloat(view?.style.getPropertyValue('--row') ?? '') || ROW;
  };
  const index = (): number =>
    Math.min(Math.max(0, content.childElementCount - 1), Math.round(scroller.scrollTop / rowHeight()));
  const wheel: Wheel = {
    element: host.element,
    index,
    go: (next) => {
      wanted = next;
      scroller.scrollTop = next * rowHeight();
    },
  };
  wheels.set(host.element, wheel);
  scroller.addEventListener('scroll', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      const view = host.element.closest('wx-picker-view');
      if (view !== null) views.get(view)?.();
    }, REST_MS);
  });
  content.addEventListener('click', ({ target }) => {
    const row = [...content.children].findIndex((child) => target instanceof Node && child.contains(target));
    if (row >= 0) scroller.scrollTo({ top: row * rowHeight(), behavior: 'smooth' });
  });
  // Rows that come later must not leave the wheel at its start.
  const observer = new MutationObserver(() => wheel.go(wanted));
  observer.observe(content, { childList: true });
  return { dispose: () => observer.disconnect() };
}

export const PICKER_VIEWS: readonly Builtin[] = [
  {
    tag: 'picker-view',
    template: 'picker-view',
    externalClasses: ['indicator-class', 'mask-class'],
    properties: { value: [], indicatorStyle: '', maskStyle: '', immediateChange: false },
    mount: mountView,
  },
  { tag: 'picker-view-column', template: 'picker-view-column', mount: mountColumn },
];
