/** Where a merchant stands on its way out of the mall and back, in words. Pure. */
import type { DataOf } from '../../services/api';
import { exactPointText, exactSvText, yuanText } from '../../services/amounts';
import { dayText } from '../../services/times';

export type Departure = DataOf<'store', 'departure'>;
export type StockChoice = NonNullable<Departure['departure']>['stock'];

/** in: it can ask · waiting, closed, returning: as its wish */
export type Step = 'in' | 'waiting' | 'closed' | 'returning';

export function stepOf({ merchant, departure }: Departure): Step {
  if (departure === null || merchant.state === 'open' || merchant.state === 'pending') return 'in';
  const { state } = departure;
  return state === 'waiting' || state === 'closed' || state === 'returning' ? state : 'in';
}

export interface Head {
  readonly title: string;
  readonly next: string;
}

/** What the owner reads first; `next` says what happens next. */
export function headOf(seen: Departure): Head {
  const { departure, noticeDays, obstacles } = seen;
  const step = stepOf(seen);
  if (departure === null || step === 'in')
    return {
      title: '退出共享购',
      next: `申请后有 ${noticeDays} 天告知期，之后由平台核对办结；办结前随时可以撤回`,
    };
  if (step === 'waiting') {
    const day = dayText(departure.closesFrom);
    const isReady = obstacles.every(({ kind }) => kind === 'waiting');
    return {
      title: '正在办理退出',
      next: isReady ? `都了结了，平台从 ${day} 起办结` : `下面的事了结以后，平台从 ${day} 起办结`,
    };
  }
  if (step === 'returning') return { title: '返回申请正在审核', next: '结果会发到微信' };
  const day = departure.closedAt === null ? '' : dayText(departure.closedAt);
  return { title: '已经退出商城', next: `${day}办结。售后、账目和对账单您仍然可以查看和处理` };
}

export const STOCK_NAMES: Readonly<Record<StockChoice, string>> = {
  kept: '保留，等您回来',
  burned: '销毁',
};

/** What becomes of the stock, before → after. */
export function stockSentence({ pointUnits, svUnits }: Departure, choice: StockChoice): string {
  const held = `${exactPointText(pointUnits)} 积分、${exactSvText(svUnits)} 共享值`;
  return choice === 'kept'
    ? `${held} → 不变。共享值照 30 天的规则暂停，积分留在库存里，返回后接着用。`
    : `${held} → 0 积分、0 共享值。销毁后不能找回，返回时要重新备足开业积分。`;
}

/** What has become of it. */
export function goneSentence({ departure, pointUnits }: Departure): string {
  if (departure === null) return '';
  return departure.stock === 'kept'
    ? `为您保留 ${exactPointText(pointUnits)} 积分`
    : `已销毁 ${exactPointText(departure.burnedPointUnits)} 积分，${exactSvText(departure.lapsedSvUnits)} 共享值作废`;
}

/** Empty where nothing can be given back. */
export function givableSentence({ givable }: Departure): string {
  return givable.orders === 0 ? '' : `${givable.orders} 笔，共 ${yuanText(givable.fen)}`;
}
