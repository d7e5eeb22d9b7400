/** The mini-program's model, once the bundle has handed it over. */
import type { AppModel } from '../../model';

let stored: AppModel | undefined;

export function storeModel(model: AppModel): void {
  stored = model;
}

export function appModel(): AppModel {
  if (stored === undefined) throw new Error('The mini-program has not started');
  return stored;
}

/** The page at which a mini-program opens that was started without one. */
export function firstPage(): string {
  const { config, pages } = appModel();
  return config.light.entryPagePath ?? pages[0] ?? '';
}

export function isTab(path: string): boolean {
  return appModel().config.light.tabBar?.list.some(({ pagePath }) => pagePath === path) ?? false;
}
