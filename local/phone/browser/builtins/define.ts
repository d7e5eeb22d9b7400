/** Built-in components as glass-easel components whose work is done on plain DOM. */
import * as glassEasel from 'glass-easel';
import { templates } from 'phone:templates';

import { domOf } from '../runtime/backend';
import { setHandle, type Handle } from '../runtime/dom-registry';
import { builtinSpace, registerBuiltin } from '../runtime/space';
import { plainText } from '../runtime/text';

export type Properties = Readonly<Record<string, PropertyType>>;
/** A property's value until the page sets another; any type is taken, and read as the one that is needed. */
type PropertyType = string | number | boolean | null | readonly unknown[];

/** What a built-in's code gets of its component. */
export interface Host {
  readonly element: HTMLElement;
  readonly component: glassEasel.GeneralComponent;
  /** The property by its name in camel case, as it is now. */
  text(name: string): string;
  /** NaN for what is no number. */
  number(name: string): number;
  /** As WeChat reads it: any text that is not empty is true. */
  flag(name: string): boolean;
  value(name: string): unknown;
  /** Changes an own property, and the page's data bound to it by `model:`. */
  set(name: string, value: unknown): void;
  /** Tells the page; such events do not bubble unless they are said to. */
  trigger(name: string, detail?: unknown, bubbles?: boolean): void;
  /** An element of the own template. */
  part(selector: string): HTMLElement;
}

export interface Mounted extends Handle {
  /** Draws again; `changed` holds the property that changed, and all of them at first. */
  update?(changed: ReadonlySet<string>): void;
  dispose?(): void;
}

export interface Builtin {
  readonly tag: string;
  /** A key of TEMPLATE_SOURCES; 'slot' where it is missing. */
  readonly template?: string;
  readonly properties?: Properties;
  readonly externalClasses?: readonly string[];
  mount?(host: Host): Mounted;
}

/** Properties of every built-in. */
const ARIA: Readonly<Record<string, string>> = {
  ariaRole: 'role',
  ...Object.fromEntries(
    ['label', 'hidden', 'disabled', 'checked', 'selected', 'expanded', 'modal', 'haspopup', 'live', 'level']
      .concat(['labelledby', 'describedby', 'valuemin', 'valuemax', 'valuenow', 'valuetext'])
      .map((name) => [`aria${name.charAt(0).toUpperCase()}${name.slice(1)}`, `aria-${name}`]),
  ),
};
const COMMON: Properties = {
  hidden: false,
  ...Object.fromEntries(Object.keys(ARIA).map((name) => [name, ''])),
};
/** Properties that style sheets look at. */
const REFLECTED = ['hidden', 'disabled', 'checked', 'type', 'size', 'plain', 'loading', 'mode'];

const mounted = new WeakMap<object, { host: Host; parts: Mounted }>();
const known = new Set<string>();

/** Tags of all built-ins, for the inventory and for canIUse. */
export const builtinTags: ReadonlySet<string> = known;

export function defineBuiltin(builtin: Builtin): void {
  const { tag } = builtin;
  const properties: Properties = { ...COMMON, ...builtin.properties };
  const names = Object.keys(properties);
  known.add(tag);
  let builder = builtinSpace
    .define(`builtin/${tag}`)
    .options({
      dataDeepCopy: glassEasel.DeepCopyKind.None,
      propertyPassingDeepCopy: glassEasel.DeepCopyKind.None,
    })
    .template(templateOf(builtin) as never)
    .externalClasses([...(builtin.externalClasses ?? [])]);
  for (const [name, value] of Object.entries(properties))
    builder = builder.property(name, { type: null, value } as never);
  for (const name of names)
    builder.observer(name as never, function (this: unknown) {
      const found = mounted.get(this as object);
      if (found !== undefined) redraw(found.host, found.parts, new Set([name]));
    });
  builder.lifetime('attached', function (this: unknown) {
    const component = this as glassEasel.GeneralComponent;
    const element = domOf(component);
    if (element === undefined) return;
    const host = createHost(component, element, properties);
    const parts = builtin.mount?.(host) ?? {};
    mounted.set(component, { host, parts });
    setHandle(element, parts);
    redraw(host, parts, new Set(names));
  });
  builder.lifetime('detached', function (this: unknown) {
    mounted.get(this as object)?.parts.dispose?.();
    mounted.delete(this as object);
  });
  registerBuiltin(tag, builder.registerComponent() as never);
}

function templateOf({ template = 'slot' }: Builtin): unknown {
  return templates[template];
}

function redraw(host: Host, parts: Mounted, changed: ReadonlySet<string>): void {
  for (const name of changed) reflect(host, name);
  parts.update?.(changed);
}

function reflect(host: Host, name: string): void {
  const attribute = ARIA[name] ?? (REFLECTED.includes(name) ? name : undefined);
  if (attribute === undefined) return;
  const value = host.value(name);
  // aria-checked="{{false}}" is a state that is read aloud; hidden="{{false}}" is nothing.
  const isOff = value === false && ARIA[name] === undefined;
  if (value === undefined || value === null || value === '' || isOff) {
    // The role that a component has by itself stays.
    if (attribute !== 'role') host.element.removeAttribute(attribute);
  } else
    host.element.setAttribute(attribute, value === true && ARIA[name] === undefined ? '' : plainText(value));
}

function createHost(
  component: glassEasel.GeneralComponent,
  element: HTMLElement,
  defaults: Properties,
): Host {
  // Templates hand over null and undefined for what they leave open.
  const value = (name: string): unknown =>
    (component.data as Record<string, unknown>)[name] ?? defaults[name];
  const text = (name: string): string => plainText(value(name));
  return {
    element,
    component,
    value,
    text,
    number: (name) => (text(name) === '' ? Number.NaN : Number.parseFloat(text(name))),
    flag: (name) => Boolean(value(name)),
    set: (name, next) => (component as unknown as { setData(data: object): void }).setData({ [name]: next }),
    trigger: (name, detail = {}, bubbles = false) =>
      glassEasel.Event.triggerEvent(component, name, detail, {
        bubbles,
        composed: bubbles,
      }),
    part: (selector) => {
      const found = element.querySelector(selector);
      if (found === null) throw new Error(`<${element.localName}> has no part ${selector}`);
      return found as never;
    },
  };
}
