/** The phone itself: its sizes, its system, its network, its clipboard. */
import { capsuleRect, insets, screenSize } from '../runtime/metrics';
import { currentPage } from '../runtime/router';
import { readSettings, watchSettings } from '../runtime/settings';
import { currentTheme, fontSizeScale, fontSizeSetting } from '../runtime/theme';
import type { Options } from '../runtime/types';
import { Failure, textOf, type SyncTable, type Table } from './call';
import { chooseFrom, openMessage } from './sheet';

/** The version of the base library whose behaviour is imitated. */
const SDK_VERSION = '3.7.0';
const WECHAT_VERSION = '8.0.50';
const VIBRATION_MS = 15;

const networkListeners = new Set<(state: object) => void>();
let copied = '';

function windowInfo(): object {
  const { width, height } = screenSize();
  const { clientHeight: windowHeight = height, clientWidth: windowWidth = width } =
    currentPage()?.viewport ?? {};
  const bottom = height - insets.bottom;
  const safeArea = { left: 0, top: insets.top, right: width, bottom, width, height: bottom - insets.top };
  return {
    pixelRatio: window.devicePixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth,
    windowHeight,
    statusBarHeight: insets.top,
    safeArea,
    screenTop: height - windowHeight,
  };
}

const deviceInfo = (): object => ({
  abi: 'arm64',
  benchmarkLevel: -1,
  brand: 'devtools',
  model: 'iPhone X',
  system: 'iOS 17.0',
  platform: 'devtools',
  cpuType: 'unknown',
  memorySize: 4096,
});

const appInfo = (): object => ({
  SDKVersion: SDK_VERSION,
  version: WECHAT_VERSION,
  language: 'zh_CN',
  theme: currentTheme(),
  fontSizeSetting: fontSizeSetting(),
  fontSizeScaleFactor: fontSizeScale(),
  enableDebug: false,
  host: { appId: '', env: 'WeChat' },
});

const systemInfo = (): object => ({
  ...deviceInfo(),
  ...windowInfo(),
  ...appInfo(),
  bluetoothEnabled: false,
  locationEnabled: true,
  wifiEnabled: true,
});

function networkState(): { isConnected: boolean; networkType: string } {
  const { network } = readSettings();
  if (network === 'offline') return { isConnected: false, networkType: 'none' };
  return { isConnected: true, networkType: network === 'slow' ? '2g' : 'wifi' };
}

let lastNetwork = readSettings().network;
watchSettings(({ network }) => {
  if (network === lastNetwork) return;
  lastNetwork = network;
  for (const listener of [...networkListeners]) listener(networkState());
});

async function setClipboard(options: Options): Promise<void> {
  copied = textOf(options, 'data');
  // A browser without the permission keeps the text for this page alone.
  await navigator.clipboard.writeText(copied).catch(() => undefined);
}

async function readClipboard(): Promise<object> {
  return { data: await navigator.clipboard.readText().catch(() => copied) };
}

async function call(options: Options): Promise<void> {
  const chosen = await chooseFrom(`拨打 ${textOf(options, 'phoneNumber')}`, ['呼叫']);
  if (chosen === undefined) throw new Failure('cancel');
  openMessage('拨打电话', `在手机上，这里会拨打 ${textOf(options, 'phoneNumber')}。`);
}

const vibrate = (): void => void (navigator.vibrate as ((ms: number) => boolean) | undefined)?.(VIBRATION_MS);

export const DEVICE: Table = {
  getSystemInfo: systemInfo,
  getSystemInfoAsync: systemInfo,
  getNetworkType: () => ({ networkType: networkState().networkType, hasSystemProxy: false }),
  setClipboardData: setClipboard,
  getClipboardData: readClipboard,
  makePhoneCall: call,
  vibrateShort: vibrate,
  vibrateLong: vibrate,
  setKeepScreenOn: () => undefined,
  getScreenBrightness: () => ({ value: 0.5 }),
  setScreenBrightness: () => undefined,
  setVisualEffectOnCapture: () => undefined,
  hideKeyboard: () => (document.activeElement as HTMLElement | null)?.blur(),
  getBatteryInfo: () => ({ level: 100, isCharging: true }),
};

export const DEVICE_SYNC: SyncTable = {
  getSystemInfoSync: systemInfo,
  getWindowInfo: windowInfo,
  getDeviceInfo: deviceInfo,
  getAppBaseInfo: appInfo,
  getSystemSetting: () => ({
    bluetoothEnabled: false,
    locationEnabled: true,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  }),
  getAppAuthorizeSetting: () => ({
    cameraAuthorized: 'authorized',
    locationAuthorized: 'authorized',
    albumAuthorized: 'authorized',
  }),
  getMenuButtonBoundingClientRect: capsuleRect,
  onMenuButtonBoundingClientRectWeightChange: () => undefined,
  offMenuButtonBoundingClientRectWeightChange: () => undefined,
  onNetworkStatusChange: (listener: (state: object) => void) => networkListeners.add(listener),
  offNetworkStatusChange: (listener?: (state: object) => void) =>
    listener === undefined ? networkListeners.clear() : networkListeners.delete(listener),
  onNetworkWeakChange: () => undefined,
  offNetworkWeakChange: () => undefined,
  onKeyboardHeightChange: () => undefined,
  offKeyboardHeightChange: () => undefined,
  onUserCaptureScreen: () => undefined,
  offUserCaptureScreen: () => undefined,
  onMemoryWarning: () => undefined,
};
