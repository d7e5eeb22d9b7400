/** TencentCloud API v3 signatures, from the specification: what the SDK signs is recomputed and compared. */
import { createHash, createHmac } from 'node:crypto';

export interface SignedRequest {
  readonly service: string;
  readonly host: string;
  /** The header Authorization. */
  readonly authorization: string;
  /** The header X-TC-Timestamp, seconds. */
  readonly timestamp: string;
  readonly body: string;
}

export interface KeyPair {
  readonly secretId: string;
  readonly secretKey: string;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const mac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

export function isSignedBy({ secretId, secretKey }: KeyPair, request: SignedRequest): boolean {
  const { service, host, authorization, timestamp, body } = request;
  const date = new Date(Number(timestamp) * 1000).toISOString().slice(0, 10);
  const headers = `content-type:application/json\nhost:${host}\n`;
  const canonical = ['POST', '/', '', headers, 'content-type;host', hash(body)].join('\n');
  const scope = `${date}/${service}/tc3_request`;
  const key = mac(mac(mac(`TC3${secretKey}`, date), service), 'tc3_request');
  const text = ['TC3-HMAC-SHA256', timestamp, scope, hash(canonical)].join('\n');
  const signature = mac(key, text).toString('hex');
  const credential = `Credential=${secretId}/${scope}`;
  return (
    authorization === `TC3-HMAC-SHA256 ${credential}, SignedHeaders=content-type;host, Signature=${signature}`
  );
}
