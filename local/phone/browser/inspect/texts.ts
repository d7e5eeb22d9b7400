/** Texts that are cut by something around them, unless they end in an ellipsis on purpose. */
import type { Finding } from './finding';
import { nameOf } from './name';

/** Letters may reach a little out of their line. */
const TOLERANCE = 2;
const CLIPS = ['hidden', 'clip'];
const SCROLLS = ['auto', 'scroll'];
/** What stands beside the shown slide comes in its turn. */
const TURNS = '.wx-swiper-clip';

export function cutTexts(page: HTMLElement): Finding[] {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const findings: Finding[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { parentElement } = node;
    if (parentElement === null || (node.textContent ?? '').trim() === '') continue;
    if (!parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const clipper = clipperOf(node, page);
    if (clipper !== undefined)
      findings.push({ kind: 'cut', where: nameOf(parentElement), what: `is cut by ${nameOf(clipper)}` });
  }
  return findings;
}

function clipperOf(node: Node, page: HTMLElement): Element | undefined {
  const range = document.createRange();
  range.selectNodeContents(node);
  const text = range.getBoundingClientRect();
  if (text.width === 0 || text.height === 0) return undefined;
  for (let box = node.parentElement; box !== null && box !== page; box = box.parentElement) {
    const style = getComputedStyle(box);
    // What scrolls is reached by scrolling; what is fixed is cut by nothing above it.
    if (SCROLLS.includes(style.overflowX) || SCROLLS.includes(style.overflowY)) return undefined;
    if (isShortened(style) || box.matches(TURNS)) return undefined;
    if (cuts(box, style, text)) return box;
    if (style.position === 'fixed') return undefined;
  }
  return undefined;
}

function isShortened({ textOverflow, webkitLineClamp }: CSSStyleDeclaration): boolean {
  return textOverflow === 'ellipsis' || !['none', ''].includes(webkitLineClamp);
}

function cuts(box: Element, style: CSSStyleDeclaration, text: DOMRect): boolean {
  const rect = box.getBoundingClientRect();
  const isWide = text.right > rect.right + TOLERANCE || text.left < rect.left - TOLERANCE;
  const isHigh = text.bottom > rect.bottom + TOLERANCE || text.top < rect.top - TOLERANCE;
  return (CLIPS.includes(style.overflowX) && isWide) || (CLIPS.includes(style.overflowY) && isHigh);
}
