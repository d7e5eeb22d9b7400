/** People whose key is on a phone that nobody here holds. */
import { ed25519 } from '@noble/curves/ed25519';

import { signedBytes } from '../../../cloudfunctions/custody/keys/message';
import { OPERATOR } from '../../../local/demo/data/people';
import type { Mall } from '../../../local/demo/mall';

const VALID_MS = 60_000;

/** Registered once; asking again changes nothing. */
export async function withLostKey(mall: Mall, openid: string): Promise<void> {
  await mall.call(openid, 'member', 'join', {});
  const { key } = await mall.call(openid, 'member', 'accounts', {});
  if (key === null) await mall.call(openid, 'member', 'registerKey', await presented(mall, openid));
}

/** Its new key waits. */
export async function withWaitingKey(mall: Mall, openid: string): Promise<void> {
  await withLostKey(mall, openid);
  const { key } = await mall.call(openid, 'member', 'accounts', {});
  if (key?.next !== null) return;
  const asked = await presented(mall, openid);
  await mall.call(openid, 'member', 'askNewKey', asked);
  await startChange(mall, openid);
}

/** The operator has checked who asks. */
export async function startChange(mall: Mall, openid: string): Promise<void> {
  const { key } = await mall.call(openid, 'member', 'accounts', {});
  const { _id: memberId } = await mall.call(openid, 'member', 'join', {});
  const publicKey = key?.next?.publicKey ?? '';
  await mall.call(OPERATOR, 'operator', 'startKeyChange', { memberId, publicKey });
}

async function presented(mall: Mall, openid: string) {
  const { environmentId, address, now } = await mall.call(openid, 'member', 'accounts', {});
  const secret = ed25519.utils.randomSecretKey();
  const publicKey = Buffer.from(ed25519.getPublicKey(secret)).toString('hex');
  const expiry = now + VALID_MS;
  const content = { environment: environmentId, kind: 'key', from: address, to: publicKey } as const;
  const message = signedBytes({ ...content, units: 0, sequence: 0, expiry });
  return { publicKey, expiry, signature: Buffer.from(ed25519.sign(message, secret)).toString('hex') };
}
