/** What a movement of points is called on a statement; the words of docs/ledger.md in Chinese. Pure. */

/** As it reads where points arrive, and where they leave; one word where both read alike. */
type Words = string | readonly [arrives: string, leaves: string];

const WORDS: Readonly<Record<string, Words>> = {
  release: '每日释放',
  direct: '分享奖励',
  team: '级差奖励',
  merchantReferrer: '引荐商家',
  regionPartner: '区域合伙',
  hold: '待实名的奖励',
  lapse: '过期未实名，销毁',
  supply: '回放补足',
  freeze: ['下单冻结', '下单冻结'],
  unfreeze: ['订单关闭，解除冻结', '订单关闭，解除冻结'],
  burn: '结算销毁',
  transfer: ['会员转入', '转给会员'],
  custody: ['从原始账户转入', '转到托管账户'],
  sell: ['挂卖冻结', '挂卖冻结'],
  'sell.back': '挂卖退回',
  bought: ['市场买入', '市场卖出'],
  reserve: '下单预留',
  'reserve.back': '未用于支付，退回',
  pointsPaid: ['顾客积分支付', '积分支付'],
  'exchange.burn': '积分兑换',
  moveOut: ['从托管账户转回', '转回原始账户'],
  'moveOut.burn': '转回手续费，销毁',
  'left.points': '注销时放弃，销毁',
  'departed.points': '退出商城，销毁',
  'debt.paid': ['收回欠下的退款积分', '补扣欠下的退款积分'],
  'refund.burn': '退款，销毁部分退回',
};

/** A reward that a refund takes back; of the merchant, what it gets back. */
const REFUND: Words = ['退款退回', '退款扣回'];

export function movementWords(why: string, units: number): string {
  const found = WORDS[why] ?? (why.startsWith('refund.') ? REFUND : undefined);
  if (found === undefined) return units > 0 ? '转入' : '转出';
  return typeof found === 'string' ? found : found[units > 0 ? 0 : 1];
}
