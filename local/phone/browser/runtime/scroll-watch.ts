/** Tells a page that it was scrolled, and that its end came near. */
import type { PageView } from './page-view';
import { callMethod } from './types';

export function watchScroll(page: PageView): void {
  const { scroller } = page;
  let wasNear = false;
  let height = 0;
  scroller.addEventListener('scroll', () => {
    const { scrollTop, clientHeight, scrollHeight } = scroller;
    callMethod(page.caller, 'onPageScroll', { scrollTop });
    const isNear = scrollTop + clientHeight >= scrollHeight - page.config.onReachBottomDistance;
    // Once for each time that the end is reached, and again when the page has grown.
    if (isNear && (!wasNear || scrollHeight > height)) callMethod(page.caller, 'onReachBottom');
    wasNear = isNear;
    height = scrollHeight;
  });
}
