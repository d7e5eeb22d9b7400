/** Methods of every page and component that the adapter lacks or answers in other coordinates. */
import * as glassEasel from 'glass-easel';
import { component } from 'glass-easel-miniprogram-adapter';

import { convertUnits } from '../../compiler/units';
import { domOf } from './backend';
import { PhoneIntersectionObserver, type ObserverOptions } from './intersection';
import { pageOfElement } from './router';
import { SelectorQuery } from './selector-query';
import type { Caller } from './types';
import type { PageView } from './page-view';

type Frame = Readonly<Record<string, unknown>>;

const METHODS = {
  createSelectorQuery(this: Caller) {
    return new SelectorQuery(this);
  },
  createIntersectionObserver(this: Caller, options?: ObserverOptions) {
    return new PhoneIntersectionObserver(this, options);
  },
  getPageId(this: Caller) {
    return `pageId:${pageOf(this)?.id ?? 0}`;
  },
  getTabBar(this: Caller) {
    return pageOf(this)?.tabBar ?? null;
  },
  /** Keyframes as WeChat takes them: style names in camel case, `offset`, `ease`; milliseconds. */
  animate(this: Caller, selector: string, frames: readonly Frame[], duration: number, done?: () => void) {
    const animations = elements(this, selector).map((dom) =>
      dom.animate(frames.map(keyframe), { duration, fill: 'forwards' }),
    );
    void Promise.all(animations.map(({ finished }) => finished)).then(() => done?.());
  },
  clearAnimation(this: Caller, selector: string, ...rest: unknown[]) {
    for (const dom of elements(this, selector))
      for (const animation of dom.getAnimations()) animation.cancel();
    const callback = rest.at(-1);
    if (typeof callback === 'function') (callback as () => void)();
  },
};

export function installCallerMethods(): void {
  Object.assign(component.ComponentCaller.prototype, METHODS);
  const { prototype } = glassEasel.Element as unknown as { prototype: glassEasel.Element };
  const original: unknown = Reflect.get(prototype, 'setNodeStyle');
  prototype.setNodeStyle = function (this: glassEasel.Element, ...[style, segment]): void {
    (original as typeof prototype.setNodeStyle).call(this, convertUnits(style), segment);
  };
  for (const name of ['offsetLeft', 'offsetTop'] as const)
    Object.defineProperty(prototype, name, {
      get(this: glassEasel.Element) {
        return domOf(this)?.[name] ?? 0;
      },
    });
}

function pageOf(caller: Caller): PageView | undefined {
  const dom = domOf(caller._$);
  return dom === undefined ? undefined : pageOfElement(dom);
}

function elements(caller: Caller, selector: string): HTMLElement[] {
  const root = caller._$.getShadowRoot();
  return (root?.querySelectorAll(selector) ?? []).flatMap((element) => domOf(element) ?? []);
}

function keyframe({ ease, offset, ...style }: Frame): Keyframe {
  const entries = Object.entries(style).map(([name, value]) => [name, convertUnits(String(value))]);
  return {
    ...(Object.fromEntries(entries) as Record<string, string>),
    ...(typeof ease === 'string' ? { easing: ease } : {}),
    ...(typeof offset === 'number' ? { offset } : {}),
  };
}
