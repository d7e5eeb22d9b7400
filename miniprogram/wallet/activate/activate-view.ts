/** What activation does, said before anybody pays. Pure. */
import type { DataOf } from '../../services/api';
import { rateText, svText, yuanText } from '../../services/amounts';

export type Activation = DataOf<'member', 'activation'>;

export interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export interface ActivationView {
  readonly isActive: boolean;
  readonly isByPack: boolean;
  readonly isNamed: boolean;
  readonly priceFen: number;
  readonly changes: readonly Change[];
  readonly rules: readonly string[];
  /** How to give it back. */
  readonly giveBack: string;
}

export const NO_ACTIVATION: ActivationView = {
  ...{ isActive: false, isByPack: true, isNamed: false, priceFen: 0 },
  ...{ changes: [], rules: [], giveBack: '' },
};

export function viewOfActivation(activation: Activation): ActivationView {
  const { isActive, isRealNamed, by, pack, svCountsDays: days, refundFen } = activation;
  const isByPack = by === 'memberPack';
  return {
    ...{ isActive, isByPack, isNamed: isRealNamed, priceFen: pack.priceFen },
    changes: changesOf(activation),
    rules: [
      `共享值在最近一笔完成的订单后计 ${days} 天，之后暂停，下一笔订单恢复`,
      '共享值不是钱，换多少积分没有保证；积分价格每天按规则算出，会涨也会跌',
      '别人买礼包，您不会得到任何奖励；奖励只来自真实的消费',
    ],
    giveBack: isByPack
      ? `不想要了，可以在订单里申请退款 ${yuanText(refundFen)}。退款后会员当即停止，礼包带来的共享值扣回，注册时的共享值重新锁定。`
      : '',
  };
}

function changesOf({ pack, earns, by }: Activation): Change[] {
  const { ownMultiple, sharingOnlineBp, sharingStoreBp } = earns;
  const team = `线上 ${rateText(sharingOnlineBp)} 的顾客共享值，到店 ${rateText(sharingStoreBp)} 的扣除积分`;
  const own = [
    { name: '自己的消费', before: '不计共享值', after: `计让利额 ${ownMultiple} 倍的共享值` },
    { name: '分享给朋友', before: '有过完成的订单，才按会员比例', after: team },
  ];
  if (by !== 'memberPack') return own;
  const unlocks = svText(pack.unlocksSvUnits);
  return [
    { name: '礼包的共享值', before: '0.00', after: svText(pack.svUnits) },
    ...(pack.unlocksSvUnits === 0
      ? []
      : [{ name: '注册时的共享值', before: `${unlocks} 锁定`, after: `${unlocks} 计入` }]),
    ...own,
  ];
}
