/** The first act of an operator. */
import { dayOf, type Day } from '../units/days';
import { openBooks } from '../ledger/open-books';
import type { BooksHouse } from '../ledger/post';
import { PLATFORM } from '../stores/people';
import { admitMerchant } from '../stores/onboarding/admit';

/** Opens the books for today, and the platform's own shop with its number at WeChat Pay. */
export async function openMall(house: BooksHouse, subMchid: string): Promise<{ readonly firstDay: Day }> {
  const firstDay = dayOf(house.clock.now());
  await openBooks(house, firstDay);
  await admitMerchant(house, PLATFORM, '共享购自营', null, subMchid);
  return { firstDay };
}
