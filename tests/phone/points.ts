/** For the tests of the mini-program: goods for points, a chain that takes points, and people who have some. */
import { Memory } from '../../cloudfunctions/ledger/memory';
import type { BooksHouse } from '../../cloudfunctions/ledger/post';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import { realWaiting } from '../../cloudfunctions/platform/retry';
import type { Policy } from '../../cloudfunctions/policy/policy';
import { CHAIN } from '../../local/demo/data/chain';
import { OPERATOR, OWNER } from '../../local/demo/data/people';
import { giveCustodial, PIN, POINT } from '../support/point-payer';
import type { MallOnPhone } from './mall-on-phone';

/** As operator and owner do it; `shareBp` of the chain's orders may be paid in points. */
export async function openPoints({ mall }: MallOnPhone, prizeId: string, shareBp: number): Promise<void> {
  await mall.call(OPERATOR, 'operator', 'setForPoints', { productId: prizeId, isForPoints: true });
  await mall.call(OWNER, 'store', 'setPointsShare', { merchantId: CHAIN.id, shareBp });
}

/** A pay password, and points in the custodialAccount. */
export async function fillPurse(
  house: MallOnPhone,
  policy: Policy,
  openid: string,
  points: number,
): Promise<void> {
  const { memberId } = await house.mall
    .call(openid, 'member', 'join', {})
    .then(({ _id }) => ({ memberId: _id }));
  await house.mall.call(openid, 'member', 'setPassword', { password: PIN });
  await giveCustodial(await booksOf(house, policy), memberId, points * POINT);
}

export async function booksOf({ cloud }: MallOnPhone, policy: Policy): Promise<BooksHouse> {
  const database = openDatabase();
  const now = await cloud.client.now();
  return { database, clock: { now: () => now }, waiting: realWaiting, policy, memory: new Memory(database) };
}
