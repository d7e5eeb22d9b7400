/**
 * A person of the demo who uses both accounts of points: its key is made of its name, so that the same demo makes
 * the same one. The phone in the panel does not have it, like any phone after the old one was lost.
 */
import { createHash } from 'node:crypto';

import { ed25519 } from '@noble/curves/ed25519';

import { signedBytes, type SignedContent } from '../../cloudfunctions/custody/keys/message';
import { CUSTODIAL } from '../../cloudfunctions/custody/moves/move';
import { MINUTE_MS } from '../../cloudfunctions/units/days';
import type { Mall } from './mall';

/** Of everybody in the demo who has set one. */
export const PAY_PASSWORD = '258036';
const VALID_MS = 10 * MINUTE_MS;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export class KeyHolder {
  private readonly secret: Uint8Array;

  constructor(
    private readonly mall: Mall,
    readonly openid: string,
  ) {
    this.secret = createHash('sha256').update(`key of ${openid}`).digest();
  }

  /** A key and a pay password, where there are none. */
  async prepare(): Promise<void> {
    const { key, password } = await this.accounts();
    if (!password.isSet)
      await this.mall.call(this.openid, 'member', 'setPassword', { password: PAY_PASSWORD });
    if (key !== null) return;
    const publicKey = hex(ed25519.getPublicKey(this.secret));
    const signed = await this.signed({ kind: 'key', to: publicKey, units: 0, sequence: 0 });
    await this.mall.call(this.openid, 'member', 'registerKey', { publicKey, ...signed });
  }

  /** So many in the custodialAccount; false where the person has fewer, or owes some. */
  async keep(units: number): Promise<boolean> {
    await this.prepare();
    const { originalPointUnits, custodialPointUnits, owedPointUnits } = await this.accounts();
    const missing = units - custodialPointUnits;
    if (owedPointUnits > 0 || missing > originalPointUnits) return false;
    if (missing > 0) await this.moveIn(missing);
    return true;
  }

  /** original → custodial */
  async moveIn(units: number): Promise<void> {
    const sequence = ((await this.accounts()).key?.sequence ?? 0) + 1;
    const signed = await this.signed({ kind: 'custody', to: CUSTODIAL, units, sequence });
    await this.mall.call(this.openid, 'member', 'moveIn', { units, sequence, ...signed });
  }

  accounts() {
    return this.mall.call(this.openid, 'member', 'accounts', {});
  }

  private async signed(content: Pick<SignedContent, 'kind' | 'to' | 'units' | 'sequence'>) {
    const { address: from, environmentId: environment } = await this.accounts();
    const expiry = (await this.mall.now()) + VALID_MS;
    const bytes = signedBytes({ environment, from, expiry, ...content });
    return { expiry, signature: hex(ed25519.sign(bytes, this.secret)) };
  }
}
