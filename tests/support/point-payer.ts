/** People with points in their custodialAccount, and a shop that takes them: for scenarios of paying in points. */
import { setForPoints } from '../../cloudfunctions/catalog/for-points';
import { saveProduct } from '../../cloudfunctions/catalog/shelving/save-product';
import type { Sku } from '../../cloudfunctions/catalog/documents';
import { setPassword } from '../../cloudfunctions/custody/passwords/set';
import { MALL, memberHolder } from '../../cloudfunctions/ledger/accounts';
import { post, type BooksHouse } from '../../cloudfunctions/ledger/post';
import { PLATFORM } from '../../cloudfunctions/stores/people';
import { listingOf, type Listing } from './listing';

export const POINT = 1_000_000;
export const PIN = '258036';

/** From nowhere, as in a replay. */
export async function giveCustodial(house: BooksHouse, memberId: string, units: number): Promise<void> {
  const holder = memberHolder(memberId);
  const entryId = `give:${memberId}:${units}:${house.clock.now()}`;
  await post(
    house,
    { entryId, kind: 'supply', cause: 'test', holders: [holder] },
    () => Promise.resolve(null),
    (book) => {
      book.movePoints({ mall: MALL.replaySupply }, { holder, place: 'custodial' }, units, 'supply');
    },
  );
}

/** A member with so many points and a pay password. */
export async function payer(house: BooksHouse, memberId: string, points: number): Promise<void> {
  await setPassword(house, memberId, PIN);
  await giveCustodial(house, memberId, points * POINT);
}

/** The one SKU of a product of the platform that is had for points. */
export async function prize(house: BooksHouse, code: string, listing: Listing = {}): Promise<Sku> {
  const { product, skus } = await saveProduct(house, PLATFORM, listingOf(code, listing));
  await setForPoints(house, product._id, true);
  const [sku] = skus;
  if (sku === undefined) throw new Error(`${code} has no SKU`);
  return sku;
}
