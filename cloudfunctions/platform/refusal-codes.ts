/** Every refusal the mall can answer, with the sentence that is shown when no better one is known. */
export const REFUSALS = {
  INVALID_INPUT: '填写的内容有误，请检查后再试',
  FORBIDDEN: '您没有权限进行此操作',
  NOT_FOUND: '没有找到您要的内容',
  REQUEST_REUSED: '同一请求编号的内容不一致，请刷新后重试',
  RATE_LIMITED: '操作太频繁了，请稍后再试',
  BUSY: '现在人有点多，请稍后再试',
  MALL_NOT_OPEN: '商城尚未开业',
  NOT_A_MEMBER: '请先进入商城完成登记',
  ALREADY_ACTIVE: '您已拥有这份礼包，无需重复购买',
  MERCHANT_NOT_OPEN: '商家暂未营业，暂时不能下单',
  MERCHANT_SHORT_OF_POINTS: '商家暂时无法接单，请稍后再来',
  OPENING_STOCK_SHORT: '积分储备还未达到开业要求',
  MERCHANT_PACK_NEEDED: '请先购买商家礼包再申请入驻',
  OUT_OF_STOCK: '库存不足，请减少数量或选择其他商品',
  TOO_MANY_UNPAID: '您有多笔订单待付款，请先完成付款',
  WRONG_STATE: '订单状态已变化，请刷新后再试',
  PAYMENT_UNAVAILABLE: '微信支付暂时没有回应，请稍后再试',
  PAYMENT_MISMATCH: '支付信息与订单不符',
  REFUND_TOO_LARGE: '退款金额超过可退金额',
  CONTENT_REFUSED: '内容里有不适合公开的信息，请修改后再发布',
  CONTENT_CHECK_UNAVAILABLE: '内容检查暂时没有回应，请稍后再试',
  ALREADY_COMMENTED: '这件商品您已经评价过了',
  CITY_TAKEN: '该城市已有区域合伙人',
} as const satisfies Record<string, string>;

export type RefusalCode = keyof typeof REFUSALS;
