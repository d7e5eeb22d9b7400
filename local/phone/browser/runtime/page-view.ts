/** One open page: its place in the document, its bars, its scrolling, its life. */
import type { WindowConfig } from '../../model';
import { domOf } from './backend';
import { EventChannel } from './event-channel';
import { insets, NAVIGATION_BAR_HEIGHT, screenSize, TAB_BAR_HEIGHT } from './metrics';
import { appModel, isTab } from './model-store';
import { drawNavigationBar } from './navigation-bar';
import { watchPull, type Pull } from './pull-down';
import { watchScroll } from './scroll-watch';
import { createRoot } from './space';
import { callerOf, callMethod, type Caller, type Query } from './types';
import { windowConfigOf, type FullWindowConfig } from './window-config';

let lastId = 0;

export class PageView {
  readonly id = (lastId += 1);
  readonly element = document.createElement('section');
  /** What the mini-program takes for the window: `position: fixed` and 100vh end at it. */
  readonly viewport = document.createElement('div');
  readonly scroller = document.createElement('div');
  readonly caller: Caller;
  readonly channel = new EventChannel();
  readonly pull: Pull;
  /** The page's own instance of the custom tab bar, where it has one. */
  tabBar: Caller | undefined;
  private readonly root;
  private readonly bar = document.createElement('header');
  private changes: WindowConfig = {};
  private isShown = false;

  constructor(
    readonly path: string,
    readonly query: Query,
  ) {
    this.root = createRoot('page', path);
    const component = this.root.getComponent();
    this.caller = callerOf(component);
    this.element.className = 'phone-page';
    this.element.dataset['path'] = path;
    this.viewport.className = 'phone-viewport';
    this.scroller.className = 'phone-scroll';
    // Scrolled with the keyboard where there is no finger.
    this.scroller.tabIndex = 0;
    this.bar.className = 'phone-bar';
    this.viewport.append(this.scroller);
    this.element.append(this.bar, this.viewport);
    domOf(component as never)?.setAttribute('wx-page', path);
    this.pull = watchPull(this);
    watchScroll(this);
  }

  get config(): FullWindowConfig {
    return windowConfigOf(this.path, this.changes);
  }

  get isTab(): boolean {
    return isTab(this.path);
  }

  /** Changes window options until the page is closed (wx.setNavigationBarTitle and the like). */
  change(changes: WindowConfig): void {
    this.changes = { ...this.changes, ...changes };
    this.draw();
  }

  /** Puts the page into the document and begins its life; onReady follows when it was drawn. */
  open(parent: HTMLElement): void {
    const place = document.createElement('div');
    this.scroller.append(place);
    parent.append(this.element);
    this.draw();
    this.root.attach(this.scroller as never, place as never);
    callMethod(this.caller, 'onLoad', this.query);
    this.show();
    requestAnimationFrame(() => requestAnimationFrame(() => callMethod(this.caller, 'onReady')));
  }

  show(): void {
    this.element.hidden = false;
    if (this.isShown) return;
    this.isShown = true;
    callMethod(this.caller, 'onShow');
    this.lifetime('show');
  }

  hide(): void {
    if (!this.isShown) return;
    this.isShown = false;
    callMethod(this.caller, 'onHide');
    this.lifetime('hide');
  }

  close(): void {
    this.isShown = false;
    callMethod(this.caller, 'onUnload');
    this.root.release();
    this.element.remove();
  }

  lifetime(name: string, ...values: unknown[]): void {
    this.root.getComponent().triggerPageLifetime(name, values);
  }

  /** Bars and measures anew, after a change of window options, theme or size. */
  draw(): void {
    const { config } = this;
    const isCustom = config.navigationStyle === 'custom';
    const { tabBar } = appModel().config.light;
    const top = isCustom ? 0 : insets.top + NAVIGATION_BAR_HEIGHT;
    const bottom = this.isTab && tabBar?.custom !== true ? TAB_BAR_HEIGHT + insets.bottom : 0;
    const height = screenSize().height - top - bottom;
    this.viewport.style.top = `${top}px`;
    this.viewport.style.bottom = `${bottom}px`;
    this.viewport.style.setProperty('--vh', `${height / 100}px`);
    if (bottom > 0) this.viewport.style.setProperty('--safe-bottom', '0px');
    this.element.style.backgroundColor = config.backgroundColor;
    this.scroller.style.overflowY = config.disableScroll ? 'hidden' : '';
    drawNavigationBar(this.bar, config);
  }
}
