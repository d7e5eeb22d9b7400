/** A day's statement as a file for the bookkeeper. Pure. */
import { wallTime } from '../../units/days';
import { formatUnits } from '../../units/decimals';
import { csvFile } from '../../platform/csv';
import type { DayStatement } from './day-statement';
import type { RowKind } from './rows';

const KINDS: Readonly<Record<RowKind, string>> = {
  online: '线上收款',
  counter: '扫码付',
  receipt: '打赏小票（线下已收）',
  redeemed: '核销',
  settled: '结算',
  refund: '退款',
};
const HEADER = [
  '时间',
  '类型',
  '门店',
  '单号',
  '项目',
  '金额（元）',
  '顾客付积分',
  '让利额（元）',
  '支付积分',
  '商家共享值',
];

/** `storeNames` by id; what belongs to no store is the head office's. */
export function statementCsv(
  { rows, totals }: DayStatement,
  storeNames: ReadonlyMap<string, string>,
): string {
  const figures = (
    amountFen: number,
    paidPoints: number,
    sums: Pick<typeof totals, 'allowanceFen' | 'deducted' | 'svUnits'>,
  ) => [
    ...[formatUnits(amountFen, 2), formatUnits(paidPoints, 6), formatUnits(sums.allowanceFen, 2)],
    ...[formatUnits(sums.deducted, 6), formatUnits(sums.svUnits, 4)],
  ];
  return csvFile([
    HEADER,
    ...rows.map((row) => [
      ...[wallTime(row.at).replace('T', ' '), KINDS[row.kind]],
      ...[row.storeId === null ? '总部' : (storeNames.get(row.storeId) ?? row.storeId)],
      ...[row.orderId, row.title, ...figures(row.amountFen, row.paidPoints, row)],
    ]),
    ['合计', '收款减退款', '', '', '', ...figures(totals.takingsFen, totals.takingsPoints, totals)],
  ]);
}
