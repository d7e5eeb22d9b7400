/** The share of its orders that a merchant takes in points (rules.md §12). */
import type { BasisPoints } from '../units/amounts';
import { formatUnits } from '../units/decimals';
import { post, type BooksHouse } from '../ledger/post';
import { currentPolicy } from '../ledger/read-holders';
import { refuse } from '../platform/refusal';
import { merchants, type Merchant } from './documents';
import { PLATFORM } from './people';

export interface PointsShare {
  readonly shareBp: BasisPoints;
  /** The policy's largest; 0 for the platform, whose goods are had for points as a whole. */
  readonly maxShareBp: BasisPoints;
}

export async function pointsShareOf(house: BooksHouse, merchantId: string): Promise<PointsShare> {
  const [merchant, { pointPayments }] = await Promise.all([
    house.database.get(merchants, merchantId),
    currentPolicy(house),
  ]);
  if (merchant === null) return refuse('NOT_FOUND', { merchantId });
  const maxShareBp = merchantId === PLATFORM ? 0 : pointPayments.maxShareBp;
  return { shareBp: Math.min(merchant.pointsShareBp ?? 0, maxShareBp), maxShareBp };
}

/** For orders placed from now on; 0: none. Refuses more than the policy allows. */
export function setPointsShare(
  house: BooksHouse,
  merchantId: string,
  pointsShareBp: BasisPoints,
): Promise<Merchant> {
  const posting = { entryId: `share:${merchantId}`, kind: 'share', cause: merchantId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(merchants, merchantId),
    (book, known) => {
      const { maxShareBp } = book.context.policy.pointPayments;
      // Its goods are had for points as a whole, and those points burn.
      if (merchantId === PLATFORM) refuse('INVALID_INPUT', {}, '自营商品用积分兑换，不设积分抵扣');
      if (pointsShareBp > maxShareBp)
        refuse('INVALID_INPUT', { maxShareBp }, `积分最多抵扣订单的 ${formatUnits(maxShareBp, 2)}%`);
      const merchant: Merchant = { ...(known ?? refuse('NOT_FOUND', { merchantId })), pointsShareBp };
      book.put(merchants, merchant);
      return merchant;
    },
  );
}
