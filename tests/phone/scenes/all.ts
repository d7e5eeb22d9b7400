/** Every scene of the mini-program. */
import { AFTER_BUYING } from './after-buying';
import { BUYING } from './buying';
import { EARNING } from './earning';
import { LOOKING } from './looking';
import { scenesOf, type Scene } from './scene';

export const PAGES = [...LOOKING, ...BUYING, ...AFTER_BUYING, ...EARNING];

export const SCENES: readonly Scene[] = PAGES.flatMap(scenesOf);
