/** What the environment tells about WeChat Pay (docs/configuration.md). The keys come from nowhere else. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

export interface WechatPaySettings {
  /** The mini-program's appid, bound to the service provider. */
  readonly appid: string;
  /** The service provider's number. */
  readonly mchid: string;
  /** Serial number of the service provider's API certificate, and its key (PEM). */
  readonly serial: string;
  readonly privateKey: string;
  /** 32 characters; decrypts notices and certificates. */
  readonly apiV3Key: string;
  /** Where WeChat Pay sends its notices: the HTTP access of the function `payment`. */
  readonly notifyUrl: string;
  readonly url: string;
  /** 微信支付公钥: newer service providers have it in place of platform certificates. */
  readonly publicKey: { readonly id: string; readonly key: KeyObject } | null;
}

/** A scene of transfers that WeChat granted the desk, with what it wants to be told in it (转账场景报备信息). */
export interface TransferScene {
  readonly id: string;
  readonly reports: readonly { readonly type: string; readonly content: string }[];
}

/** Of the cash desk's own number; notices come below the service provider's address. */
export interface CashDeskSettings extends WechatPaySettings {
  readonly scene: TransferScene;
}

const REAL_URL = 'https://api.mch.weixin.qq.com';

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws with the variable's name when one is missing or wrong. */
export function readWechatPaySettings(environment: Environment): WechatPaySettings {
  return {
    ...merchantOf(environment, 'WECHATPAY'),
    appid: needed(environment, 'WECHATPAY_APPID'),
    notifyUrl: needed(environment, 'WECHATPAY_NOTIFY_URL'),
    url: environment['WECHATPAY_URL'] ?? REAL_URL,
  };
}

/** What follows the service provider's address where notices are for the cash desk. */
export const DESK_PATH = '/desk';

export function readCashDeskSettings(environment: Environment): CashDeskSettings {
  return {
    ...merchantOf(environment, 'WECHATPAY_DESK'),
    appid: needed(environment, 'WECHATPAY_APPID'),
    notifyUrl: needed(environment, 'WECHATPAY_NOTIFY_URL') + DESK_PATH,
    url: environment['WECHATPAY_URL'] ?? REAL_URL,
    scene: sceneOf(needed(environment, 'WECHATPAY_DESK_SCENE')),
  };
}

type Merchant = Pick<WechatPaySettings, 'mchid' | 'serial' | 'privateKey' | 'apiV3Key' | 'publicKey'>;

function merchantOf(environment: Environment, prefix: string): Merchant {
  const apiV3Key = needed(environment, `${prefix}_API_V3_KEY`);
  if (Buffer.byteLength(apiV3Key) !== 32) throw new Error(`${prefix}_API_V3_KEY must be of 32 bytes`);
  return {
    mchid: needed(environment, `${prefix}_MCHID`),
    serial: needed(environment, `${prefix}_SERIAL`),
    privateKey: pemOf(environment, `${prefix}_PRIVATE_KEY`, createPrivateKey),
    apiV3Key,
    publicKey: publicKeyOf(environment, prefix),
  };
}

/** `1009:采购商品名称=共享积分`, more of what is reported behind commas. */
function sceneOf(text: string): TransferScene {
  const [, id, reports] = /^(\d{1,36}):(.+)$/.exec(text) ?? [];
  const pairs = (reports ?? '').split(',').map((pair) => pair.split('='));
  if (id === undefined || pairs.some((pair) => pair.length !== 2 || pair.includes('')))
    throw new Error('WECHATPAY_DESK_SCENE must be ID:TYPE=CONTENT,…');
  return { id, reports: pairs.map(([type = '', content = '']) => ({ type, content })) };
}

function publicKeyOf(environment: Environment, prefix: string): WechatPaySettings['publicKey'] {
  const id = environment[`${prefix}_PUBLIC_KEY_ID`] ?? '';
  if (id === '') return null;
  return { id, key: createPublicKey(pemOf(environment, `${prefix}_PUBLIC_KEY`, createPublicKey)) };
}

function pemOf(environment: Environment, name: string, parse: (pem: string) => KeyObject): string {
  // Consoles write a PEM in one line; its line breaks are then given as \n.
  const pem = needed(environment, name).replaceAll('\\n', '\n');
  try {
    parse(pem);
    return pem;
  } catch {
    // The reason could quote the key.
    throw new Error(`${name} must be a key in PEM form`);
  }
}

function needed(environment: Environment, name: string): string {
  const value = environment[name] ?? '';
  if (value === '') throw new Error(`${name} is not set: WeChat Pay cannot be used without it`);
  return value;
}
