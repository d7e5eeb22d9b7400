/** <button> with what its open-type does, and <navigator>. */
import { shareFrom } from '../runtime/share';
import { navigate } from '../runtime/navigate';
import { chooseAvatar, choosePhoneNumber } from '../wx/person-sheets';
import { openMessage } from '../wx/sheet';
import { unsupported } from '../runtime/report';
import type { Builtin, Host, Mounted } from './define';
import { submitOrReset } from './form';
import { HOVER_PROPERTIES, watchHover } from './hover';
import { onTap } from './tap';

type Act = (host: Host) => void;

/** What a tap does by open-type; the event's name is WeChat's. */
const OPEN_TYPES: Readonly<Record<string, Act>> = {
  share: (host) => void shareFrom(host.element, host.component.dataset),
  getPhoneNumber: (host) => void choosePhoneNumber().then((detail) => host.trigger('getphonenumber', detail)),
  getRealtimePhoneNumber: (host) =>
    void choosePhoneNumber().then((detail) => host.trigger('getrealtimephonenumber', detail)),
  chooseAvatar: (host) =>
    void chooseAvatar().then((avatarUrl) => {
      if (avatarUrl !== undefined) host.trigger('chooseavatar', { avatarUrl });
    }),
  contact: (host) => {
    openMessage('客服会话', '在微信里，这里会打开与客服的会话。');
    host.trigger('contact', { path: '', query: {} });
  },
  openSetting: (host) => {
    openMessage('设置', '在微信里，这里会打开授权设置。');
    host.trigger('opensetting', { authSetting: {}, errMsg: 'openSetting:ok' });
  },
  feedback: () => openMessage('意见反馈', '在微信里，这里会打开意见反馈页。'),
  agreePrivacyAuthorization: (host) => host.trigger('agreeprivacyauthorization', {}),
  getUserInfo: (host) =>
    host.trigger('getuserinfo', {
      errMsg: 'getUserInfo:ok',
      userInfo: { nickName: '微信用户', avatarUrl: '' },
    }),
};

/** Documented types that the phone lacks; others mean nothing to WeChat either. */
const LACKING = new Set(['launchApp', 'createLiveActivity', 'phoneOneClickLogin', 'openGroupProfile']);

function mountButton(host: Host): Mounted {
  watchHover(host);
  host.element.setAttribute('role', 'button');
  const act = (): void => {
    if (host.flag('disabled')) return;
    const types = host
      .text('openType')
      .split('|')
      .filter((type) => type !== '');
    for (const type of types) {
      const open = OPEN_TYPES[type];
      if (open !== undefined) open(host);
      else if (LACKING.has(type)) unsupported(`open-type="${type}"`);
    }
    const form = host.text('formType');
    if (form === 'submit' || form === 'reset') submitOrReset(host.element, form);
  };
  onTap(host.element, act);
  const update = (): void => {
    if (host.flag('disabled')) host.element.setAttribute('aria-disabled', 'true');
    else host.element.removeAttribute('aria-disabled');
  };
  return { activate: act, update };
}

function mountNavigator(host: Host): Mounted {
  watchHover(host);
  onTap(host.element, () => {
    if (host.text('target') === 'miniProgram') unsupported('<navigator target="miniProgram">');
    else navigate(host.text('openType') || 'navigate', host.text('url'), host.number('delta') || 1);
  });
  return {};
}

export const BUTTONS: readonly Builtin[] = [
  {
    tag: 'button',
    template: 'button',
    properties: {
      ...HOVER_PROPERTIES,
      hoverClass: 'button-hover',
      hoverStayTime: 70,
      hoverStartTime: 20,
      size: 'default',
      type: 'default',
      plain: false,
      disabled: false,
      loading: false,
      formType: '',
      openType: '',
      lang: 'en',
      name: '',
      sessionFrom: '',
      sendMessageTitle: '',
      sendMessagePath: '',
      sendMessageImg: '',
      showMessageCard: false,
      appParameter: '',
      activityType: null,
      entrancePath: '',
      needShowEntrance: null,
      phoneNumberNoQuotaToast: true,
    },
    mount: mountButton,
  },
  {
    tag: 'navigator',
    properties: {
      ...HOVER_PROPERTIES,
      hoverClass: 'navigator-hover',
      target: 'self',
      url: '',
      openType: 'navigate',
      delta: 1,
      appId: '',
      path: '',
      extraData: null,
      version: 'release',
    },
    mount: mountNavigator,
  },
];
