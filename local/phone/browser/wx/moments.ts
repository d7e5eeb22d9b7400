/** Moments of the app that scripts listen to, and how it was started. */
import { enterOptions, launchOptions, offMoment, onMoment } from '../runtime/app';
import type { SyncTable } from './call';

type Moment = Parameters<typeof onMoment>[0];
type Listener = Parameters<typeof onMoment>[1];

const MOMENTS: Readonly<Record<string, Moment>> = {
  AppShow: 'show',
  AppHide: 'hide',
  Error: 'error',
  PageNotFound: 'pageNotFound',
  ThemeChange: 'themeChange',
  UnhandledRejection: 'unhandledRejection',
  WindowResize: 'resize',
};

export const MOMENTS_SYNC: SyncTable = {
  ...Object.fromEntries(
    Object.entries(MOMENTS).flatMap(([name, moment]) => [
      [`on${name}`, (listener: Listener) => onMoment(moment, listener)],
      [`off${name}`, (listener?: Listener) => offMoment(moment, listener)],
    ]),
  ),
  getLaunchOptionsSync: launchOptions,
  getEnterOptionsSync: enterOptions,
  onAudioInterruptionBegin: () => undefined,
  onAudioInterruptionEnd: () => undefined,
};
