/** Every built-in component of the phone. */
import { BASICS } from './basics';
import { BUTTONS } from './button';
import { CHOICES } from './choices';
import { defineBuiltin } from './define';
import { FORMS } from './form';
import { INPUTS } from './inputs';
import { MEDIA } from './media';
import { MOVABLES } from './movable';
import { PICKER } from './picker';
import { PICKER_VIEWS } from './picker-view';
import { RICH_TEXT } from './rich-text';
import { SCROLL_VIEW } from './scroll-view';
import { SLIDER } from './slider';
import { SWIPERS } from './swiper';

const ALL = [
  ...BASICS,
  ...BUTTONS,
  ...CHOICES,
  ...FORMS,
  ...INPUTS,
  ...MEDIA,
  ...MOVABLES,
  ...PICKER_VIEWS,
  PICKER,
  RICH_TEXT,
  SCROLL_VIEW,
  SLIDER,
  ...SWIPERS,
];

export function defineBuiltins(): void {
  for (const builtin of ALL) defineBuiltin(builtin);
}
