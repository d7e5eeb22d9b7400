/** A house whose market has cash: its desk at WeChat Pay. */
import type { BooksHouse } from '../ledger/post';
import type { CashDesk } from '../platform/wechat-pay/cash-desk';

export interface CashierHouse extends BooksHouse {
  readonly cashDesk: CashDesk;
}
