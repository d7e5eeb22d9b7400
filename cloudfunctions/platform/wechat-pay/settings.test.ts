import { generateKeyPairSync } from 'node:crypto';

import { readWechatPaySettings } from './settings';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const ENVIRONMENT = {
  WECHATPAY_APPID: 'wx0000000000000000',
  WECHATPAY_MCHID: '1900000001',
  WECHATPAY_SERIAL: 'A1B2',
  WECHATPAY_PRIVATE_KEY: privateKey,
  WECHATPAY_API_V3_KEY: 'k'.repeat(32),
  WECHATPAY_NOTIFY_URL: 'https://mall.example/wechatpay',
};

describe('the settings of WeChat Pay come from the environment alone', () => {
  it('goes to the real WeChat Pay unless told otherwise', () => {
    expect(readWechatPaySettings(ENVIRONMENT)).toMatchObject({
      url: 'https://api.mch.weixin.qq.com',
      publicKey: null,
    });
  });

  it('takes a key in one line', () => {
    const oneLine = privateKey.replaceAll('\n', '\\n');
    expect(readWechatPaySettings({ ...ENVIRONMENT, WECHATPAY_PRIVATE_KEY: oneLine }).privateKey).toBe(
      privateKey,
    );
  });

  it('takes 微信支付公钥 with its id', () => {
    const more = { WECHATPAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_1', WECHATPAY_PUBLIC_KEY: publicKey };
    expect(readWechatPaySettings({ ...ENVIRONMENT, ...more }).publicKey?.id).toBe('PUB_KEY_ID_1');
  });

  it.each(Object.keys(ENVIRONMENT))('names %s when it is missing', (name) => {
    expect(() => readWechatPaySettings({ ...ENVIRONMENT, [name]: undefined })).toThrow(name);
  });

  it.each([
    ['WECHATPAY_API_V3_KEY', 'short'],
    ['WECHATPAY_PRIVATE_KEY', 'not a key'],
  ])('names %s when it is wrong, and quotes no key', (name, value) => {
    const read = () => readWechatPaySettings({ ...ENVIRONMENT, [name]: value });
    expect(read).toThrow(name);
    expect(read).not.toThrow(new RegExp(value));
  });

  it('wants the public key that belongs to an id', () => {
    expect(() => readWechatPaySettings({ ...ENVIRONMENT, WECHATPAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_1' })).toThrow(
      'WECHATPAY_PUBLIC_KEY',
    );
  });
});
