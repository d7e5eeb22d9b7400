/** Signed requests to WeChat Pay and checked replies; the signatures are the library's work. */
import { createPublicKey } from 'node:crypto';
import * as z from 'zod';
import { Decorator } from './library';

import type { Clock } from '../clock';
import { WechatPayFailure } from './failure';
import { PlatformKeys, type Keys, type SignedText } from './platform-keys';
import type { WechatPaySettings } from './settings';

/** A function has 60 s; WeChat says that 5 s is long. */
const TIMEOUT_MS = 10_000;
const CERTIFICATES = '/v3/certificates';
const UNKNOWN_SERIAL = 'EV3_RES_HEADER_PLATFORM_SERIAL';

type Http = Decorator['v3'];
export type Query = Readonly<Record<string, string>>;

export class WechatPayClient {
  readonly keys: PlatformKeys;
  private built: { readonly keys: Keys; readonly http: Http } | null = null;

  constructor(
    readonly settings: WechatPaySettings,
    clock: Clock,
  ) {
    this.keys = new PlatformKeys(settings, clock, () => this.fetchCertificates());
  }

  /** A reply that the schema describes, or `WechatPayFailure`. */
  async get<T>(path: string, params: Query, reply: z.ZodType<T>): Promise<T> {
    return this.asked(reply, (http) => http.get<unknown>(path, { params }));
  }

  async post<T>(path: string, body: object, reply: z.ZodType<T>): Promise<T> {
    return this.asked(reply, (http) => http.post<unknown>(path, body));
  }

  /** A file that a reply named by its whole address; WeChat does not sign it, its hash stands in the reply. */
  async download(url: string): Promise<Buffer> {
    const http = await this.http();
    // From WeChat Pay alone: a request signed by us goes nowhere else, whatever the address says.
    const { pathname, searchParams } = new URL(url);
    const params = Object.fromEntries(searchParams);
    return failing(async () => {
      const { data } = await http.get<ArrayBuffer>(pathname, { params, responseType: 'arraybuffer' });
      return Buffer.from(data);
    });
  }

  private async asked<T>(
    reply: z.ZodType<T>,
    ask: (http: Http) => Promise<{ readonly data: unknown }>,
  ): Promise<T> {
    const data = await failing(async () => {
      try {
        return (await ask(await this.http())).data;
      } catch (error) {
        const serial = unknownSerial(error);
        if (serial === null) throw error;
        // WeChat has begun to sign with a new certificate. Everything asked here may be asked twice.
        await this.keys.learn(serial);
        return (await ask(await this.http())).data;
      }
    });
    // Replies without content arrive as an empty text.
    const result = reply.safeParse(data === '' ? undefined : data);
    if (result.success) return result.data;
    throw new WechatPayFailure('UNREACHABLE', `a reply in an unknown form: ${result.error.message}`);
  }

  private async http(): Promise<Http> {
    const keys = await this.keys.all();
    if (this.built?.keys !== keys) this.built = { keys, http: this.build(keys) };
    return this.built.http;
  }

  private build(certs: Keys): Http {
    const { mchid, serial, privateKey, url, publicKey } = this.settings;
    const headers = publicKey === null ? {} : { 'Wechatpay-Serial': publicKey.id };
    return new Decorator({
      mchid,
      serial,
      privateKey,
      certs: { ...certs },
      baseURL: url,
      headers,
      timeout: TIMEOUT_MS,
      proxy: false,
    }).v3;
  }

  /** The list is what its own signature is checked by, so it comes unchecked (`PlatformKeys` does it). */
  private async fetchCertificates(): Promise<SignedText> {
    // The library wants a key, and uses none here.
    const http = this.build({ none: createPublicKey(this.settings.privateKey) });
    const { data, headers } = await failing(() =>
      http.get<string>(CERTIFICATES, { transformResponse: (text: string) => text }),
    );
    const header = (name: string): string => String(headers[name] ?? '');
    return {
      body: data,
      serial: header('wechatpay-serial'),
      signature: header('wechatpay-signature'),
      timestamp: header('wechatpay-timestamp'),
      nonce: header('wechatpay-nonce'),
    };
  }
}

/** A class of its own, which a record would not take. */
const headers = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null,
);

/** What the library throws: an AxiosError, with or without a reply. */
const thrownForm = z.object({
  code: z.string().optional(),
  message: z.string(),
  response: z.object({ status: z.number(), data: z.unknown(), headers }).optional(),
});
const refusalForm = z.object({ code: z.string(), message: z.string().default('') });

function unknownSerial(error: unknown): string | null {
  const thrown = thrownForm.safeParse(error);
  if (!thrown.success || thrown.data.code !== UNKNOWN_SERIAL) return null;
  const serial = thrown.data.response?.headers['wechatpay-serial'];
  return typeof serial === 'string' ? serial : null;
}

/** Turns what the library throws into `WechatPayFailure`. */
async function failing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof WechatPayFailure) throw error;
    const thrown = thrownForm.safeParse(error);
    if (!thrown.success) throw error;
    const { response, message, code } = thrown.data;
    if (code?.startsWith('EV3_') === true) throw new WechatPayFailure('NOT_FROM_WECHAT', message);
    const refusal = refusalForm.safeParse(parsed(response?.data));
    if (refusal.success) throw new WechatPayFailure(refusal.data.code, refusal.data.message);
    throw new WechatPayFailure('UNREACHABLE', message);
  }
}

function parsed(data: unknown): unknown {
  if (typeof data !== 'string' && !Buffer.isBuffer(data)) return data;
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
