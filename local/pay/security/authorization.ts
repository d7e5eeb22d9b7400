/** Checks who sends a request: the Authorization header of WECHATPAY2-SHA256-RSA2048. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { ApiError } from '../errors';
import { MINUTE_MS, SECOND_MS } from '../time';
import { isSignedBy, lines } from './crypto';
import type { Keys, Merchant } from './keys';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048';
const FIELDS = ['mchid', 'serial_no', 'timestamp', 'nonce_str', 'signature'] as const;
/** Documented: a request is good for five minutes. */
const TOLERANCE_MS = 5 * MINUTE_MS;

export interface SignedRequest {
  method: string;
  /** Path and query as they were sent. */
  url: string;
  authorization: string | undefined;
  body: string;
}

export class Gatekeeper {
  private readonly publicKeys = new Map<string, KeyObject>();
  /** Nonces that were used, with the time at which they may be forgotten. */
  private readonly nonces = new Map<string, number>();

  constructor(private readonly keys: Keys) {}

  /** @throws ApiError SIGN_ERROR */
  check(request: SignedRequest, now: number): Merchant {
    const fields = parse(request.authorization);
    const merchant = this.keys.merchant(fields.mchid);
    if (merchant === undefined || merchant.certificate.serial !== fields.serial_no)
      throw refused('商户证书序列号有误', 'serial_no');
    if (
      !/^\d+$/.test(fields.timestamp) ||
      Math.abs(Number(fields.timestamp) * SECOND_MS - now) > TOLERANCE_MS
    )
      throw refused('Http头Authorization值里的时间戳与当前时间相差过大', 'timestamp');
    const message = lines(request.method, request.url, fields.timestamp, fields.nonce_str, request.body);
    if (!isSignedBy(message, fields.signature, this.publicKey(merchant)))
      throw new ApiError('SIGN_ERROR', '错误的签名，验签失败', {
        field: 'signature',
        issue: 'sign not match',
        location: 'authorization',
        sign_information: {
          method: request.method,
          url: request.url,
          sign_message_length: Buffer.byteLength(message),
          truncated_sign_message: message.slice(0, 200),
        },
      });
    this.useNonce(`${merchant.mchid}/${fields.nonce_str}`, now);
    return merchant;
  }

  private useNonce(nonce: string, now: number): void {
    for (const [used, until] of this.nonces) {
      if (until >= now) break;
      this.nonces.delete(used);
    }
    if (this.nonces.has(nonce)) throw refused('随机字符串已被使用', 'nonce_str');
    this.nonces.set(nonce, now + 2 * TOLERANCE_MS);
  }

  private publicKey({ mchid, certificate }: Merchant): KeyObject {
    let key = this.publicKeys.get(mchid);
    if (key === undefined) this.publicKeys.set(mchid, (key = createPublicKey(certificate.publicKey)));
    return key;
  }
}

function parse(authorization = ''): Record<(typeof FIELDS)[number], string> {
  if (!authorization.startsWith(`${SCHEME} `))
    throw refused('Http头Authorization认证类型不正确', 'Authorization');
  const values = FIELDS.map((field) => {
    const value = new RegExp(`[ ,]${field}="([^"]*)"`).exec(authorization)?.[1];
    if (value === undefined || value === '') throw refused(`Http头Authorization中没有${field}`, field);
    return [field, value] as const;
  });
  return Object.fromEntries(values) as Record<(typeof FIELDS)[number], string>;
}

function refused(message: string, field: string): ApiError {
  return new ApiError('SIGN_ERROR', message, { field, issue: 'sign not match', location: 'authorization' });
}
