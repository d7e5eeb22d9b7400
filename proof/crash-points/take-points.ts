/** Somebody's points are gone, in the way they come in a replay. */
import { isMember, MALL, type HolderId } from '../../cloudfunctions/ledger/accounts';
import { post, type BooksHouse } from '../../cloudfunctions/ledger/post';

export function takePoints(house: BooksHouse, holder: HolderId): Promise<void> {
  return post(
    house,
    { entryId: `taken:${holder}`, kind: 'supply', cause: 'proof', holders: [holder] },
    () => Promise.resolve(null),
    (book) => {
      const { points, custodial } = book.holder(holder);
      const gone = { mall: MALL.replaySupply };
      book.movePoints({ holder, place: 'points' }, gone, points, 'supply');
      if (isMember(holder)) book.movePoints({ holder, place: 'custodial' }, gone, custodial, 'supply');
    },
  );
}
