/** The bar above a page: title, the way back, the capsule. */
import { capsuleRect } from './metrics';
import type { FullWindowConfig } from './window-config';

export interface NavigationActions {
  readonly back: () => void;
  readonly home: () => void;
  readonly menu: () => void;
  canGoBack(bar: HTMLElement): boolean;
  isHomeWanted(bar: HTMLElement): boolean;
}

let actions: NavigationActions | undefined;

export function setNavigationActions(given: NavigationActions): void {
  actions = given;
}

export function drawNavigationBar(bar: HTMLElement, config: FullWindowConfig): void {
  const isCustom = config.navigationStyle === 'custom';
  bar.classList.toggle('phone-bar-custom', isCustom);
  bar.classList.toggle('phone-bar-white', config.navigationBarTextStyle === 'white');
  bar.style.backgroundColor = isCustom ? 'transparent' : config.navigationBarBackgroundColor;
  const parts = [capsule()];
  if (!isCustom) {
    const title = document.createElement('h1');
    title.textContent = config.navigationBarTitleText;
    parts.unshift(title);
    if (actions?.canGoBack(bar) === true) parts.unshift(button('phone-back', '返回', actions.back));
    else if (actions?.isHomeWanted(bar) === true)
      parts.unshift(button('phone-home', '回到首页', actions.home));
  }
  bar.replaceChildren(...parts);
}

function capsule(): HTMLElement {
  const { top, left, width, height } = capsuleRect();
  const box = document.createElement('div');
  box.className = 'phone-capsule';
  Object.assign(box.style, {
    top: `${top}px`,
    left: `${left}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
  box.append(
    button('phone-menu', '更多', () => actions?.menu()),
    button('phone-close', '关闭', () => actions?.home()),
  );
  return box;
}

function button(name: string, label: string, act: () => void): HTMLElement {
  const made = document.createElement('button');
  made.className = name;
  made.setAttribute('aria-label', label);
  made.addEventListener('click', act);
  return made;
}
