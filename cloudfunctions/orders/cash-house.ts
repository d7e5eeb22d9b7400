/** A house through which real money moves. */
import type { BooksHouse } from '../ledger/post';
import type { WechatPay } from '../platform/wechat-pay/wechat-pay';

export interface CashHouse extends BooksHouse {
  readonly wechatPay: WechatPay;
}
