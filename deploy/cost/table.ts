/** The table of docs/上线指南.md: usage and yuan by number of members. Pure. */
import { afterUseFen, packsFen } from './bill';
import { usageOf } from './usage';

const text = (value: number): string => value.toLocaleString('en-US');
const yuan = (fen: number): string => text(Math.ceil(fen / 100));

export function costTable(sizes: readonly number[]): string {
  const rows = sizes.map((members) => {
    const usage = usageOf(members);
    const amounts = [members, usage.calls, usage.reads, usage.writes].map(text);
    return [...amounts, yuan(packsFen(usage)), yuan(afterUseFen(usage))];
  });
  return [
    '| 会员数 | 云函数调用／月 | 数据库读／月 | 数据库写／月 | 全按资源包，至多（元／月） | 按量旧价（元／月） |',
    '|---:|---:|---:|---:|---:|---:|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}
