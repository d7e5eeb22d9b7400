/** Buying a gift pack: an order like any other, sold by the platform, allowance 0 (rules.md §5). */
import type { PackKind } from '../../policy/policy';
import { currentPolicy } from '../../ledger/read-holders';
import type { BooksHouse } from '../../ledger/post';
import { PLATFORM } from '../../stores/people';
import { createOrders, PLAIN, type Placed } from './create';
import { orderLine } from '../order-lines';

const TITLES: Readonly<Record<PackKind, string>> = {
  member: '会员礼包',
  merchant: '商家礼包',
  region: '区域合伙人礼包',
};

export interface BuyPack {
  readonly paymentId: string;
  readonly memberId: string;
  readonly pack: PackKind;
}

/** Places the pack's order; it settles with its payment. Refuses `ALREADY_ACTIVE` for a second member pack. */
export async function buyPack(house: BooksHouse, { paymentId, memberId, pack }: BuyPack): Promise<Placed> {
  const { priceFen } = (await currentPolicy(house)).joining.packs[pack];
  const line = orderLine({ skuId: `pack:${pack}`, title: TITLES[pack] }, priceFen, 1, 0);
  return createOrders(house, {
    paymentId,
    memberId,
    input: { pack },
    takesStock: false,
    drafts: [
      {
        orderId: `${paymentId}-1`,
        merchantId: PLATFORM,
        storeId: null,
        kind: 'pack',
        pack,
        city: '',
        lines: [line],
        ...PLAIN,
        uses: 1,
        medical: false,
      },
    ],
  });
}
