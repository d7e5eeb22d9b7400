/** The digits and salts that node's random source makes, from the seed instead: the same seed, the same secrets. */
import crypto from 'node:crypto';

import type { Chance } from '../../local/demo/chance';

/** While `work` runs. */
export async function withSecretsOf<T>(chance: () => Chance, work: () => Promise<T>): Promise<T> {
  const { randomInt, randomBytes } = crypto;
  const own = {
    randomInt: (below: number) => chance().int(0, below - 1),
    randomBytes: (size: number) => Buffer.from(Array.from({ length: size }, () => chance().int(0, 255))),
  };
  Object.assign(crypto, own);
  try {
    return await work();
  } finally {
    Object.assign(crypto, { randomInt, randomBytes });
  }
}
