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

const REAL_URL = 'https://api.mch.weixin.qq.com';

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws with the variable's name when one is missing or wrong. */
export function readWechatPaySettings(environment: Environment): WechatPaySettings {
  const apiV3Key = needed(environment, 'WECHATPAY_API_V3_KEY');
  if (Buffer.byteLength(apiV3Key) !== 32) throw new Error('WECHATPAY_API_V3_KEY must be of 32 bytes');
  return {
    appid: needed(environment, 'WECHATPAY_APPID'),
    mchid: needed(environment, 'WECHATPAY_MCHID'),
    serial: needed(environment, 'WECHATPAY_SERIAL'),
    privateKey: pemOf(environment, 'WECHATPAY_PRIVATE_KEY', createPrivateKey),
    apiV3Key,
    notifyUrl: needed(environment, 'WECHATPAY_NOTIFY_URL'),
    url: environment['WECHATPAY_URL'] ?? REAL_URL,
    publicKey: publicKeyOf(environment),
  };
}

function publicKeyOf(environment: Environment): WechatPaySettings['publicKey'] {
  const id = environment['WECHATPAY_PUBLIC_KEY_ID'] ?? '';
  if (id === '') return null;
  return { id, key: createPublicKey(pemOf(environment, 'WECHATPAY_PUBLIC_KEY', createPublicKey)) };
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
