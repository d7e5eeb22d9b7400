/**
 * Both accounts with what this phone can do: the key is made and registered at the first visit, and found in the
 * encrypted storage at every later one. One call; a second where there is no key yet.
 */
import { call, type DataOf } from '../../services/api';
import { ApiError } from '../../services/api-error';
import { keyOf } from './derive';
import { signatureOf } from './message';
import { randomBytes } from './random';
import { keep, keptKey, keptKeys, type KeptKey } from './vault';
import { bytesOf, hexOf } from './bytes';
import { ENTROPY_BYTES } from './words';

export type Accounts = DataOf<'member', 'accounts'>;

export interface OwnAccounts {
  readonly accounts: Accounts;
  /** How far the phone's clock is behind the mall's. */
  readonly behindMs: number;
  /** The key that counts is on this phone. */
  readonly isHere: boolean;
  /** So is the one that was asked for after a lost phone. */
  readonly isNextHere: boolean;
  /** Nobody has shown yet that the words are written down. */
  readonly needsBackup: boolean;
}

/** Well inside what the mall allows, long enough for a weak network. */
const VALID_MS = 10 * 60_000;

export async function ownAccounts(): Promise<OwnAccounts> {
  const { accounts, behindMs } = await read();
  if (accounts.key !== null) return withKeys(accounts, behindMs);
  const kept = (await keptKeys(accounts.address)).at(-1) ?? (await freshKey(accounts.address));
  try {
    const key = await call('member', 'registerKey', presented(kept, accounts, behindMs));
    return await withKeys({ ...accounts, key }, behindMs);
  } catch (error) {
    // Another phone of the same person was quicker: its key is the one.
    if (!(error instanceof ApiError) || error.code !== 'KEY_EXISTS') throw error;
    const again = await read();
    return withKeys(again.accounts, again.behindMs);
  }
}

/** A new key on this phone takes the lost one's place once an operator has checked who asks, and after the wait. */
export async function askForNewKey({ accounts, behindMs }: OwnAccounts): Promise<void> {
  const known = accounts.key?.publicKey;
  // Asked again after a broken network, it is the same key.
  const before = (await keptKeys(accounts.address)).filter(({ publicKey }) => publicKey !== known).at(-1);
  const kept = before ?? (await freshKey(accounts.address));
  await call('member', 'askNewKey', presented(kept, accounts, behindMs));
}

/** The words' key is kept on this phone if it is the account's; false where it is another one's. */
export async function restoreKey({ accounts }: OwnAccounts, entropy: Uint8Array): Promise<boolean> {
  const pair = await keyOf(entropy);
  const { key, address } = accounts;
  if (key === null || (pair.publicKey !== key.publicKey && pair.publicKey !== key.next?.publicKey))
    return false;
  // Whoever types the words has them.
  await keep({ ...pair, address, entropy: null });
  return true;
}

/** The key that counts, to sign with; refuses where it is on another phone. */
export async function signingKey({ accounts }: OwnAccounts): Promise<KeptKey> {
  const kept = accounts.key === null ? null : await keptKey(accounts.address, accounts.key.publicKey);
  if (kept === null) throw new ApiError('PHONE', '密钥不在这台手机上，请先用 12 个字恢复');
  return kept;
}

export function expiryOf(behindMs: number): number {
  return Date.now() + behindMs + VALID_MS;
}

async function read(): Promise<Pick<OwnAccounts, 'accounts' | 'behindMs'>> {
  const accounts = await call('member', 'accounts', {});
  return { accounts, behindMs: accounts.now - Date.now() };
}

async function withKeys(accounts: Accounts, behindMs: number): Promise<OwnAccounts> {
  const { address, key } = accounts;
  const kept = await keptKeys(address);
  const at = (publicKey: string | undefined): KeptKey | undefined =>
    kept.find((one) => one.publicKey === publicKey);
  const own = at(key?.publicKey);
  return {
    ...{ accounts, behindMs },
    isHere: own !== undefined,
    isNextHere: at(key?.next?.publicKey) !== undefined,
    needsBackup: (own?.entropy ?? null) !== null,
  };
}

async function freshKey(address: string): Promise<KeptKey> {
  const entropy = hexOf(await randomBytes(ENTROPY_BYTES));
  const key = { ...(await keyOf(bytesOf(entropy))), address, entropy };
  // On the phone before anybody counts on it.
  await keep(key);
  return key;
}

function presented({ publicKey, secretKey }: KeptKey, accounts: Accounts, behindMs: number) {
  const { environmentId: environment, address: from } = accounts;
  const expiry = expiryOf(behindMs);
  const own = { environment, kind: 'key', from, to: publicKey, units: 0, sequence: 0, expiry } as const;
  return { publicKey, expiry, signature: signatureOf(secretKey, own) };
}
