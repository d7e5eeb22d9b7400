/** Signed permission to read or upload one file until a time, as it stands in links and upload headers. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Records } from '../records';

export interface Grant {
  use: 'read' | 'upload';
  path: string;
  /** The client for whom an upload is; '' for a function. */
  openid: string;
  /** Epoch seconds by the movable clock. */
  expires: number;
}

const KIND = 'secret';
const NAME = 'links';

export class Links {
  private readonly secret: string;

  constructor(records: Records) {
    const kept = records.get(KIND, NAME) as string | undefined;
    this.secret = kept ?? randomBytes(32).toString('hex');
    if (kept === undefined) records.put(KIND, NAME, this.secret);
  }

  sign({ use, path, openid, expires }: Grant): string {
    return createHmac('sha256', this.secret)
      .update(JSON.stringify([use, path, openid, expires]))
      .digest('hex');
  }

  /** Whether the signature was made for this grant and the grant still holds. */
  holds(grant: Grant, signature: string, nowMs: number): 'yes' | 'forged' | 'expired' {
    const own = Buffer.from(this.sign(grant));
    const other = Buffer.from(signature);
    if (own.length !== other.length || !timingSafeEqual(own, other)) return 'forged';
    return nowMs <= grant.expires * 1000 ? 'yes' : 'expired';
  }
}
