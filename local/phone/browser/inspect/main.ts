/**
 * For tests of a mini-program's pages: what a designer would see at once. Loaded into the phone's document it answers
 * `__inspect()`: parts that stand out of the screen, text that is cut, things too small for a finger.
 */
import type { Finding } from './finding';
import { nameOf } from './name';
import { smallTargets } from './targets';
import { cutTexts } from './texts';

const TOLERANCE = 1;

function inspect(): Finding[] {
  const page = document.querySelector<HTMLElement>('.phone-page:not([hidden])');
  if (page === null) throw new Error('The phone shows no page');
  return [...overflows(page), ...cutTexts(page), ...smallTargets(page)];
}

/** Elements beyond the right or left edge that nobody can scroll to on purpose. */
function overflows(page: HTMLElement): Finding[] {
  const screen = page.getBoundingClientRect();
  const scroller = page.querySelector('.phone-scroll');
  const isWide = scroller !== null && scroller.scrollWidth > scroller.clientWidth + TOLERANCE;
  if (!isWide) return [];
  return [...page.querySelectorAll('.phone-scroll *')]
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      const isOut = right > screen.right + TOLERANCE || left < screen.left - TOLERANCE;
      return width > 0 && isOut && element.closest('wx-scroll-view, wx-swiper') === null;
    })
    .slice(0, 1)
    .map((element) => ({ kind: 'overflow', where: nameOf(element), what: 'stands out of the screen' }));
}

Object.assign(globalThis, { __inspect: inspect });
