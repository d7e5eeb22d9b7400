/** Things with a tap that are smaller than a finger. */
import type { Finding } from './finding';
import { nameOf } from './name';

/** CSS pixels, as WeChat's and Apple's guides have it. */
const LEAST = 44;
const TOLERANCE = 0.5;
/** These listen inside of themselves, whether or not the page asks them anything; WeChat draws the last as it likes. */
const LISTENING_ALWAYS = '.t-icon, .t-image, .t-popup__close:not(:has(.t-icon)), wx-switch';

/** glass-easel keeps an element's listeners on itself; the phone's own gestures look there as well. */
function hasTapListener(element: Element): boolean {
  const { __wxElement: drawn } = element as {
    __wxElement?: { _$eventTarget?: { listeners?: Readonly<Record<string, unknown>> } };
  };
  return drawn?._$eventTarget?.listeners?.['tap'] !== undefined;
}

export function smallTargets(page: HTMLElement): Finding[] {
  return [...page.querySelectorAll('.phone-scroll *')]
    .filter((element) => hasTapListener(element) && element.closest(LISTENING_ALWAYS) === null)
    .flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      const isSeen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      if (!isSeen || width === 0 || height === 0) return [];
      if (isLarge(width) && isLarge(height)) return [];
      if (reaches(element, width, height)) return [];
      const what = `is ${Math.round(width)}×${Math.round(height)}`;
      return [{ kind: 'target', where: nameOf(element), what } as const];
    });
}

const isLarge = (length: number): boolean => length >= LEAST - TOLERANCE;

/** Whether a finger half of that size beside its middle still meets it: a pseudo-element may make it larger. */
function reaches(element: Element, width: number, height: number): boolean {
  element.scrollIntoView({ block: 'center' });
  const { left, top } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const half = LEAST / 2 - 1;
  const across = isLarge(width) ? [] : [[x - half, y] as const, [x + half, y] as const];
  const along = isLarge(height) ? [] : [[x, y - half] as const, [x, y + half] as const];
  return [...across, ...along].every(([at, above]) => element.contains(document.elementFromPoint(at, above)));
}
