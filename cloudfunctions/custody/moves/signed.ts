/**
 * A move out of an originalAccount: signed by the member's key, its sequence checked and raised in the
 * transaction that moves the points (rules.md §12). Beside the reversal of a refund there is no other way out.
 */
import type { Book, PointSide } from '../../ledger/book';
import { memberHolder, type HolderId } from '../../ledger/accounts';
import { demandNoDebt } from '../../ledger/point-debts';
import { post } from '../../ledger/post';
import type { Reader } from '../../platform/database';
import { refuse } from '../../platform/refusal';
import type { PointUnits } from '../../units/amounts';
import type { Instant } from '../../units/days';
import { addressOf } from '../address';
import {
  pointKeys,
  signedMoveId,
  signedMoves,
  type MoveKind,
  type PointKey,
  type SignedMove,
} from '../documents';
import type { CustodyHouse } from '../house';
import { isSigned } from '../keys/signature';
import { isWaiting, keyAt } from '../keys/states';
import { demandExpiry } from './expiry';

export interface MoveRequest {
  readonly memberId: string;
  readonly requestId: string;
  readonly units: PointUnits;
  readonly sequence: number;
  readonly expiry: Instant;
  readonly signature: string;
}

export interface Destination<T> {
  readonly kind: MoveKind;
  /** As it was signed. */
  readonly to: string;
  readonly side: Extract<PointSide, { readonly holder: HolderId }>;
  readonly load: (reader: Reader) => Promise<T>;
  /** Refuses where nothing may arrive. */
  readonly check: (loaded: T) => void;
}

/** The same request again answers the same; the same signature in another request is refused. */
export function moveSigned<T>(
  house: CustodyHouse,
  request: MoveRequest,
  destination: Destination<T>,
): Promise<SignedMove> {
  const { memberId, sequence } = request;
  const { kind } = destination;
  const id = signedMoveId(memberId, sequence);
  const holder = memberHolder(memberId);
  return post(
    house,
    { entryId: `${kind}:${id}`, kind, cause: id, input: request, holders: [holder, destination.side.holder] },
    async (reader) => {
      const [key, known, loaded] = await Promise.all([
        reader.get(pointKeys, memberId),
        reader.get(signedMoves, id),
        destination.load(reader),
      ]);
      return { key, known, loaded };
    },
    (book, { key, known, loaded }) => {
      if (known !== null) return again(known, request);
      const move = signedMove(book, house.environmentId, request, destination, key);
      destination.check(loaded);
      demandNoDebt(book, holder);
      if (book.holder(holder).points < request.units) refuse('POINTS_SHORT');
      book.movePoints({ holder, place: 'points' }, destination.side, request.units, kind);
      book.insert(signedMoves, move);
      return move;
    },
  );
}

function again(known: SignedMove, request: MoveRequest): SignedMove {
  if (known.requestId !== request.requestId) return refuse('SEQUENCE_OLD');
  return known.signature === request.signature ? known : refuse('REQUEST_REUSED');
}

/** The move as the key signed it, with the sequence raised; or the refusal. */
function signedMove(
  book: Book,
  environment: string,
  { memberId, requestId, units, sequence, expiry, signature }: MoveRequest,
  { kind, to }: Pick<Destination<unknown>, 'kind' | 'to'>,
  stored: PointKey | null,
): SignedMove {
  const { at, today } = book.context;
  const key = stored === null ? refuse('KEY_NEEDED') : keyAt(stored, at);
  if (isWaiting(key)) refuse('KEY_CHANGING');
  demandExpiry(book.context, expiry);
  if (sequence !== key.sequence + 1) refuse('SEQUENCE_OLD', { sequence: key.sequence });
  const content = { environment, kind, from: addressOf(memberId), to, units, sequence, expiry };
  if (!isSigned(key.publicKey, signature, content)) refuse('SIGNATURE_WRONG');
  book.put(pointKeys, { ...key, sequence });
  const signed = { kind, to, units, sequence, expiry, publicKey: key.publicKey, signature };
  return { _id: signedMoveId(memberId, sequence), memberId, requestId, ...signed, at, day: today };
}
