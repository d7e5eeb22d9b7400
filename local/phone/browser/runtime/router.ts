/** The stack of pages and the five ways to move in it. */
import { setViewportOrigin } from './metrics';
import { appModel, firstPage, isTab } from './model-store';
import { PageView } from './page-view';
import { drawTabBar, mountCustomTabBar } from './tab-bar';
import { callMethod, type Query } from './types';
import { formatPageUrl, parsePageUrl } from './url';
import { unitAt } from './space';

/** WeChat's own limit. */
const STACK_MAX = 10;
/** One memory for each way in: another address in the same tab begins anew. */
const MEMORY = `phone.page.${window.location.search}`;

let stack: PageView[] = [];
/** Tab pages stay alive until a reLaunch. */
const tabs = new Map<string, PageView>();
let screen: HTMLElement | undefined;

export function currentPage(): PageView | undefined {
  return stack.at(-1);
}

export function openPages(): readonly PageView[] {
  return stack;
}

export function pageOfElement(node: Node): PageView | undefined {
  return [...stack, ...tabs.values()].find(({ element }) => element.contains(node));
}

/** Where pages are drawn; pages that are asked for before the mini-program's first are refused. */
export function startRouter(parent: HTMLElement): void {
  screen = parent;
  setViewportOrigin(() => {
    const page = currentPage();
    const { left = 0, top = 0 } = page?.viewport.getBoundingClientRect() ?? {};
    return { left, top, scrollTop: page?.scroller.scrollTop ?? 0 };
  });
  window.addEventListener('resize', () => {
    for (const page of stack) {
      page.draw();
      const size = { windowWidth: page.viewport.clientWidth, windowHeight: page.viewport.clientHeight };
      callMethod(page.caller, 'onResize', { size });
      page.lifetime('resize', { size });
    }
  });
}

export function navigateTo(url: string): PageView {
  const { path, query } = known(url);
  if (isTab(path)) throw new Error('can not navigateTo a tabbar page');
  if (stack.length >= STACK_MAX) throw new Error(`webview count limit exceed: ${STACK_MAX} pages are open`);
  currentPage()?.hide();
  return push(path, query, 'push');
}

export function redirectTo(url: string): PageView {
  const { path, query } = known(url);
  if (isTab(path)) throw new Error('can not redirectTo a tabbar page');
  const left = stack.pop();
  if (left !== undefined) drop(left);
  return push(path, query);
}

export function reLaunch(url: string): PageView {
  const { path, query } = known(url);
  const all = new Set([...stack, ...tabs.values()]);
  stack = [];
  tabs.clear();
  for (const page of all) page.close();
  return push(path, query);
}

export function switchTab(url: string): PageView {
  const { path } = known(url);
  if (!isTab(path)) throw new Error('can not switch to no-tabBar page');
  const before = currentPage();
  if (before?.path === path) return before;
  for (const page of stack) if (page.isTab) page.hide();
  for (const page of stack.filter((page) => !page.isTab)) page.close();
  for (const page of tabs.values()) page.element.hidden = true;
  stack = [];
  const kept = tabs.get(path);
  if (kept === undefined) return push(path, {});
  stack = [kept];
  kept.show();
  settle();
  return kept;
}

/** @returns false where there is no page to go back to */
export function navigateBack(delta = 1): boolean {
  if (stack.length < 2) return false;
  const gone = stack.splice(Math.max(1, stack.length - delta));
  for (const page of gone.reverse()) page.close();
  currentPage()?.show();
  settle();
  return true;
}

/** The page that a reload opens again, if the tab remembers one. */
export function rememberedUrl(): string | undefined {
  const url = sessionStorage.getItem(MEMORY) ?? undefined;
  return url !== undefined && unitAt(parsePageUrl(url, '').path)?.isPage === true ? url : undefined;
}

function known(url: string): ReturnType<typeof parsePageUrl> {
  const from = currentPage()?.path ?? firstPage();
  const parsed = parsePageUrl(url, from);
  if (!appModel().pages.includes(parsed.path)) throw new Error(`page "${parsed.path}" is not found`);
  return parsed;
}

function push(path: string, query: Query, motion = ''): PageView {
  if (screen === undefined) throw new Error('The phone has not started');
  const page = new PageView(path, query);
  stack.push(page);
  if (page.isTab) {
    tabs.set(path, page);
    page.tabBar = mountCustomTabBar(page);
  }
  equip(page);
  if (motion !== '') page.element.classList.add(`phone-page-${motion}`);
  page.open(screen);
  settle();
  return page;
}

function drop(page: PageView): void {
  tabs.delete(page.path);
  page.close();
}

/** After every move: only the top page is seen, and the tab remembers it. */
function settle(): void {
  const top = currentPage();
  if (top === undefined) return;
  for (const page of stack) page.element.hidden = page !== top;
  top.draw();
  drawTabBar(top);
  sessionStorage.setItem(MEMORY, formatPageUrl(top));
}

/** Fields that every page's object has in WeChat. */
function equip(page: PageView): void {
  const { caller, path, query, channel } = page;
  Object.assign(caller, {
    route: path,
    options: query,
    __route__: path,
    getPageId: () => `pageId:${page.id}`,
    getOpenerEventChannel: () => channel,
    getTabBar: () => page.tabBar ?? null,
    setUpdatePerformanceListener: () => undefined,
  });
  const values = Object.entries(query).filter(([key]) => key in caller.data);
  const component = caller._$;
  if (values.length > 0 && unitAt(path)?.config.light.component === true)
    (component as unknown as { setData(data: object): void }).setData(Object.fromEntries(values));
}
