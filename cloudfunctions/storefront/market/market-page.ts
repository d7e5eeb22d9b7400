/** 积分求购与挂卖 on a member's phone: the market as everybody sees it, and the own open offers in it. One call. */
import { memberHolder } from '../../ledger/accounts';
import type { BooksHouse } from '../../ledger/post';
import { marketView, type MarketView } from '../../market/reading/market-view';
import { openOrdersOf, type OrderView } from '../../market/reading/own';

export interface MarketPage extends MarketView {
  readonly open: readonly OrderView[];
}

export async function marketPage(house: BooksHouse, memberId: string): Promise<MarketPage> {
  const [view, open] = await Promise.all([marketView(house), openOrdersOf(house, memberHolder(memberId))]);
  return { ...view, open };
}
