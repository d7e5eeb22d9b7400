/** The wallet in words: what counts and until when, what waits, what is owed. Pure. */
import type { DataOf } from '../../services/api';
import { millionthsText, pointText, priceText, svText, yuanText } from '../../services/amounts';
import { orderRewardsUrl } from '../../services/routes';
import { sumViews, type SumView } from '../../services/reward-words';
import { dayWords, monthWords } from '../../services/times';
import { chartOf, NO_CHART, type Chart } from '../line-chart/chart';

export type Wallet = DataOf<'member', 'wallet'>;

export interface DebtView {
  readonly key: string;
  readonly amount: string;
  /** Which refund made it, and whom it goes to. */
  readonly cause: string;
  /** Of the order. */
  readonly url: string;
}

export interface WalletView {
  readonly sv: string;
  readonly svTone: 'good' | 'warn' | 'second';
  /** Counted, paused or nothing there; until when, and what resumes it. */
  readonly svLine: string;
  readonly locked: string;
  /** What 共享值 is not, and what yesterday did: never a promise. */
  readonly honest: string;
  readonly original: string;
  readonly custodial: string;
  readonly price: string;
  readonly priceDay: string;
  readonly chart: Chart;
  /** Rewards that wait for the verified name; empty where none do. */
  readonly held: string;
  readonly isNamed: boolean;
  readonly svDebt: string;
  readonly pointDebt: string;
  readonly debts: readonly DebtView[];
  readonly month: string;
  readonly sums: readonly SumView[];
  readonly isActive: boolean;
  readonly isByPack: boolean;
  readonly isMarketOn: boolean;
  /** Of points that were sold; null where there is no market and no cash. */
  readonly cash: { readonly free: string; readonly waiting: string } | null;
}

export function viewOfWallet(wallet: Wallet): WalletView {
  const { debts, month, prices, openDay, price } = wallet;
  return {
    sv: svText(wallet.svUnits),
    ...svLineOf(wallet),
    locked: wallet.lockedSvUnits === 0 ? '' : svText(wallet.lockedSvUnits),
    honest: honestText(wallet.pace),
    original: pointText(wallet.originalPointUnits),
    custodial: pointText(wallet.custodialPointUnits),
    price: priceText(price),
    priceDay: dayWords(openDay),
    chart: chartOf(
      '价格',
      [...prices, { day: openDay, price }].map((one) => ({ name: dayWords(one.day), value: one.price })),
      priceText,
    ),
    held: wallet.heldPointUnits === 0 ? '' : pointText(wallet.heldPointUnits),
    isNamed: wallet.realNamed,
    svDebt: debts.svUnits === 0 ? '' : svText(debts.svUnits),
    pointDebt: debts.pointUnits === 0 ? '' : pointText(debts.pointUnits),
    debts: debtViews(debts),
    month: monthWords(month.month),
    sums: sumViews(month.sums),
    isActive: wallet.active,
    isByPack: wallet.activation === 'memberPack',
    isMarketOn: wallet.isMarketOn,
    cash: cashOf(wallet),
  };
}

function cashOf({ cash: { freeFen, waiting }, isMarketOn }: Wallet): WalletView['cash'] {
  const waitingFen = waiting.reduce((sum, { fen }) => sum + fen, 0);
  if (!isMarketOn && freeFen + waitingFen === 0) return null;
  return { free: yuanText(freeFen), waiting: waitingFen === 0 ? '' : yuanText(waitingFen) };
}

export const NO_WALLET: WalletView = {
  ...{ sv: '', svTone: 'second', svLine: '', locked: '', honest: '', original: '', custodial: '' },
  ...{ price: '', priceDay: '', chart: NO_CHART, held: '', isNamed: true, svDebt: '', pointDebt: '' },
  ...{ debts: [], month: '', sums: [], isActive: true, isByPack: true, isMarketOn: false, cash: null },
};

function svLineOf({ svState, countsThrough }: Wallet): Pick<WalletView, 'svLine' | 'svTone'> {
  const day = countsThrough === '' ? '' : dayWords(countsThrough);
  if (svState === 'counted')
    return {
      svLine: `计入每日释放，到 ${day}（含）；期间再完成一笔订单，从那天起重新计 30 天`,
      svTone: 'good',
    };
  if (svState === 'paused')
    return {
      svLine:
        day === ''
          ? '暂停中：还没有完成的订单。共享值保留不减，完成一笔订单当天开始计入'
          : `暂停中：${day}之后没有新完成的订单。共享值保留不减，下一笔订单完成当天恢复计入`,
      svTone: 'warn',
    };
  return { svLine: '还没有可计入的共享值，完成一笔订单后计入', svTone: 'second' };
}

const NOT_MONEY = '共享值不是钱，能换到多少积分没有任何保证。';

function honestText(pace: Wallet['pace']): string {
  if (pace === null) return `${NOT_MONEY}第一天收账后，这里会说明前一天换走了多少。`;
  const yesterday = `${dayWords(pace.day)}，全体计入的共享值中有 ${millionthsText(pace.convertedMillionths)} 换成了积分。`;
  const { halfInDays: half, nineTenthsInDays: most } = pace;
  const long =
    half === null || most === null
      ? '照这个速度，一百年也换不完一半。'
      : `照这个速度，换完一半约 ${half} 天，换完九成约 ${most} 天；速度每天都会变。`;
  return `${NOT_MONEY}${yesterday}${long}`;
}

function debtViews({ svCauses, pointCauses }: Wallet['debts']): DebtView[] {
  const sv = svCauses.map(({ orderId, day, units }) => ({
    key: `sv ${orderId} ${day}`,
    amount: `${svText(units)} 共享值`,
    cause: `${dayWords(day)}的退款要扣回，当时已换成积分`,
    url: orderRewardsUrl(orderId),
  }));
  const points = pointCauses.map(({ orderId, day, units, merchant }) => ({
    key: `points ${orderId} ${day}`,
    amount: `${pointText(units)} 积分`,
    cause: `${dayWords(day)}的退款要退给 ${merchant}，当时积分已用掉`,
    url: orderRewardsUrl(orderId),
  }));
  return [...sv, ...points];
}
