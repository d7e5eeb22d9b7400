/** The global `wx`. What it lacks answers with a card on the page and fails. */
import { builtinTags } from '../builtins/define';
import { isShareShown } from '../runtime/share';
import { unsupported } from '../runtime/report';
import { currentPage } from '../runtime/router';
import { SelectorQuery } from '../runtime/selector-query';
import { PhoneIntersectionObserver, type ObserverOptions } from '../runtime/intersection';
import type { Caller, Options } from '../runtime/types';
import { createAnimation } from './animation';
import { base64, bytesOf } from './base64';
import { asynchronousTable, type SyncTable, type Table } from './call';
import { CANVAS, createCanvasContext, createOffscreenCanvas } from './canvas';
import { createCloud } from './cloud';
import { DEVICE, DEVICE_SYNC } from './device';
import { createFileSystemManager, USER_DATA_PATH } from './files';
import { MEDIA_CALLS } from './media';
import { MOMENTS_SYNC } from './moments';
import { PAGES } from './pages';
import { PAY } from './pay';
import { PERSON, PERSON_SYNC } from './person';
import { REQUEST } from './request';
import { SCAN } from './scan';
import { openMessage } from './sheet';
import { createInnerAudioContext } from './sound';
import { STORAGE, STORAGE_SYNC } from './storage';
import { UI } from './ui';
import { videoContext } from './video';

const OTHERS: Table = {
  showShareMenu: () => isShareShown(true),
  hideShareMenu: () => isShareShown(false),
  updateShareMenu: () => undefined,
  navigateToMiniProgram: ({ appId }) =>
    openMessage('打开其他小程序', `在微信里，这里会打开 ${String(appId)}。`),
  openEmbeddedMiniProgram: ({ appId }) =>
    openMessage('打开其他小程序', `在微信里，这里会打开 ${String(appId)}。`),
  reportAnalytics: () => undefined,
  loadFontFace: () => ({ status: 'loaded' }),
};

const OTHERS_SYNC: SyncTable = {
  nextTick: (callback: () => void) => queueMicrotask(callback),
  createSelectorQuery: () => new SelectorQuery(currentPage()?.caller),
  createIntersectionObserver: (scope: Caller | undefined, options?: ObserverOptions) =>
    new PhoneIntersectionObserver(scope ?? currentPage()?.caller, options),
  createAnimation,
  createCanvasContext,
  createOffscreenCanvas,
  createInnerAudioContext,
  createVideoContext: videoContext,
  getFileSystemManager: createFileSystemManager,
  getUpdateManager: () => ({
    onCheckForUpdate: (listener: (result: object) => void) =>
      queueMicrotask(() => listener({ hasUpdate: false })),
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => undefined,
  }),
  getLogManager: () => console,
  getRealtimeLogManager: () => ({ ...console, setFilterMsg: () => undefined, addFilterMsg: () => undefined }),
  reportEvent: () => undefined,
  reportMonitor: () => undefined,
  reportPerformance: () => undefined,
  getPerformance: () => performance,
  setEnableDebug: () => undefined,
  arrayBufferToBase64: (buffer: ArrayBuffer) => base64(new Uint8Array(buffer)),
  base64ToArrayBuffer: (text: string) => bytesOf(text).buffer,
};

function getRandomValues(options: Options): object {
  return { randomValues: crypto.getRandomValues(new Uint8Array(Number(options['length'] ?? 0))).buffer };
}

/** Calls that take callbacks or answer with a promise. */
const ASYNCHRONOUS: Table = {
  ...CANVAS,
  ...DEVICE,
  ...MEDIA_CALLS,
  ...OTHERS,
  ...PAGES,
  ...PAY,
  ...PERSON,
  ...SCAN,
  ...STORAGE,
  ...UI,
  getRandomValues,
};

const SYNCHRONOUS: SyncTable = {
  ...DEVICE_SYNC,
  ...MOMENTS_SYNC,
  ...OTHERS_SYNC,
  ...PERSON_SYNC,
  ...STORAGE_SYNC,
};

export function createWx(): Record<string, unknown> {
  const known: Record<string, unknown> = {
    ...asynchronousTable(ASYNCHRONOUS),
    ...SYNCHRONOUS,
    ...tasks(),
    cloud: createCloud(),
    env: { USER_DATA_PATH },
  };
  known['canIUse'] = (schema: string) => {
    const [name = ''] = schema.split('.');
    return name in known || builtinTags.has(name);
  };
  known['getUserCryptoManager'] = () => ({ getRandomValues: known['getRandomValues'] });
  return new Proxy(known, {
    get: (target, name) =>
      typeof name === 'symbol' || name in target ? target[String(name)] : missing(name),
  });
}

/** wx.request and the like give a task to stop, never a promise. */
function tasks(): Record<string, unknown> {
  const calls = asynchronousTable(REQUEST) as Record<string, (options: Options) => unknown>;
  const nothing = (): void => undefined;
  const task = {
    abort: nothing,
    onProgressUpdate: nothing,
    offProgressUpdate: nothing,
    onHeadersReceived: nothing,
  };
  return Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [
      name,
      (options: Options) => {
        call({ ...options, complete: options['complete'] ?? nothing });
        return { ...task, offHeadersReceived: nothing };
      },
    ]),
  );
}

function missing(name: string): (options?: Options) => unknown {
  const run = (): never => {
    unsupported(`wx.${name}`);
    throw new Error('the phone does not support it');
  };
  return asynchronousTable({ [name]: run })[name] as (options?: Options) => unknown;
}
