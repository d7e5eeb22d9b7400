/** Moving between pages, and what pages change of their bars. */
import { appModel } from '../runtime/model-store';
import { navigateBack, navigateTo, reLaunch, redirectTo, switchTab, currentPage } from '../runtime/router';
import { markTab, setTabBarHidden } from '../runtime/tab-bar';
import type { Options } from '../runtime/types';
import { Failure, textOf, type Table } from './call';

type Listener = (...values: unknown[]) => void;

const url = (options: Options): string => textOf(options, 'url');

function open(options: Options): object {
  const opened = navigateTo(url(options));
  const events = (options['events'] ?? {}) as Readonly<Record<string, Listener>>;
  for (const [name, listener] of Object.entries(events)) opened.channel.on(name, listener);
  return { eventChannel: opened.channel };
}

function back(options: Options): void {
  if (!navigateBack(Number(options['delta'] ?? 1))) throw new Failure('cannot navigate back at first page.');
}

function scrollTo(options: Options): void {
  const scroller = currentPage()?.scroller;
  if (scroller === undefined) return;
  const selector = textOf(options, 'selector');
  const target =
    selector === '' ? undefined : currentPage()?.caller._$.getShadowRoot()?.querySelector(selector);
  const place = (target?.$$ as unknown as HTMLElement | null | undefined)?.getBoundingClientRect().top;
  const from = scroller.getBoundingClientRect().top;
  const top =
    place === undefined
      ? Number(options['scrollTop'] ?? 0)
      : scroller.scrollTop + place - from + Number(options['offsetTop'] ?? 0);
  scroller.scrollTo({ top, behavior: options['duration'] === 0 ? 'auto' : 'smooth' });
}

function busy(isBusy: boolean): void {
  currentPage()?.element.classList.toggle('phone-bar-busy', isBusy);
}

const index = (options: Options): number => Number(options['index'] ?? 0);

export const PAGES: Table = {
  navigateTo: open,
  redirectTo: (options) => void redirectTo(url(options)),
  reLaunch: (options) => void reLaunch(url(options)),
  switchTab: (options) => void switchTab(url(options)),
  navigateBack: back,
  exitMiniProgram: () => void reLaunch(`/${appModel().pages[0] ?? ''}`),
  setNavigationBarTitle: (options) =>
    currentPage()?.change({ navigationBarTitleText: textOf(options, 'title') }),
  setNavigationBarColor: (options) =>
    currentPage()?.change({
      navigationBarBackgroundColor: textOf(options, 'backgroundColor'),
      navigationBarTextStyle: textOf(options, 'frontColor') === '#ffffff' ? 'white' : 'black',
    }),
  showNavigationBarLoading: () => busy(true),
  hideNavigationBarLoading: () => busy(false),
  hideHomeButton: () => currentPage()?.element.classList.add('phone-no-home'),
  setBackgroundColor: (options) =>
    currentPage()?.change({ backgroundColor: textOf(options, 'backgroundColor') }),
  setBackgroundTextStyle: () => undefined,
  startPullDownRefresh: () => currentPage()?.pull.start(),
  stopPullDownRefresh: () => currentPage()?.pull.stop(),
  pageScrollTo: scrollTo,
  setTabBarBadge: (options) => markTab(index(options), { badge: textOf(options, 'text') }),
  removeTabBarBadge: (options) => markTab(index(options), { badge: '' }),
  showTabBarRedDot: (options) => markTab(index(options), { isDotShown: true }),
  hideTabBarRedDot: (options) => markTab(index(options), { isDotShown: false }),
  setTabBarItem: (options) => markTab(index(options), { item: pickItem(options) }),
  setTabBarStyle: () => undefined,
  hideTabBar: () => setTabBarHidden(true),
  showTabBar: () => setTabBarHidden(false),
  preloadWebview: () => undefined,
};

function pickItem(options: Options): object {
  const names = ['text', 'iconPath', 'selectedIconPath'].filter((name) => options[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, options[name]]));
}
