/** The window options of a page: app.json's, its own, and what wx.setNavigationBar… changed. */
import type { WindowConfig } from '../../model';
import { appModel } from './model-store';
import { configOf } from './space';
import { currentTheme } from './theme';

const DEFAULTS = {
  navigationBarTitleText: '',
  navigationBarBackgroundColor: '#ffffff',
  navigationBarTextStyle: 'black',
  navigationStyle: 'default',
  backgroundColor: '#ffffff',
  backgroundTextStyle: 'dark',
  enablePullDownRefresh: false,
  onReachBottomDistance: 50,
  disableScroll: false,
} as const satisfies Required<WindowConfig>;

export type FullWindowConfig = Required<WindowConfig>;

export function windowConfigOf(path: string, changes: WindowConfig): FullWindowConfig {
  const theme = currentTheme();
  const { window = {} } = appModel().config[theme];
  return { ...DEFAULTS, ...window, ...pick(configOf(path, theme)), ...changes };
}

function pick(config: WindowConfig): WindowConfig {
  const entries = Object.entries(config).filter(([key]) => key in DEFAULTS);
  return Object.fromEntries(entries);
}
