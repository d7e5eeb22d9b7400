/** Light or dark, and the size of letters: set in the shell, told to the mini-program. */
import type { Theme } from '../../model';

type Listener = (theme: Theme) => void;

const listeners = new Set<Listener>();
let theme: Theme = 'light';
let fontScale = 1;

/** What WeChat calls the standard size of letters, in pixels. */
const FONT_SIZE = 17;

export function currentTheme(): Theme {
  return theme;
}

/** @returns 1 for the standard size, more for elders */
export function fontSizeScale(): number {
  return fontScale;
}

export function fontSizeSetting(): number {
  return FONT_SIZE * fontScale;
}

export function onTheme(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setTheme(next: Theme): void {
  const isNew = next !== theme;
  theme = next;
  document.documentElement.dataset['theme'] = next;
  if (isNew) for (const listener of [...listeners]) listener(next);
}

export function setFontScale(scale: number): void {
  fontScale = scale;
  document.documentElement.style.setProperty('--font-scale', String(scale));
}
