/** The object that stands for a component or element in WXS (`ownerInstance`, `event.instance`). */
import * as glassEasel from 'glass-easel';

import { convertUnits } from '../../compiler/units';
import { domOf } from './backend';

export interface WxsInstance {
  selectComponent(selector: string): WxsInstance | null;
  selectAllComponents(selector: string): WxsInstance[];
  setStyle(style: string | Readonly<Record<string, string | number>>): WxsInstance;
  addClass(name: string): WxsInstance;
  removeClass(name: string): WxsInstance;
  hasClass(name: string): boolean;
  getDataset(): object;
  getState(): object;
  callMethod(name: string, detail?: unknown): void;
  triggerEvent(name: string, detail?: unknown): WxsInstance;
  requestAnimationFrame(callback: () => void): number;
  setTimeout(callback: () => void, milliseconds: number): number;
  clearTimeout(timer: number): void;
  getComputedStyle(names: readonly string[]): Record<string, string>;
  getBoundingClientRect(): DOMRect | undefined;
}

const instances = new WeakMap<glassEasel.Element, WxsInstance>();
/** WXS' own style lies above the template's. */
const WXS_STYLE_SEGMENT = 3;

/** The segments are a const enum of glass-easel's, whose members its types do not hand out. */
interface Styled {
  setNodeStyle(style: string, segment: number): void;
}

export function instanceOf(element: glassEasel.Element): WxsInstance {
  const known = instances.get(element);
  if (known !== undefined) return known;
  const made = createInstance(element);
  instances.set(element, made);
  return made;
}

function createInstance(element: glassEasel.Element): WxsInstance {
  const state = {};
  const root = (): glassEasel.ShadowRoot | null =>
    glassEasel.Component.isComponent(element) ? element.getShadowRoot() : element.ownerShadowRoot;
  const instance: WxsInstance = {
    selectComponent: (selector) => {
      const found = root()?.querySelector(selector);
      return found === undefined || found === null ? null : instanceOf(found);
    },
    selectAllComponents: (selector) => (root()?.querySelectorAll(selector) ?? []).map(instanceOf),
    setStyle: (style) => {
      (element as unknown as Styled).setNodeStyle(convertUnits(styleText(style)), WXS_STYLE_SEGMENT);
      return instance;
    },
    addClass: (name) => {
      element.toggleNodeClass(name, true);
      return instance;
    },
    removeClass: (name) => {
      element.toggleNodeClass(name, false);
      return instance;
    },
    hasClass: (name) => element.class.split(' ').includes(name),
    getDataset: () => element.dataset,
    getState: () => state,
    callMethod: (name, detail) => {
      if (!glassEasel.Component.isComponent(element)) return;
      const caller = element.getMethodCaller() as unknown as Record<string, unknown>;
      const method = caller[name];
      if (typeof method === 'function') (method as (detail: unknown) => void).call(caller, detail);
    },
    triggerEvent: (name, detail) => {
      glassEasel.Event.triggerEvent(element, name, detail);
      return instance;
    },
    requestAnimationFrame: (callback) => requestAnimationFrame(callback),
    setTimeout: (callback, milliseconds) => window.setTimeout(callback, milliseconds),
    clearTimeout: (timer) => window.clearTimeout(timer),
    getComputedStyle: (names) => {
      const dom = domOf(element);
      const style = dom === undefined ? undefined : getComputedStyle(dom);
      return Object.fromEntries(names.map((name) => [name, style?.getPropertyValue(kebab(name)) ?? '']));
    },
    getBoundingClientRect: () => domOf(element)?.getBoundingClientRect(),
  };
  return instance;
}

function styleText(style: string | Readonly<Record<string, string | number>>): string {
  if (typeof style === 'string') return style;
  return Object.entries(style)
    .map(([name, value]) => `${kebab(name)}:${value}`)
    .join(';');
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
