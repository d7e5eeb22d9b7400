/** The phone's start: defines what the bundle uses, then opens the mini-program at its first page. */
// Touches from a mouse, where there is no finger.
import '@vant/touch-emulator';
import * as glassEasel from 'glass-easel';

import type { AppModel } from '../../model';
import { defineBuiltins } from '../builtins/all';
import { MISSING_TAGS } from '../builtins/basics';
import { builtinTags } from '../builtins/define';
import { createWx } from '../wx/wx';
import { happen, launchApp, getApp, type LaunchOptions } from './app';
import { installCallerMethods } from './caller-methods';
import { connectChrome } from './chrome';
import { constructors, define, defineApp, script } from './definitions';
import { listenToGestures } from './gestures';
import { applyMetrics } from './metrics';
import { firstPage, storeModel } from './model-store';
import { followReloads } from './reload';
import { listenToErrors, reportError, showProblems, unsupported, warnOnce } from './report';
import { currentPage, openPages, reLaunch, rememberedUrl, startRouter } from './router';
import { watchSettings } from './settings';
import { createMainSpace, unitAt, type Templates } from './space';
import sheetStyle from './sheets.css';
import style from './style.css';
import builtinStyle from '../builtins/style.css';
import { onTheme, setFontScale, setTheme } from './theme';
import { parsePageUrl } from './url';
import { installWxs } from './wxs';

/** Scenes of WeChat: from the list of mini-programs; another way in is named in the address (?scene=…). */
const FROM_LIST = '1001';

function start(model: AppModel, templates: Templates): void {
  storeModel(model);
  document.documentElement.dataset['style'] = model.config.light.style ?? '';
  createMainSpace(model, templates);
  for (const css of model.styles) addStyle(css);
  const screen = document.createElement('main');
  screen.className = 'phone-screen';
  document.body.append(screen);
  startRouter(screen);
  connectChrome();
  onTheme((theme) => {
    happen('themeChange', { theme });
    for (const page of openPages()) page.draw();
  });
  for (const tag of model.tags) if (!builtinTags.has(tag)) unsupported(`<${tag}>`);
  open();
}

function open(): void {
  const asked = new URLSearchParams(window.location.search);
  const home = `/${firstPage()}`;
  const url = asked.get('page') ?? home;
  const target = parsePageUrl(url, '');
  const options: LaunchOptions = {
    ...target,
    scene: Number(asked.get('scene') ?? FROM_LIST),
    referrerInfo: {},
  };
  launchApp(defineApp(), options);
  for (const { path } of unitsOf()) define(path);
  try {
    if (unitAt(target.path)?.isPage !== true) {
      happen('pageNotFound', { ...target, isEntryPage: true });
      if (currentPage() === undefined) reLaunch(home);
    } else reLaunch(rememberedUrl() ?? url);
  } catch (error) {
    reportError(error);
  }
}

let units: AppModel['units'] = [];
const unitsOf = (): AppModel['units'] => units;

function addStyle(css: string): void {
  const element = document.createElement('style');
  element.textContent = css;
  document.head.append(element);
}

applyMetrics();
listenToErrors();
addStyle(style);
addStyle(sheetStyle);
addStyle(builtinStyle);
installWxs();
installCallerMethods();
listenToGestures();
followReloads(() => window.location.reload());
defineBuiltins();
glassEasel.addGlobalErrorListener((error) => {
  happen('error', error instanceof Error ? (error.stack ?? error.message) : String(error));
  reportError(error);
  return false;
});
glassEasel.addGlobalWarningListener((message) => {
  warnOnce(message);
  return false;
});
watchSettings(({ theme, fontScale }) => {
  setTheme(theme);
  setFontScale(fontScale);
});
/** What the phone knows, for the inventory's list and its test. */
function supports(): object {
  const sorted = (names: Iterable<string>): string[] => [...names].sort();
  return {
    builtins: sorted(builtinTags),
    missingBuiltins: sorted(MISSING_TAGS),
    calls: sorted([...Object.keys(wx), ...Object.keys(wx['cloud'] as object).map((name) => `cloud.${name}`)]),
  };
}

const wx = createWx();
Object.assign(globalThis, {
  ...constructors,
  getApp,
  getCurrentPages: () => openPages().map(({ caller }) => caller),
  wx,
  __phone: {
    script,
    problems: showProblems,
    supports,
    start: (model: AppModel, templates: Templates) => {
      units = model.units;
      start(model, templates);
    },
  },
});
