/** Light or dark: as the computer is, until the operator chooses; and the colours for what is drawn by script. */
import { useSyncExternalStore } from 'react';

type Mode = 'light' | 'dark';

const KEY = 'console-theme';
const listeners = new Set<() => void>();
const system = matchMedia('(prefers-color-scheme: dark)');

export function modeNow(): Mode {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return system.matches ? 'dark' : 'light';
}

export function applyMode(): void {
  document.documentElement.setAttribute('theme-mode', modeNow());
  for (const listener of listeners) listener();
}

export function toggleMode(): void {
  localStorage.setItem(KEY, modeNow() === 'dark' ? 'light' : 'dark');
  applyMode();
}

system.addEventListener('change', applyMode);

export function useMode(): Mode {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, modeNow);
}

/** A colour of theme.css by its name, as it is now. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
