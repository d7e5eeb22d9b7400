/** A computer begins to sign in: it shows a code and waits for a phone. */
import { MINUTE_MS, type Instant } from '../../units/days';
import type { CodePictures } from '../../platform/codes/code-pictures';
import type { House } from '../../platform/house';
import { idOf } from '../../platform/ids';
import { signIns, type Computer } from '../documents';
import { persist } from '../persist';
import { countTry } from './limits';
import { newSecret, secretHash } from './secrets';

const SIGN_IN_PAGE = 'office/sign-in/sign-in';
const CODE_MS = 5 * MINUTE_MS;

export interface StartedSignIn {
  readonly signInId: string;
  /** The computer proves with it that it is the one that began; it never leaves it otherwise. */
  readonly secret: string;
  /** What the phone sends back. */
  readonly code: string;
  /** WeChat's code as a data URL; null where WeChat made none: then the page draws `text` as a QR code. */
  readonly picture: string | null;
  readonly text: string;
  readonly expiresAt: Instant;
}

export async function startSignIn(
  house: House & { readonly codePictures: CodePictures },
  computer: Computer,
): Promise<StartedSignIn> {
  await countTry(house, 'start', computer.address);
  const secret = newSecret();
  const startedAt = house.clock.now();
  const expiresAt = startedAt + CODE_MS;
  const code = idOf('sign-in', secret);
  await persist(house, (transaction) =>
    transaction.put(signIns, {
      ...{ _id: code, state: 'waiting', secretHash: secretHash(secret), computer },
      ...{ startedAt, expiresAt, operatorId: null, wrong: 0 },
    }),
  );
  const picture = await house.codePictures.make(code, SIGN_IN_PAGE);
  const text = `${SIGN_IN_PAGE}?scene=${code}`;
  return { signInId: code, secret, code, picture, text, expiresAt };
}
