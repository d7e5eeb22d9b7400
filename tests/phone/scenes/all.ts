/** Every scene of the mini-program. */
import { ACCOUNTS } from './accounts';
import { AFTER_BUYING } from './after-buying';
import { APPOINTING } from './appointing';
import { AT_STORE } from './at-store';
import { AT_WORK } from './at-work';
import { BUYING } from './buying';
import { EARNING } from './earning';
import { IN_DIARY } from './in-diary';
import { IN_OFFICE } from './in-office';
import { LEAVING_SHOP } from './leaving-shop';
import { LOOKING } from './looking';
import { REDEEMING } from './redeeming';
import { scenesOf, type Scene } from './scene';
import { TRADING } from './trading';

export const PAGES = [
  ...LOOKING,
  ...BUYING,
  ...AFTER_BUYING,
  ...AT_STORE,
  ...APPOINTING,
  ...IN_DIARY,
  ...AT_WORK,
  ...LEAVING_SHOP,
  ...EARNING,
  ...ACCOUNTS,
  ...TRADING,
  ...REDEEMING,
  ...IN_OFFICE,
];

export const SCENES: readonly Scene[] = PAGES.flatMap(scenesOf);
