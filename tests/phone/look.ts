/** How a picture of a page is taken. */
import type { Theme } from './scenes/stage';

export interface Look {
  readonly name: string;
  readonly title: string;
  readonly theme: Theme;
  /** How much larger than usual letters are. */
  readonly letters: number;
}

export const LIGHT: Look = { name: 'light', title: '浅色', theme: 'light', letters: 1 };
export const DARK: Look = { name: 'dark', title: '深色', theme: 'dark', letters: 1 };
export const LARGE: Look = { name: 'large', title: '特大字', theme: 'light', letters: 1.4 };
