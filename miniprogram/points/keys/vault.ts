/**
 * The private keys of this phone, in WeChat's encrypted storage alone (base library 2.21.3; AES128). WeChat keeps a
 * storage for each user; the address tells people apart who share one nevertheless.
 */
import { ApiError } from '../../services/api-error';
import type { KeyPair } from './derive';

export interface KeptKey extends KeyPair {
  /** Whose originalAccount it is for. */
  readonly address: string;
  /** Hex, what the words say; null once they are known to be written down. */
  readonly entropy: string | null;
}

const SLOT = 'pointKeys';
const UNREADABLE = '这台手机的加密存储暂时不能使用，请升级微信后再试';

/** Newest last. */
export async function keptKeys(address: string): Promise<readonly KeptKey[]> {
  return (await readAll()).filter((key) => key.address === address);
}

export async function keptKey(address: string, publicKey: string): Promise<KeptKey | null> {
  const keys = await keptKeys(address);
  return keys.find((key) => key.publicKey === publicKey) ?? null;
}

/** One change after another: two at once would lose a key. */
let last: Promise<unknown> = Promise.resolve();

/** Adds the key, or puts it in the place of the same one; keys are never taken away. */
export function keep(key: KeptKey): Promise<void> {
  const done = last.then(async () => {
    const others = (await readAll()).filter(
      ({ address, publicKey }) => address !== key.address || publicKey !== key.publicKey,
    );
    await wx.setStorage({ key: SLOT, data: [...others, key], encrypt: true }).catch(() => {
      throw new ApiError('PHONE', UNREADABLE);
    });
    // What cannot be read again must never be registered.
    const found = await keptKey(key.address, key.publicKey);
    if (found?.secretKey !== key.secretKey) throw new ApiError('PHONE', UNREADABLE);
  });
  last = done.catch(() => undefined);
  return done;
}

async function readAll(): Promise<readonly KeptKey[]> {
  try {
    const { data } = await wx.getStorage<readonly KeptKey[] | ''>({ key: SLOT, encrypt: true });
    return data === '' ? [] : data;
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string };
    // Nothing there is the one failure that means no keys; any other must not be taken for it.
    if (/data not found|data is not exist|not found/.test(errMsg)) return [];
    throw new ApiError('PHONE', UNREADABLE);
  }
}
