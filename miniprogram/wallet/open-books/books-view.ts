/** 公示 in words: who holds how much in sum, and each day with what its price was made of. Pure. */
import type { DataOf } from '../../services/api';
import { millionthsText, pointText, priceText, svText, yuanText } from '../../services/amounts';
import { dayWords } from '../../services/times';
import { chartOf, NO_CHART, type Chart } from '../line-chart/chart';

export type Books = DataOf<'member', 'openBooks'>;
type PublicDay = Books['days'][number];

export interface Line {
  readonly name: string;
  readonly value: string;
}

export interface BooksView {
  readonly price: string;
  readonly openDay: string;
  readonly chart: Chart;
  readonly supply: readonly Line[];
  readonly people: readonly Line[];
  readonly held: readonly Line[];
  readonly policyVersion: string;
}

export interface DayRow {
  readonly day: string;
  readonly name: string;
  readonly price: string;
  readonly next: string;
  readonly rule: string;
  readonly lines: readonly Line[];
}

/** How the next price came about (points/price.ts). */
const RULES: Readonly<Record<string, string>> = {
  trades: '按当天成交均价',
  allowance: '按近 7 天让利额',
  unchanged: '没有让利额，保持不变',
};

export function viewOfBooks(books: Books): BooksView {
  const { held, capPointUnits: cap } = books;
  return {
    price: priceText(books.price),
    openDay: dayWords(books.openDay),
    chart: chartOf(
      '价格',
      [{ day: books.openDay, price: books.price }, ...books.days]
        .map(({ day, price }) => ({ name: dayWords(day), value: price }))
        .reverse(),
      priceText,
    ),
    supply: [
      { name: '累计释放', value: `${pointText(books.issuedPointUnits)} 积分` },
      { name: '累计销毁', value: `${pointText(books.burnedPointUnits)} 积分` },
      { name: '释放上限', value: cap === null ? '不设上限' : `${pointText(cap)} 积分` },
    ],
    people:
      held === null
        ? []
        : [
            { name: '会员', value: `${held.members} 人` },
            { name: '已开通', value: `${held.activeMembers} 人` },
            { name: '商家', value: `${held.merchants} 家` },
          ],
    held: held === null ? [] : heldLines(held),
    policyVersion: books.policyVersion,
  };
}

export const NO_BOOKS: BooksView = {
  ...{ price: '', openDay: '', chart: NO_CHART, policyVersion: '' },
  ...{ supply: [], people: [], held: [] },
};

function heldLines(held: NonNullable<Books['held']>): Line[] {
  return [
    { name: '会员共享值', value: svText(held.memberSvUnits) },
    { name: '商家共享值', value: svText(held.merchantSvUnits) },
    { name: '锁定共享值', value: svText(held.lockedSvUnits) },
    { name: '会员积分', value: pointText(held.memberPointUnits) },
    { name: '商家积分', value: pointText(held.merchantPointUnits) },
    { name: '待补扣积分', value: pointText(held.owedPointUnits) },
  ];
}

export function dayRow(day: PublicDay): DayRow {
  const { rule = '' } = day.priceInputs;
  return {
    day: day.day,
    name: dayWords(day.day),
    price: priceText(day.price),
    next: priceText(day.nextPrice),
    rule: RULES[rule] ?? '按公示规则',
    lines: [
      { name: '计入的共享值', value: svText(day.countedSvUnits) },
      { name: '换走', value: millionthsText(day.convertedMillionths) },
      { name: '释放', value: `${pointText(day.releasedPointUnits)} 积分` },
      { name: '奖励', value: `${pointText(day.rewardedPointUnits)} 积分` },
      { name: '销毁', value: `${pointText(day.burnedPointUnits)} 积分` },
      { name: '让利额', value: yuanText(day.allowanceFen) },
    ],
  };
}
