/** The first act of an operator. */
import { dayOf, type Day } from '../units/days';
import { openBooks } from '../ledger/open-books';
import type { BooksHouse } from '../ledger/post';
import { refuse } from '../platform/refusal';
import { checkPolicy } from '../policy/check';
import { PLATFORM } from '../stores/people';
import { admitMerchant } from '../stores/onboarding/admit';

/** Opens the books for today, and the platform's own shop with its number at WeChat Pay. */
export async function openMall(house: BooksHouse, subMchid: string): Promise<{ readonly firstDay: Day }> {
  const never = checkPolicy(house.policy).marks.find(({ level }) => level === 'never');
  if (never !== undefined) refuse('POLICY_REFUSED', { rule: never.rule }, `${never.title}：${never.detail}`);
  const firstDay = dayOf(house.clock.now());
  await openBooks(house, firstDay);
  await admitMerchant(house, PLATFORM, '共享购自营', null, subMchid);
  return { firstDay };
}
