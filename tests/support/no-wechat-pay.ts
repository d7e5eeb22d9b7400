/** WeChat Pay for houses whose tests move no money through it. */
import type { WechatPay } from '../../cloudfunctions/platform/wechat-pay/wechat-pay';

const unexpected = (): Promise<never> => Promise.reject(new Error('this house has no WeChat Pay'));

export const noWechatPay: WechatPay = {
  prepay: unexpected,
  findPayment: unexpected,
  closePayment: unexpected,
  refund: unexpected,
  findRefund: unexpected,
  bill: unexpected,
  readNotice: unexpected,
};
