/** What the operators of the flow do at the desk, row by row. */
import { memberIdOf } from '../../cloudfunctions/accounts/member-id';
import { CHAIN } from '../../local/demo/data/chain';
import type { Act } from './desk-hands';

/** The smallest picture there is. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const PICTURE = { file: { name: '面膜.png', mimeType: 'image/png', buffer: DOT } };

/** Everything that the flow does, as the audit log names it. */
export const DONE_AT_THE_DESK = [
  ...[
    'approveMerchant',
    'approveProposal',
    'approveRole',
    'checkBill',
    'checkDesk',
    'confirmRealName',
    'haltTrading',
  ],
  ...[
    'importProducts',
    'passTip',
    'refuseMerchant',
    'resumeTrading',
    'reverseTip',
    'saveCategory',
    'saveSlot',
    'setForPoints',
    'takeBackSlot',
    'withdrawSlot',
  ],
  ...['setPolicy', 'setSubMchid', 'shop.approveRefund', 'shop.refuseRefund', 'shop.saveCouponOffer'],
  ...['shop.saveProduct', 'shop.setOnSale', 'shop.setStock', 'shop.ship'],
].sort();

export const CATEGORY_ACTS: readonly Act[] = [
  {
    page: 'categories',
    button: '新建分类',
    fill: { 编号: 'lamp', 名称: '灯具', 上级分类: { choose: '没有' }, 顺序: '40', 图标: PICTURE },
    confirm: '保存',
    done: '已保存，商城里马上可见',
    changes: ['灯具'],
  },
  {
    page: 'categories',
    row: '灯具',
    button: '编辑',
    fill: { 名称: '美容灯' },
    confirm: '保存',
    done: '已保存，商城里马上可见',
    changes: ['灯具', '美容灯'],
  },
];

export const SHELF_ACTS: readonly Act[] = [
  {
    page: 'catalogue',
    row: '红光美容灯',
    button: '编辑',
    fill: { 副标题: '每天十分钟' },
    confirm: '保存',
    done: '已保存，在售的商品马上可买',
    changes: ['每天十分钟'],
  },
  {
    page: 'catalogue',
    row: '红光美容灯',
    button: '改库存',
    fill: { 库存: '30' },
    confirm: '确认修改',
    done: '库存已改',
    changes: ['12', '30'],
  },
  {
    page: 'catalogue',
    row: '红光美容灯',
    button: '上下架',
    confirm: '确认上架',
    done: '已上架',
    changes: ['在售'],
  },
  {
    page: 'catalogue',
    row: '红光美容灯',
    button: '积分兑换',
    confirm: '确认开放',
    done: '已开放，在售的商品马上可兑换',
    changes: ['只卖，不兑换', '可以用积分兑换'],
  },
  {
    page: 'coupons',
    button: '新建优惠券',
    fill: {
      ...{ 编号: 'june', 名称: '六月灯具券', 方式: { choose: '减金额' }, 门槛: '300', 减多少: '40' },
      ...{ 总张数: '50', 领取开始: '2026-06-08 00:00', 领取结束: '2026-06-30 23:00' },
    },
    confirm: '保存',
    done: '已保存，到领取时间自动出现在领券中心',
    changes: ['满 ¥300.00 减 ¥40.00'],
  },
  {
    page: 'slots',
    button: '新建广告',
    fill: {
      ...{ 编号: 'lamp-ad', 标题: '红光灯上新', 图片: PICTURE, 顺序: '9' },
      ...{ 开始: '2026-06-08 00:00', 结束: '2026-07-01 00:00' },
    },
    confirm: '保存',
    done: '已保存，到时间自动展示',
    changes: ['红光灯上新'],
  },
  {
    page: 'slots',
    row: '红光灯上新',
    button: '编辑',
    fill: { 标题: '红光灯到店' },
    confirm: '保存',
    done: '已保存，到时间自动展示',
    changes: ['红光灯到店'],
  },
  {
    page: 'slots',
    button: '新建广告',
    fill: {
      ...{ 编号: 'spa-ad', 标题: '舒缓周', 图片: PICTURE, 顺序: '9' },
      ...{ 开始: '2026-06-10 00:00', 结束: '2026-06-17 00:00' },
      ...{ 卖给商家: CHAIN.id, 价格: '700', 最晚付款: '2026-06-09 18:00' },
    },
    confirm: '保存',
    done: '已保存，到时间自动展示',
    changes: [`${CHAIN.id} ¥700.00，2026-06-09 18:00 前付款`],
  },
  {
    page: 'slots',
    row: '舒缓周',
    button: '收回',
    confirm: '确认收回',
    done: '已收回，商家不能再付款',
    changes: ['待商家付款', '已收回'],
  },
  {
    page: 'slots',
    row: '到店做一次清透护理',
    button: '撤下',
    confirm: '确认撤下',
    done: '已撤下，退款会自动送往微信',
    changes: ['展示中', '已撤下', '按剩下的整天数退款'],
  },
];

export const PEOPLE_ACTS: readonly Act[] = [
  {
    page: 'merchants',
    row: '素颜工坊',
    button: '不通过',
    fill: { 原因: '执照照片看不清，请重新拍摄' },
    confirm: '确认不通过',
    done: '已告知商家原因',
    changes: ['未通过，可修改后重新提交'],
  },
  {
    page: 'merchants',
    row: '澄心医疗美容',
    button: '通过',
    fill: { 微信支付特约商户号: '1900000777' },
    confirm: '确认通过',
    done: '已通过，商家备足积分后即可开业',
    changes: ['1900000777'],
  },
  {
    page: 'roles',
    row: '店主',
    button: '通过',
    confirm: '确认通过',
    done: '已通过，之后结算的订单按店主计算',
    changes: ['店主'],
  },
  {
    page: 'keys',
    button: '实名已核验',
    fill: { 会员编号: memberIdOf('demo-tang-yuwei') },
    confirm: '确认登记',
    done: '已登记，等待实名的奖励随即发放',
  },
];

export const moneyActs = (receipt: string): readonly Act[] => [
  {
    page: 'market',
    button: '暂停交易',
    fill: { 原因: '系统维护，预计 20 点恢复' },
    confirm: '确认暂停',
    done: '已暂停，原因对所有人可见',
    changes: ['暂停，直到有人恢复'],
  },
  {
    page: 'market',
    button: '恢复交易',
    confirm: '确认恢复',
    done: '已恢复，现在可以下委托',
    changes: ['暂停：系统维护，预计 20 点恢复'],
  },
  {
    page: 'tips',
    row: receipt,
    button: '属实',
    confirm: '确认属实',
    done: '已复核',
    changes: ['属实'],
  },
  {
    page: 'tips',
    filter: ['复核', '已复核'],
    row: receipt,
    button: '撤销',
    fill: { 原因: '没有这张小票' },
    confirm: '确认撤销',
    done: '已撤销，双方都能看到原因',
    changes: ['0.00'],
  },
  {
    page: 'checks',
    button: '核对一天',
    fill: { 日期: '2026-06-07' },
    confirm: '开始核对',
    done: '已核对，结果在列表里',
  },
  {
    page: 'desk-checks',
    button: '核对一天',
    fill: { 日期: '2026-06-07' },
    confirm: '开始核对',
    done: '已核对，结果在列表里',
  },
];

export const PAYEE_ACTS: readonly Act[] = [
  {
    page: 'merchants',
    filter: ['状态', '营业中'],
    row: '澄心医疗美容',
    button: '改商户号',
    fill: { 微信支付特约商户号: '1900000888', 原因: '商家换了结算银行' },
    confirm: '提交提案',
    done: '已提交，等另一位同事批准',
    changes: ['1900000777', '1900000888'],
  },
];
