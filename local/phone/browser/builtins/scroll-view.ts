/** <scroll-view>, with its own pull to refresh. */
import type { Builtin, Host, Mounted } from './define';

/** A length as the page gives it: a number is pixels. */
const pixels = (value: number): number => (Number.isNaN(value) ? 0 : value);
const REFRESH_HEIGHT = 45;

function mountScrollView(host: Host): Mounted {
  const scroller = host.part('.wx-scroll');
  scroller.tabIndex = 0;
  let last = { scrollTop: 0, scrollLeft: 0 };
  let wasAtEnd = false;
  let wasAtStart = true;
  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = scroller;
    const [deltaY, deltaX] = [last.scrollTop - scrollTop, last.scrollLeft - scrollLeft];
    last = { scrollTop, scrollLeft };
    host.trigger('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY });
    const isVertical = host.flag('scrollY');
    const rest = isVertical
      ? scrollHeight - scrollTop - clientHeight
      : scrollWidth - scrollLeft - clientWidth;
    const isAtEnd = rest <= pixels(host.number('lowerThreshold'));
    const isAtStart = (isVertical ? scrollTop : scrollLeft) <= pixels(host.number('upperThreshold'));
    if (isAtEnd && !wasAtEnd) host.trigger('scrolltolower', { direction: isVertical ? 'bottom' : 'right' });
    if (isAtStart && !wasAtStart) host.trigger('scrolltoupper', { direction: isVertical ? 'top' : 'left' });
    [wasAtEnd, wasAtStart] = [isAtEnd, isAtStart];
  });
  watchRefresh(host, scroller);
  return {
    scroller,
    node: contextOf(scroller),
    context: contextOf(scroller),
    update: (changed) => {
      scroller.style.overflowX = host.flag('scrollX') ? 'auto' : 'hidden';
      scroller.style.overflowY = host.flag('scrollY') ? 'auto' : 'hidden';
      scroller.classList.toggle('wx-scroll-bare', !host.flag('showScrollbar') || host.flag('enhanced'));
      host.element.classList.toggle('wx-scroll-flex', host.flag('enableFlex'));
      const behavior = host.flag('scrollWithAnimation') ? 'smooth' : 'auto';
      // After the content that was set in the same turn.
      requestAnimationFrame(() => {
        if (changed.has('scrollTop') && host.text('scrollTop') !== '')
          scroller.scrollTo({ top: pixels(host.number('scrollTop')), behavior });
        if (changed.has('scrollLeft') && host.text('scrollLeft') !== '')
          scroller.scrollTo({ left: pixels(host.number('scrollLeft')), behavior });
        if (changed.has('scrollIntoView')) scrollIntoView(host, scroller, behavior);
      });
      if (changed.has('refresherTriggered')) showRefresher(host, host.flag('refresherTriggered'));
    },
  };
}

function contextOf(scroller: HTMLElement): object {
  return {
    scrollTo: ({ top, left, animated = true }: { top?: number; left?: number; animated?: boolean }) =>
      scroller.scrollTo({
        ...(top === undefined ? {} : { top }),
        ...(left === undefined ? {} : { left }),
        behavior: animated ? 'smooth' : 'auto',
      }),
    scrollIntoView: (selector: string) => scroller.querySelector(selector)?.scrollIntoView(),
  };
}

function scrollIntoView(host: Host, scroller: HTMLElement, behavior: ScrollBehavior): void {
  const id = host.text('scrollIntoView');
  if (id === '') return;
  // Ids stand in the document behind their component's prefix.
  const target = scroller.querySelector(`[id$="--${CSS.escape(id)}"]`);
  if (target === null) return;
  const [from, to] = [scroller.getBoundingClientRect(), target.getBoundingClientRect()];
  scroller.scrollTo({
    top: scroller.scrollTop + (host.flag('scrollY') ? to.top - from.top : 0),
    left: scroller.scrollLeft + (host.flag('scrollX') ? to.left - from.left : 0),
    behavior,
  });
}

function showRefresher(host: Host, isShown: boolean): void {
  const refresher = host.part('.wx-scroll-refresher');
  refresher.style.height = isShown ? `${REFRESH_HEIGHT}px` : '0px';
  refresher.classList.toggle('phone-pull-busy', isShown);
  if (refresher.childElementCount === 0) refresher.innerHTML = '<i></i><i></i><i></i>';
}

function watchRefresh(host: Host, scroller: HTMLElement): void {
  let from: number | undefined;
  let way = 0;
  scroller.addEventListener('touchstart', ({ touches }) => {
    way = 0;
    from = host.flag('refresherEnabled') && scroller.scrollTop <= 0 ? touches[0]?.clientY : undefined;
  });
  scroller.addEventListener('touchmove', ({ touches }) => {
    if (from === undefined || touches[0] === undefined) return;
    way = touches[0].clientY - from;
    if (way > 0) host.trigger('refresherpulling', { dy: way });
  });
  scroller.addEventListener('touchend', () => {
    const isEnough = from !== undefined && way > (host.number('refresherThreshold') || REFRESH_HEIGHT);
    from = undefined;
    if (!isEnough) return;
    host.set('refresherTriggered', true);
    showRefresher(host, true);
    host.trigger('refresherrefresh', { dy: way });
  });
}

export const SCROLL_VIEW: Builtin = {
  tag: 'scroll-view',
  template: 'scroll-view',
  properties: {
    scrollX: false,
    scrollY: false,
    upperThreshold: 50,
    lowerThreshold: 50,
    scrollTop: '',
    scrollLeft: '',
    scrollIntoView: '',
    scrollIntoViewOffset: 0,
    scrollWithAnimation: false,
    enableBackToTop: false,
    enableFlex: false,
    scrollAnchoring: false,
    enablePassive: false,
    refresherEnabled: false,
    refresherThreshold: REFRESH_HEIGHT,
    refresherDefaultStyle: 'black',
    refresherBackground: '',
    refresherTriggered: false,
    enhanced: false,
    bounces: true,
    showScrollbar: true,
    pagingEnabled: false,
    fastDeceleration: false,
    type: 'list',
    usingSticky: false,
  },
  mount: mountScrollView,
};
