/** What operators seldom do, row by row. */
import { memberIdOf } from '../../cloudfunctions/accounts/member-id';
import type { Act } from './desk-hands';
import { ASKER } from './waiting';

const MEMBER = memberIdOf(ASKER);

/** As the audit log names them. */
export const RARELY_DONE = [
  ...['approvePartner', 'clearPassword', 'closeMerchant', 'decideComment', 'readmitMerchant', 'reconcile'],
  ...['refusePartner', 'refuseProposal', 'refuseReturn'],
  ...['refuseRole', 'savePicture', 'seeAlarm', 'setOperator', 'setRole', 'settleDifference'],
  ...['startKeyChange', 'stopKeyChange', 'withdrawProposal', 'workOnDifference'],
];

export const RARE_ACTS: readonly Act[] = [
  {
    page: 'departures',
    row: '素颜',
    button: '办结',
    confirm: '确认办结',
    done: '已办结，店主会收到通知',
    changes: ['已退出，员工权限结束', '0，全部销毁，共享值作废'],
  },
  {
    page: 'departures',
    filter: ['状态', '申请返回'],
    row: '清禾',
    button: '同意返回',
    confirm: '确认同意',
    done: '已同意，店主会收到通知',
    changes: ['照退出前恢复'],
  },
  {
    page: 'departures',
    filter: ['状态', '申请返回'],
    row: '云舒',
    button: '不同意返回',
    fill: { 原因: '营业执照已过期' },
    confirm: '确认不同意',
    done: '已告知店主原因',
    changes: ['已退出，可以再申请'],
  },
  {
    page: 'comments',
    row: '灯光柔和',
    button: '展示',
    confirm: '确认展示',
    done: '已展示，并计入商品评分',
    changes: ['所有人可见'],
  },
  {
    page: 'partners',
    row: '温州市',
    button: '通过',
    confirm: '确认通过',
    done: '已通过，温州市之后结算的订单计给这位合伙人',
    changes: ['温州市的合伙人'],
  },
  {
    page: 'partners',
    row: '嘉兴市',
    button: '不通过',
    fill: { 原因: '请先补交身份证明' },
    confirm: '确认不通过',
    done: '已告知申请人原因',
    changes: ['未通过'],
  },
  {
    page: 'roles',
    row: MEMBER,
    button: '不通过',
    fill: { 原因: '成交额还没有达到' },
    confirm: '确认不通过',
    done: '已告知申请人原因',
    changes: ['未通过，角色不变'],
  },
  {
    page: 'keys',
    row: MEMBER,
    button: '已核验',
    confirm: '确认已核验',
    done: '等待期已开始，到期自动生效',
    changes: ['等待期开始'],
  },
  {
    page: 'keys',
    row: MEMBER,
    button: '停止更换',
    fill: { 原因: '本人来电，旧手机找到了' },
    confirm: '确认停止',
    done: '已停止，原来的密钥继续有效',
    changes: ['保持原来的密钥'],
  },
  {
    page: 'keys',
    button: '清除支付密码',
    fill: { 会员编号: MEMBER },
    confirm: '确认清除',
    done: '已清除，请本人在手机上重新设置',
    changes: ['等本人重新设置'],
  },
  {
    page: 'alarms',
    row: '账目核对有 1 处不符',
    button: '我来处理',
    confirm: '确认接手',
    done: '已接手，其他同事会看到',
    changes: ['由您处理'],
  },
  {
    page: 'book-differences',
    row: 'someone',
    button: '接手',
    fill: { 说明: '正在查当天的分录' },
    confirm: '确认接手',
    done: '已接手，其他同事会看到',
    changes: ['处理中'],
  },
  {
    page: 'book-differences',
    filter: ['状态', '处理中'],
    row: 'someone',
    button: '结清',
    fill: { 说明: '演练数据，已核实无误' },
    confirm: '确认结清',
    done: '已结清，警报随后自动解除',
    changes: ['已结清'],
  },
  { page: 'reconcile', button: '现在核对', confirm: '开始核对', done: '已核对，进度在列表里' },
];

export const PROPOSALS: readonly Act[] = [
  {
    page: 'roles',
    button: '登记原有角色',
    fill: { 会员编号: MEMBER, 角色: { choose: '店主' }, 原因: '迁入前就是店主' },
    confirm: '提交提案',
    done: '已提交，等另一位同事批准',
    changes: ['店主'],
  },
  {
    page: 'operators',
    button: '任命',
    fill: { 会员编号: MEMBER, 姓名: '蒋慧敏', 客服: { on: true }, 原因: '客服人手不够' },
    confirm: '提交提案',
    done: '已提交，等另一位管理员批准',
    changes: ['客服'],
  },
  {
    page: 'proposals',
    row: '客服人手不够',
    button: '撤回',
    confirm: '确认撤回',
    done: '已撤回',
    changes: ['已撤回，不执行'],
  },
];

export const REFUSED_PROPOSAL: Act = {
  page: 'proposals',
  row: '迁入前就是店主',
  button: '退回',
  fill: { 原因: '请附上迁入名单' },
  confirm: '确认退回',
  done: '已退回，提案人会看到原因',
  changes: ['已退回，不执行'],
};
