/** wx.createIntersectionObserver over the browser's own. */
import { domOf, elementOf } from './backend';
import { pageOfElement } from './router';
import type { Caller } from './types';

interface Margins {
  readonly left?: number;
  readonly top?: number;
  readonly right?: number;
  readonly bottom?: number;
}

export interface ObserverOptions {
  readonly thresholds?: readonly number[];
  readonly initialRatio?: number;
  readonly observeAll?: boolean;
}

export class PhoneIntersectionObserver {
  private relative: string | undefined;
  private margins: Margins = {};
  private observer: IntersectionObserver | undefined;

  constructor(
    private readonly scope: Caller | undefined,
    private readonly options: ObserverOptions = {},
  ) {}

  relativeTo = (selector: string, margins: Margins = {}): this => {
    this.relative = selector;
    this.margins = margins;
    return this;
  };

  relativeToViewport = (margins: Margins = {}): this => {
    this.relative = undefined;
    this.margins = margins;
    return this;
  };

  observe = (selector: string, callback: (result: object) => void): void => {
    const root = this.scope?._$.getShadowRoot();
    if (root === null || root === undefined) return;
    const found =
      this.options.observeAll === true ? root.querySelectorAll(selector) : [root.querySelector(selector)];
    const targets = found.flatMap((element) => (element === null ? [] : (domOf(element) ?? [])));
    const [first] = targets;
    if (first === undefined) return;
    const relative = this.relative === undefined ? null : root.querySelector(this.relative);
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.margins;
    this.observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) callback(resultOf(entry));
      },
      {
        root: (relative === null ? pageOfElement(first)?.viewport : domOf(relative)) ?? null,
        rootMargin: `${top}px ${right}px ${bottom}px ${left}px`,
        threshold: [...(this.options.thresholds ?? [0])],
      },
    );
    for (const target of targets) this.observer.observe(target);
  };

  disconnect = (): void => this.observer?.disconnect();
}

function resultOf(entry: IntersectionObserverEntry): object {
  const element = elementOf(entry.target);
  return {
    id: element?.id ?? '',
    dataset: element?.dataset ?? {},
    intersectionRatio: entry.intersectionRatio,
    intersectionRect: entry.intersectionRect,
    boundingClientRect: entry.boundingClientRect,
    relativeRect: entry.rootBounds,
    time: entry.time,
  };
}
