/** The sizes of the phone: bars, safe areas, the unit rpx. All numbers are CSS pixels. */

export interface Insets {
  readonly top: number;
  readonly bottom: number;
}

export interface ViewportOrigin {
  readonly left: number;
  readonly top: number;
  readonly scrollTop: number;
}

export const NAVIGATION_BAR_HEIGHT = 44;
export const TAB_BAR_HEIGHT = 50;
const CAPSULE = { width: 87, height: 32, margin: 7 };
/** The drawn phone has a notch and a home indicator; a real phone's browser has its own. */
const DRAWN: Insets = { top: 44, bottom: 34 };
const NONE: Insets = { top: 0, bottom: 0 };
const RPX_A_SCREEN = 750;
/** rpx grow no further than on the widest phones, so that a tablet shows no giant letters. */
const WIDTH_MAX = 480;

/** Whether this page stands in the drawn phone of the shell; on a narrow screen the shell draws none (?bare=1). */
export const isDrawn = window.parent !== window && !new URLSearchParams(window.location.search).has('bare');
export const insets: Insets = isDrawn ? DRAWN : NONE;

let origin = (): ViewportOrigin => ({ left: 0, top: 0, scrollTop: 0 });

/** Tells where the current page's own area begins; given by the router. */
export function setViewportOrigin(read: () => ViewportOrigin): void {
  origin = read;
}

export function viewportOrigin(): ViewportOrigin {
  return origin();
}

export function screenSize(): { width: number; height: number } {
  return { width: Math.min(window.innerWidth, WIDTH_MAX), height: window.innerHeight };
}

/** Pixels of a length in rpx. */
function pixelsOfRpx(rpx: number): number {
  return (rpx * screenSize().width) / RPX_A_SCREEN;
}

/** The place of the capsule button, from the screen's corner. */
export function capsuleRect(): Record<'top' | 'right' | 'bottom' | 'left' | 'width' | 'height', number> {
  const top = insets.top + (NAVIGATION_BAR_HEIGHT - CAPSULE.height) / 2;
  const right = screenSize().width - CAPSULE.margin;
  const { width, height } = CAPSULE;
  return { top, right, bottom: top + height, left: right - width, width, height };
}

/** Sets the custom properties that converted style sheets count with, now and whenever the window changes. */
export function applyMetrics(): void {
  const root = document.documentElement.style;
  const apply = (): void => root.setProperty('--rpx', `${pixelsOfRpx(1)}px`);
  apply();
  window.addEventListener('resize', apply);
  for (const side of ['top', 'bottom'] as const)
    root.setProperty(`--safe-${side}`, isDrawn ? `${insets[side]}px` : `env(safe-area-inset-${side}, 0px)`);
  for (const side of ['left', 'right']) root.setProperty(`--safe-${side}`, '0px');
  root.setProperty('--status-bar', `${insets.top}px`);
}
