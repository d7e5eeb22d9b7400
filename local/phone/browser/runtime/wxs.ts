/** What WXS finds: its globals, the names of constructors, and the instances that its handlers get. */
import * as glassEasel from 'glass-easel';

import { instanceOf } from './wxs-instance';

type Listener = (...values: unknown[]) => unknown;
/** Where a function comes from: [0, …] the page's data, [1, …] a WXS file, [2, …] WXS in the template. */
type Origin = readonly unknown[] | null | undefined;
type ChangeListener = (
  newValue: unknown,
  oldValue: unknown,
  host: glassEasel.GeneralComponent,
  element: glassEasel.Element,
) => void;

const FROM_DATA = 0;

function isWxs(origin: Origin): boolean {
  return Array.isArray(origin) && origin[0] !== FROM_DATA;
}

/** `change:name` handlers run after the change was drawn. */
function changeFilter(listener: Listener, origin: Origin): ChangeListener | Listener {
  if (!isWxs(origin)) return listener;
  const later: ChangeListener = (newValue, oldValue, host, element) =>
    queueMicrotask(() => {
      listener(newValue, oldValue, instanceOf(host), instanceOf(element));
    });
  return later;
}

function eventWrapper(
  caller: unknown,
  event: glassEasel.ShadowedEvent<unknown>,
  listener: Listener,
  origin: Origin,
): unknown {
  if (!isWxs(origin)) return listener.call(caller, event);
  const wrapped: unknown = Object.create(event, {
    instance: { value: instanceOf(elementOfTarget(event.currentTarget)) },
  });
  const owner = (caller as { _$: glassEasel.Element })._$;
  return listener.call(null, wrapped, instanceOf(owner));
}

/** A component appears in events as what its own code sees of it. */
function elementOfTarget(target: glassEasel.Element): glassEasel.Element {
  return (target as unknown as { _$?: glassEasel.Element })._$ ?? target;
}

export function installWxs(): void {
  Object.defineProperty(Object.prototype, '__wxsConstructor', {
    get(this: unknown) {
      return Object.prototype.toString.call(this).slice('[object '.length, -1);
    },
    enumerable: false,
  });
  Object.assign(globalThis, {
    __wxs: { changeFilter, eventWrapper },
    getRegExp: (pattern: string, flags?: string) => new RegExp(pattern, flags),
    getDate: (...parts: []) => new Date(...parts),
  });
}
