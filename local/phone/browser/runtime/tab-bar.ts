/** The bar of tabs: the phone's own, or the mini-program's custom-tab-bar in each tab page. */
import type { TabItem } from '../../model';
import { fileUrl } from './files';
import { appModel } from './model-store';
import type { PageView } from './page-view';
import { createRoot, unitAt } from './space';
import { currentTheme } from './theme';
import { callerOf, type Caller } from './types';

const CUSTOM = 'custom-tab-bar/index';
const DEFAULT_COLORS = { color: '#7a7a7a', selectedColor: '#07c160', backgroundColor: '#ffffff' };

export interface TabMark {
  badge?: string;
  isDotShown?: boolean;
  item?: Partial<TabItem>;
}

const marks = new Map<number, TabMark>();
let isHidden = false;
let choose = (_item: TabItem, _index: number): void => undefined;
let shown: PageView | undefined;

/** @param act what a tap on a tab does */
export function onTabChosen(act: (item: TabItem, index: number) => void): void {
  choose = act;
}

/** Badges, dots and new texts of tabs, by index (wx.setTabBarBadge and the like). */
export function markTab(index: number, mark: TabMark): void {
  marks.set(index, { ...marks.get(index), ...mark });
  if (shown !== undefined) drawTabBar(shown);
}

export function setTabBarHidden(hidden: boolean): void {
  isHidden = hidden;
  if (shown !== undefined) drawTabBar(shown);
}

export function drawTabBar(page: PageView): void {
  shown = page;
  page.element.querySelector(':scope > .phone-tabs')?.remove();
  const { tabBar } = appModel().config[currentTheme()];
  if (tabBar === undefined || tabBar.custom === true || !page.isTab || isHidden) return;
  const colors = { ...DEFAULT_COLORS, ...tabBar };
  const bar = document.createElement('nav');
  bar.className = 'phone-tabs';
  bar.setAttribute('role', 'tablist');
  bar.style.backgroundColor = colors.backgroundColor;
  bar.classList.toggle('phone-tabs-white', tabBar.borderStyle === 'white');
  bar.append(
    ...tabBar.list.map((item, index) => {
      const mark = marks.get(index) ?? {};
      const isChosen = item.pagePath === page.path;
      const button = tabButton({ ...item, ...mark.item }, isChosen, mark);
      button.style.color = isChosen ? colors.selectedColor : colors.color;
      button.addEventListener('click', () => choose(item, index));
      return button;
    }),
  );
  page.element.append(bar);
}

function tabButton(item: TabItem, isChosen: boolean, { badge, isDotShown }: TabMark): HTMLElement {
  const button = document.createElement('button');
  button.setAttribute('role', 'tab');
  button.setAttribute('aria-selected', String(isChosen));
  const icon = isChosen ? (item.selectedIconPath ?? item.iconPath) : item.iconPath;
  if (icon !== undefined) {
    const image = document.createElement('img');
    image.src = fileUrl(icon, '');
    image.alt = '';
    button.append(image);
  }
  const text = document.createElement('span');
  text.textContent = item.text;
  button.append(text);
  if (badge !== undefined || isDotShown === true) {
    const sign = document.createElement('b');
    sign.textContent = badge ?? '';
    button.append(sign);
  }
  return button;
}

/** @returns the instance for getTabBar(), undefined where the mini-program has no custom tab bar */
export function mountCustomTabBar(page: PageView): Caller | undefined {
  if (appModel().config.light.tabBar?.custom !== true || unitAt(CUSTOM) === undefined) return undefined;
  const root = createRoot('custom-tab-bar', CUSTOM);
  const place = document.createElement('div');
  page.viewport.append(place);
  root.attach(page.viewport as never, place as never);
  return callerOf(root.getComponent());
}
