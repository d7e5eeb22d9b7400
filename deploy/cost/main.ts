/** npm run cost -- MEMBERS … : what a month asks of CloudBase and costs, as the table of docs/上线指南.md. */
import { costTable } from './table';

const DEFAULT_SIZES = [1_000, 100_000, 1_000_000];

const sizes = process.argv.slice(2).map(Number);
if (sizes.every((size) => Number.isSafeInteger(size) && size > 0))
  console.log(costTable(sizes.length === 0 ? DEFAULT_SIZES : sizes));
else {
  console.error('用法：npm run cost -- 会员数 …（正整数）');
  process.exitCode = 1;
}
