/** Every scene of the mini-program. */
import { AFTER_BUYING } from './after-buying';
import { APPOINTING } from './appointing';
import { AT_STORE } from './at-store';
import { AT_WORK } from './at-work';
import { BUYING } from './buying';
import { EARNING } from './earning';
import { IN_OFFICE } from './in-office';
import { LOOKING } from './looking';
import { scenesOf, type Scene } from './scene';

export const PAGES = [
  ...LOOKING,
  ...BUYING,
  ...AFTER_BUYING,
  ...AT_STORE,
  ...APPOINTING,
  ...AT_WORK,
  ...EARNING,
  ...IN_OFFICE,
];

export const SCENES: readonly Scene[] = PAGES.flatMap(scenesOf);
