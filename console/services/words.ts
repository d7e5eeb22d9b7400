/** What operators read for the states and kinds of the mall. */
import type { TagProps } from 'tdesign-react';

import type { RowOf } from './mall';

export type Tone = NonNullable<TagProps['theme']>;
export type Words<Key extends string> = Readonly<Record<Key, readonly [text: string, tone: Tone]>>;

type Order = RowOf<'orders'>;
type OpenRefund = RowOf<'openRefunds'>;
type Difference = RowOf<'billDifferences'>;

export const ORDER_STATES: Words<Order['state']> = {
  created: ['待付款', 'warning'],
  paid: ['已付款', 'primary'],
  shipped: ['已发货', 'primary'],
  received: ['已收货', 'primary'],
  settled: ['已结算', 'success'],
  closed: ['已关闭', 'default'],
  refunded: ['已退款', 'default'],
};

export const ORDER_KINDS: Readonly<Record<Order['kind'], string>> = {
  goods: '商品',
  service: '项目',
  store: '到店付款',
  pack: '礼包',
  exchange: '积分兑换',
  slot: '广告位',
};

export const AFTER_SALE: Words<NonNullable<Order['afterSale']>['state']> = {
  requested: ['申请退款', 'warning'],
  refused: ['退款未通过', 'default'],
  refunded: ['已退款', 'default'],
  cancelled: ['已撤回', 'default'],
};

export const REFUND_STATES: Words<OpenRefund['state']> = {
  waiting: ['等待微信受理', 'warning'],
  processing: ['微信退款中', 'primary'],
  abnormal: ['退款异常，需人工处理', 'danger'],
  done: ['已到账', 'success'],
};

export const ROLES: Readonly<Record<string, string>> = {
  vip: 'VIP',
  shopkeeper: '店主',
  shopTrader: '店商',
  serviceProvider: '服务商',
};

export const DIFFERENCES: Words<Difference['kind']> = {
  notInMall: ['微信有，商城没有', 'danger'],
  notAtWechat: ['商城有，微信没有', 'danger'],
  amount: ['金额不一致', 'danger'],
  payee: ['收款商户不一致', 'danger'],
  notInJournal: ['账本里没有分录', 'danger'],
};

export const MONEY_MOVES: Readonly<Record<Difference['what'], string>> = {
  payment: '付款',
  refund: '退款',
  payIn: '求购资金转入',
  out: '提现与取出',
  back: '提现退回',
  other: '其他变动',
};

export const OPERATOR_ROLES: Readonly<Record<string, string>> = {
  support: '客服',
  finance: '财务',
  admin: '管理员',
};

/** What operators do, by the names of the actions; those of the own shop are the same at the desk and on the phone. */
const ACTIONS: Readonly<Record<string, string>> = {
  setPolicy: '修改规则',
  setOperator: '任命运营人员',
  setRole: '登记会员角色',
  setSubMchid: '更改收款商户号',
  approveProposal: '批准提案',
  refuseProposal: '退回提案',
  withdrawProposal: '撤回提案',
  approveMerchant: '通过商家入驻',
  refuseMerchant: '不通过商家入驻',
  merchantContact: '查看联系人电话',
  application: '查看入驻资料',
  approveRole: '通过角色申请',
  refuseRole: '不通过角色申请',
  approvePartner: '通过合伙人申请',
  refusePartner: '不通过合伙人申请',
  saveCategory: '保存分类',
  saveSlot: '保存广告',
  takeBackSlot: '收回广告位',
  withdrawSlot: '撤下广告位并退款',
  decideComment: '审核评价',
  importProducts: '导入商品',
  haltTrading: '暂停交易',
  resumeTrading: '恢复交易',
  passTip: '打赏属实',
  reverseTip: '撤销打赏',
  checkBill: '核对账单',
  confirmRealName: '登记实名',
  clearPassword: '清除支付密码',
  startKeyChange: '核验新密钥',
  stopKeyChange: '停止换密钥',
  openMall: '开业',
  seeAlarm: '接手警报',
  confirmSignIn: '确认电脑登录',
  refuseSignIn: '拒绝电脑登录',
  savePicture: '上传图片',
  auditLog: '查看操作记录',
  member: '查看会员资料',
  exportReport: '导出报表',
  reconcile: '核对账目',
  workOnDifference: '处理差异',
  settleDifference: '结清差异',
  checkDesk: '核对求购资金',
  setForPoints: '积分兑换上架',
  saveProduct: '保存商品',
  setOnSale: '商品上下架',
  setStock: '改库存',
  saveCouponOffer: '保存优惠券',
  ship: '发货',
  approveRefund: '同意退款',
  refuseRefund: '拒绝退款',
};

export function actionName(action: string): string {
  return ACTIONS[action.replace(/^shop\./, '')] ?? action;
}
