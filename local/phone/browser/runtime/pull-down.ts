/** Pulling a page down to refresh it. */
import type { PageView } from './page-view';
import { callMethod } from './types';

export interface Pull {
  start(): void;
  stop(): void;
}

/** Pixels to pull until the page refreshes, and at most. */
const ENOUGH = 60;
const MOST = 110;
/** The page follows the finger with less than its way. */
const RESISTANCE = 0.5;

export function watchPull(page: PageView): Pull {
  const sign = document.createElement('div');
  sign.className = 'phone-pull';
  sign.innerHTML = '<i></i><i></i><i></i>';
  page.scroller.before(sign);
  let startY: number | undefined;
  let pulled = 0;

  const place = (pixels: number, isSmooth: boolean): void => {
    pulled = pixels;
    page.scroller.style.transition = isSmooth ? 'transform 200ms' : '';
    // Without a transform: it would hold what is fixed inside the page.
    page.scroller.style.transform = pixels === 0 ? '' : `translateY(${pixels}px)`;
    sign.style.height = `${pixels}px`;
  };
  const pull = {
    start: () => {
      place(ENOUGH, true);
      sign.classList.add('phone-pull-busy');
      callMethod(page.caller, 'onPullDownRefresh');
    },
    stop: () => {
      sign.classList.remove('phone-pull-busy');
      place(0, true);
    },
  };
  const isBusy = (): boolean => sign.classList.contains('phone-pull-busy');
  page.scroller.addEventListener('touchstart', ({ touches }) => {
    const isWanted = page.config.enablePullDownRefresh && page.scroller.scrollTop <= 0 && !isBusy();
    startY = isWanted ? touches[0]?.clientY : undefined;
  });
  page.scroller.addEventListener('touchmove', ({ touches }) => {
    const y = touches[0]?.clientY;
    if (startY === undefined || y === undefined || page.scroller.scrollTop > 0) return;
    const way = Math.max(0, y - startY) * RESISTANCE;
    if (way > 0 || pulled > 0) place(Math.min(MOST, way), false);
  });
  page.scroller.addEventListener('touchend', () => {
    if (startY === undefined) return;
    startY = undefined;
    if (pulled >= ENOUGH) pull.start();
    else if (pulled > 0) place(0, true);
  });
  return pull;
}
