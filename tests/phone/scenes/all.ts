/** Every scene of the mini-program. */
import { AFTER_BUYING } from './after-buying';
import { APPOINTING } from './appointing';
import { BUYING } from './buying';
import { LOOKING } from './looking';
import { scenesOf, type Scene } from './scene';

export const PAGES = [...LOOKING, ...BUYING, ...AFTER_BUYING, ...APPOINTING];

export const SCENES: readonly Scene[] = PAGES.flatMap(scenesOf);
