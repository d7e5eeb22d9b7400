/** The mini-program's App: its object, how it was started, and the moments that it hears of. */
import { callMethod, type Options, type Query } from './types';

export interface LaunchOptions {
  readonly path: string;
  readonly query: Query;
  /** WeChat's number for the way in: 1001 from the list, 1007 from a shared card, 1011 from a code. */
  readonly scene: number;
  readonly referrerInfo: object;
}

type Moment = 'show' | 'hide' | 'error' | 'pageNotFound' | 'themeChange' | 'unhandledRejection' | 'resize';
type Listener = (value: unknown) => void;

const HOOKS: Partial<Record<Moment, string>> = {
  show: 'onShow',
  hide: 'onHide',
  error: 'onError',
  pageNotFound: 'onPageNotFound',
  themeChange: 'onThemeChange',
  unhandledRejection: 'onUnhandledRejection',
};

const listeners = new Map<Moment, Set<Listener>>();
let instance: Options = {};
let launch: LaunchOptions = { path: '', query: {}, scene: 1001, referrerInfo: {} };
let enter: LaunchOptions = launch;

/** @param definition what app.ts gave to App() */
export function launchApp(definition: Options, options: LaunchOptions): void {
  instance = definition;
  launch = options;
  enter = options;
  callMethod(instance, 'onLaunch', options);
  happen('show', options);
}

export function happen(moment: Moment, value: unknown): void {
  const hook = HOOKS[moment];
  if (hook !== undefined) callMethod(instance, hook, value);
  for (const listener of [...(listeners.get(moment) ?? [])]) listener(value);
}

export function onMoment(moment: Moment, listener: Listener): void {
  listeners.set(moment, (listeners.get(moment) ?? new Set()).add(listener));
}

export function offMoment(moment: Moment, listener?: Listener): void {
  if (listener === undefined) listeners.delete(moment);
  else listeners.get(moment)?.delete(listener);
}

export const getApp = (): Options => instance;
export const launchOptions = (): LaunchOptions => launch;
export const enterOptions = (): LaunchOptions => enter;
