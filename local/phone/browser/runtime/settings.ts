/** What the shell around the phone sets: theme, letters, network. Kept for all phones of this browser. */
import type { Theme } from '../../model';

export type Network = 'wifi' | 'slow' | 'offline';

export interface Settings {
  readonly theme: Theme;
  /** 1 for the standard size of letters. */
  readonly fontScale: number;
  readonly network: Network;
}

const KEY = 'phone.settings';
const DEFAULTS: Settings = { theme: 'light', fontScale: 1, network: 'wifi' };

export function readSettings(): Settings {
  return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>) };
}

export function writeSettings(change: Partial<Settings>): void {
  localStorage.setItem(KEY, JSON.stringify({ ...readSettings(), ...change }));
}

/** Calls the listener now and whenever another document changes the settings. */
export function watchSettings(listener: (settings: Settings) => void): void {
  listener(readSettings());
  window.addEventListener('storage', ({ key }) => {
    if (key === KEY) listener(readSettings());
  });
}

/** Whose phone this is: the OPENID of the address (?as=…). */
export const person: string = new URLSearchParams(window.location.search).get('as') ?? 'visitor';
