/**
 * A move that the key signs, sent so that it happens once: a second tap, or a repetition after a broken network,
 * sends the same signed request again, and the mall answers what it answered.
 */
import { ApiError } from '../../services/api-error';
import { newRequestId } from '../../services/request-id';
import { signatureOf } from './message';
import { expiryOf, ownAccounts, signingKey, type OwnAccounts } from './own-accounts';

export interface Wish {
  readonly kind: 'transfer' | 'custody';
  /** An address, or `custodial`. */
  readonly to: string;
  readonly units: number;
}

/** The part of the request that every signed move has. */
export interface SignedMove {
  readonly units: number;
  readonly sequence: number;
  readonly expiry: number;
  readonly signature: string;
}

type Send<T> = (move: SignedMove, requestId: string) => Promise<T>;

interface Kept {
  readonly wish: string;
  readonly requestId: string;
  readonly move: SignedMove;
}

const UNSURE = '之前有一笔没有等到结果，可能已经成功。请先看明细，再决定要不要再转';

export class SignedIntent {
  private kept: Kept | null = null;
  /** A move was sent whose answer never came: it may have been made. */
  private isUnsure = false;

  async send<T>(own: OwnAccounts, wish: Wish, send: Send<T>): Promise<T> {
    const kept = this.kept?.wish === textOf(wish) ? this.kept : await this.sign(own, wish);
    try {
      return await this.once(kept, send);
    } catch (error) {
      if (!this.mayRepeat(error)) throw error;
    }
    // Another phone with the same key has moved meanwhile, or the signature lay too long: what the mall says now, once.
    return this.once(await this.sign(await ownAccounts(), wish), send);
  }

  private async once<T>(kept: Kept, send: Send<T>): Promise<T> {
    this.kept = kept;
    try {
      const done = await send(kept.move, kept.requestId);
      this.kept = null;
      this.isUnsure = false;
      return done;
    } catch (error) {
      const code = error instanceof ApiError ? error.code : 'INTERNAL';
      if (code === 'NETWORK' || code === 'INTERNAL') this.isUnsure = true;
      else if (code !== 'BUSY') this.kept = null;
      throw error;
    }
  }

  /** Only what certainly was not made is signed anew. */
  private mayRepeat(error: unknown): boolean {
    if (!(error instanceof ApiError)) return false;
    if (error.code === 'SIGNATURE_EXPIRED') return true;
    if (error.code !== 'SEQUENCE_OLD') return false;
    if (!this.isUnsure) return true;
    this.isUnsure = false;
    throw new ApiError('SEQUENCE_OLD', UNSURE);
  }

  private async sign(own: OwnAccounts, wish: Wish): Promise<Kept> {
    const { kind, to, units } = wish;
    const { secretKey } = await signingKey(own);
    const { environmentId: environment, address: from, key } = own.accounts;
    const sequence = (key?.sequence ?? 0) + 1;
    const expiry = expiryOf(own.behindMs);
    const content = { environment, kind, from, to, units, sequence, expiry };
    const move = { units, sequence, expiry, signature: signatureOf(secretKey, content) };
    return { wish: textOf(wish), requestId: newRequestId(), move };
  }
}

const textOf = ({ kind, to, units }: Wish): string => `${kind} ${to} ${units}`;
