/** WeChat's units and environment values as CSS that a browser knows; used for style sheets and inline styles. */
const RPX = /(-?(?:\d+\.?\d*|\.\d+))rpx\b/gi;
const VIEWPORT_HEIGHT = /(-?(?:\d+\.?\d*|\.\d+))vh\b/gi;
const SAFE_AREA = /\benv\(\s*safe-area-inset-(top|bottom|left|right)\s*(?:,[^)]*)?\)/gi;
const ROOT_URL = /url\(\s*(['"]?)\/(?!\/)/gi;

/**
 * 750 rpx are the width of the screen, 100vh the page without the phone's own bars, and the safe area is
 * that of the drawn phone: all three come from custom properties that the runtime sets.
 */
export function convertUnits(css: string): string {
  return css
    .replace(RPX, 'calc(var(--rpx) * $1)')
    .replace(VIEWPORT_HEIGHT, 'calc(var(--vh) * $1)')
    .replace(SAFE_AREA, 'var(--safe-$1)')
    .replace(ROOT_URL, 'url($1/files/');
}
