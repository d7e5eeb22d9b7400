/** custodial → original: the pay password lets it through, 1% burns (rules.md §12). */
import { MALL, memberHolder } from '../../ledger/accounts';
import { demandNoDebt } from '../../ledger/point-debts';
import type { BooksHouse } from '../../ledger/post';
import { refuse } from '../../platform/refusal';
import { BASIS_POINTS, mulDivCeil, type PointUnits } from '../../units/amounts';
import { moveOuts, moveOutId, type MoveOut } from '../documents';
import { postWithPassword } from '../passwords/with-password';

export interface MoveOutRequest {
  readonly memberId: string;
  readonly requestId: string;
  readonly password: string;
  readonly units: PointUnits;
}

/** What burns is rounded up: many small moves must not be cheaper than a large one. */
export function moveOut(house: BooksHouse, request: MoveOutRequest): Promise<MoveOut> {
  const { memberId, requestId, units } = request;
  const id = moveOutId(memberId, requestId);
  const holder = memberHolder(memberId);
  const posting = {
    ...{ entryId: `move-out:${id}`, kind: 'move-out', cause: id, input: { units }, holders: [holder] },
    shardKey: id,
  };
  return postWithPassword(
    house,
    posting,
    request,
    (reader) => reader.get(moveOuts, id),
    (book, known) => {
      if (known !== null) return known.units === units ? known : refuse('REQUEST_REUSED');
      demandNoDebt(book, holder);
      if (book.holder(holder).custodial < units) refuse('POINTS_SHORT');
      const burned = mulDivCeil(units, book.context.policy.moveOutBp, BASIS_POINTS);
      const from = { holder, place: 'custodial' } as const;
      book.movePoints(from, { mall: MALL.burned }, burned, 'moveOut.burn');
      book.movePoints(from, { holder, place: 'points' }, units - burned, 'moveOut');
      const move: MoveOut = { _id: id, memberId, units, burned, at: book.context.at };
      book.insert(moveOuts, move);
      return move;
    },
  );
}
