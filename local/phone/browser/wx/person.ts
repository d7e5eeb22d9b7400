/** Who the person is, what they allow, where they are. */
import { person } from '../runtime/settings';
import type { Options } from '../runtime/types';
import { Failure, textOf, type SyncTable, type Table } from './call';
import { chooseAddress, choosePlace, currentPlace } from './person-sheets';
import { openMessage, openSheet } from './sheet';
import { ask } from './server';

const PRIVACY = `phone.privacy.${person}`;
/** The accuracy and the like that a phone tells beside a place, in metres. */
const ACCURACY = { accuracy: 30, horizontalAccuracy: 30, verticalAccuracy: 0, altitude: 0, speed: -1 };
const SCOPES = ['scope.userLocation', 'scope.writePhotosAlbum', 'scope.camera', 'scope.userInfo'];

type Resolve = (answer: { event: 'agree' | 'disagree' | 'exposureAuthorization' }) => void;
let privacyListener: ((resolve: Resolve, info: object) => void) | undefined;

/** Asks once for each person, by the mini-program's own dialog where it has one. */
async function requirePrivacy(): Promise<void> {
  if (localStorage.getItem(PRIVACY) === 'agreed') return;
  const isAgreed = privacyListener === undefined ? await askPrivacy() : await askOwn(privacyListener);
  if (!isAgreed) throw new Failure('privacy permission is not authorized', { errno: 104 });
  localStorage.setItem(PRIVACY, 'agreed');
}

async function askPrivacy(): Promise<boolean> {
  const choice = await openSheet({
    title: '用户隐私保护提示',
    content: ['使用前请阅读并同意小程序的用户隐私保护指引。'],
    buttons: [
      { text: '拒绝', value: '' },
      { text: '同意', value: 'yes', kind: 'main' },
    ],
    form: 'dialog',
  });
  return choice === 'yes';
}

function askOwn(listener: NonNullable<typeof privacyListener>): Promise<boolean> {
  return new Promise((done) =>
    listener(
      ({ event }) => {
        if (event !== 'exposureAuthorization') done(event === 'agree');
      },
      { referrer: '' },
    ),
  );
}

async function address(): Promise<object> {
  await requirePrivacy();
  const chosen = await chooseAddress();
  if (chosen === undefined) throw new Failure('cancel');
  return chosen;
}

async function location(): Promise<object> {
  await requirePrivacy();
  const { latitude, longitude } = currentPlace();
  return { latitude, longitude, ...ACCURACY };
}

async function place(): Promise<object> {
  await requirePrivacy();
  const chosen = await choosePlace();
  if (chosen === undefined) throw new Failure('cancel');
  return chosen;
}

async function subscribe(options: Options): Promise<object> {
  const ids = (options['tmplIds'] ?? []) as readonly string[];
  const choice = await openSheet({
    title: '小程序申请向你发送消息',
    content: ids.map((id) => `消息模板 ${id}`),
    buttons: [
      { text: '允许', value: 'accept', kind: 'main' },
      { text: '拒绝', value: 'reject' },
    ],
    cancel: 'reject',
  });
  if (choice === 'accept') await ask('cloud/consent', { templateIds: ids });
  return Object.fromEntries(ids.map((id) => [id, choice]));
}

const setting = (): object => ({ authSetting: Object.fromEntries(SCOPES.map((scope) => [scope, true])) });
const user = {
  nickName: '微信用户',
  avatarUrl: '',
  gender: 0,
  country: '',
  province: '',
  city: '',
  language: '',
};

export const PERSON: Table = {
  login: () => ({ code: `local-${person}-${Date.now().toString(36)}` }),
  checkSession: () => undefined,
  getUserProfile: () => ({
    userInfo: user,
    rawData: JSON.stringify(user),
    signature: '',
    encryptedData: '',
    iv: '',
  }),
  getUserInfo: () => ({
    userInfo: user,
    rawData: JSON.stringify(user),
    signature: '',
    encryptedData: '',
    iv: '',
  }),
  getSetting: setting,
  openSetting: setting,
  authorize: requirePrivacy,
  getPrivacySetting: () => ({
    needAuthorization: localStorage.getItem(PRIVACY) !== 'agreed',
    privacyContractName: '《用户隐私保护指引》',
  }),
  requirePrivacyAuthorize: requirePrivacy,
  openPrivacyContract: () => openMessage('用户隐私保护指引', '在微信里，这里会打开小程序的隐私保护指引。'),
  chooseAddress: address,
  getLocation: location,
  getFuzzyLocation: location,
  chooseLocation: place,
  choosePoi: place,
  openLocation: (options) =>
    openMessage(
      textOf(options, 'name') || '位置',
      `${textOf(options, 'address')}\n${textOf(options, 'latitude')}, ${textOf(options, 'longitude')}`,
    ),
  addPhoneCalendar: (options) =>
    openMessage('添加到手机日历', `${textOf(options, 'title')}\n${textOf(options, 'location')}`),
  requestSubscribeMessage: subscribe,
  openCustomerServiceChat: () => openMessage('客服会话', '在微信里，这里会打开与客服的会话。'),
};

export const PERSON_SYNC: SyncTable = {
  onNeedPrivacyAuthorization: (listener: NonNullable<typeof privacyListener>) => {
    privacyListener = listener;
  },
  getAccountInfoSync: () => ({
    miniProgram: { appId: 'wx-local', envVersion: 'develop', version: '' },
    plugin: {},
  }),
};
