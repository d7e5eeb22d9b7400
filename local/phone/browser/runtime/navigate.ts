/** <navigator> by its open-type. */
import { reportError } from './report';
import { navigateBack, navigateTo, reLaunch, redirectTo, switchTab } from './router';

const WAYS: Readonly<Record<string, (url: string, delta: number) => unknown>> = {
  navigate: navigateTo,
  redirect: redirectTo,
  switchTab,
  reLaunch,
  navigateBack: (_url, delta) => navigateBack(delta),
};

export function navigate(openType: string, url: string, delta: number): void {
  try {
    WAYS[openType]?.(url, delta);
  } catch (error) {
    reportError(error);
  }
}
