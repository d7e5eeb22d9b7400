/** What the phone knows of a page's or component's own object (`this` of its code). */
import type * as glassEasel from 'glass-easel';

export interface Caller {
  /** The component behind it. */
  readonly _$: glassEasel.GeneralComponent;
  readonly data: Readonly<Record<string, unknown>>;
  setData(values: Record<string, unknown>, callback?: () => void): void;
  triggerEvent(name: string, detail?: unknown, options?: object): void;
  [field: string]: unknown;
}

export type Options = Readonly<Record<string, unknown>>;
export type Query = Readonly<Record<string, string>>;

/** Calls a method of a page, app or component if it has one; what it throws is reported by the caller. */
export function callMethod(object: object | undefined, name: string, ...values: unknown[]): unknown {
  const method = (object as Record<string, unknown> | undefined)?.[name];
  if (typeof method !== 'function') return undefined;
  return (method as (...values: unknown[]) => unknown).apply(object, values);
}

export function hasMethod(object: object, name: string): boolean {
  return typeof (object as Record<string, unknown>)[name] === 'function';
}

/** The object that a component's own code knows as `this`. */
export function callerOf(component: glassEasel.GeneralComponent): Caller {
  return component.getMethodCaller() as unknown as Caller;
}
