/**
 * The keys by which WeChat Pay's replies and notices are known to be its own: the platform
 * certificates, fetched and renewed as WeChat rotates them, and 微信支付公钥 where there is one.
 */
import { X509Certificate, type KeyObject } from 'node:crypto';
import * as z from 'zod';
import { Aes, Formatter, Rsa } from './library';

import { MINUTE_MS, type Instant } from '../../units/days';
import type { Clock } from '../clock';
import { WechatPayFailure } from './failure';
import type { WechatPaySettings } from './settings';

/** WeChat asks to fetch them at least this often: a new one is listed a day before it is used. */
const KEPT_MS = 12 * 60 * MINUTE_MS;
/** A stranger who sends invented serial numbers makes us ask WeChat this often at most. */
const LEAST_MS = MINUTE_MS;
const OFFSET_SECONDS_MAX = 300;

export type Keys = Readonly<Record<string, KeyObject>>;

/** Headers that sign a reply or a notice. */
export interface SignedText {
  readonly serial: string;
  readonly signature: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly body: string;
}

const encryptedForm = z.object({ ciphertext: z.string(), nonce: z.string(), associated_data: z.string() });
const listForm = z.object({
  data: z.array(z.object({ serial_no: z.string(), encrypt_certificate: encryptedForm })),
});

export class PlatformKeys {
  /** Replaced, never changed, when keys come or go. */
  private keys: Keys;
  private fetchedAt: Instant = -Infinity;
  private triedAt: Instant = -Infinity;
  private fetching: Promise<void> | null = null;

  constructor(
    private readonly settings: WechatPaySettings,
    private readonly clock: Clock,
    private readonly fetchList: () => Promise<SignedText>,
  ) {
    this.keys = this.with({});
  }

  /** At least one key: what replies can be checked by. */
  async all(): Promise<Keys> {
    if (this.settings.publicKey === null && this.since(this.fetchedAt) > KEPT_MS) await this.fetch();
    return this.keys;
  }

  /** Fetches the list when a serial number is not known, though not more than once a minute. */
  async learn(serial: string): Promise<void> {
    const isKnown = Object.hasOwn(await this.all(), serial);
    if (!isKnown && this.since(this.triedAt) > LEAST_MS) await this.fetch();
  }

  /** Throws `NOT_FROM_WECHAT` unless WeChat signed this text in the last five minutes. */
  async verify(text: SignedText): Promise<void> {
    await this.learn(text.serial);
    const keys = await this.all();
    this.check(text, Object.hasOwn(keys, text.serial) ? keys[text.serial] : undefined);
  }

  private check(text: SignedText, key: KeyObject | undefined): void {
    const { timestamp, nonce, body, signature } = text;
    const offset = Math.abs(this.clock.now() / 1000 - Number(timestamp));
    if (!(offset <= OFFSET_SECONDS_MAX)) throw new WechatPayFailure('NOT_FROM_WECHAT', 'too old or too new');
    if (key === undefined || !Rsa.verify(Formatter.response(timestamp, nonce, body), signature, key))
      throw new WechatPayFailure('NOT_FROM_WECHAT', `signature of serial ${text.serial}`);
  }

  private since(at: Instant): number {
    // Time can go backward on a machine; that counts as long ago.
    const passed = this.clock.now() - at;
    return passed < 0 ? Infinity : passed;
  }

  private async fetch(): Promise<void> {
    this.fetching ??= this.fetchNow().finally(() => (this.fetching = null));
    await this.fetching;
  }

  private async fetchNow(): Promise<void> {
    this.triedAt = this.clock.now();
    const text = await this.fetchList();
    const { data } = listForm.parse(JSON.parse(text.body));
    const keys = Object.fromEntries(
      data.map(({ serial_no, encrypt_certificate }) => {
        const pem = decrypt(encrypt_certificate, this.settings.apiV3Key);
        return [serial_no, new X509Certificate(pem).publicKey] as const;
      }),
    );
    // Whoever signs the list stands in it; that only WeChat can encrypt it makes it trustworthy.
    this.check(text, Object.hasOwn(keys, text.serial) ? keys[text.serial] : undefined);
    this.keys = this.with(keys);
    this.fetchedAt = this.clock.now();
  }

  private with(certificates: Keys): Keys {
    const { publicKey } = this.settings;
    return publicKey === null ? certificates : { ...certificates, [publicKey.id]: publicKey.key };
  }
}

/** Decrypts AES-256-GCM content; throws `NOT_FROM_WECHAT` when it was not encrypted with our key. */
export function decrypt(
  content: { ciphertext: string; nonce: string; associated_data?: string | undefined },
  key: string,
): string {
  try {
    return Aes.AesGcm.decrypt(content.ciphertext, key, content.nonce, content.associated_data);
  } catch {
    throw new WechatPayFailure('NOT_FROM_WECHAT', 'content that our key does not open');
  }
}
