/** 风险清单: one list a sign, each read where it stands; what is done about it is done on the page of the thing. */
import { call, type InputOf } from '../services/mall';
import { yuanText } from '../services/amounts';
import { timeText } from '../services/times';
import { whole, type Cursor, type List, type Page } from '../table/list';

/** What every list says of a row. */
interface Sign {
  readonly id: string;
  readonly who: string;
  readonly where: string;
  readonly what: string;
  readonly at: string;
}

type Asked = InputOf<'relatedOrders'>;
type Read = (asked: Asked) => Promise<Page<Sign>>;

async function signs<Row>(
  asked: Promise<{ readonly rows: readonly Row[]; readonly next: Cursor | null }>,
  sign: (row: Row) => Sign,
): Promise<Page<Sign>> {
  const { rows, next } = await asked;
  return { rows: rows.map(sign), next };
}

const LISTS: Readonly<Record<string, readonly [label: string, read: Read]>> = {
  related: [
    '关联人订单',
    (asked) =>
      signs(call('relatedOrders', asked), (row) => ({
        ...{ id: row.id, who: row.memberId, where: row.storeId ?? row.merchantId },
        what: `商家自己人的订单 ${yuanText(row.amountFen)}，不计共享值与奖励`,
        at: timeText(row.settledAt),
      })),
  ],
  tips: [
    '打赏到上限',
    (asked) =>
      signs(call('tipLimitsReached', asked), (row) => ({
        id: `${row.kind}:${row.id}:${row.day}`,
        who: row.kind === 'customer' ? row.id : '',
        where: row.kind === 'store' ? row.id : '',
        what: `当天 ${row.count} 次，上限 ${row.most} 次`,
        at: row.day,
      })),
  ],
  noShows: [
    '预约爽约',
    (asked) =>
      signs(call('noShows', asked), (row) => ({
        ...{ id: row.id, who: row.memberId ?? '到店顾客', where: row.storeName, what: row.title },
        at: timeText(row.startsAt),
      })),
  ],
  guesses: [
    '试错券码',
    (asked) =>
      signs(call('codeGuesses', asked), (row) => ({
        ...{ id: row.memberId, who: row.memberId, where: '' },
        what: `近期输错 ${row.wrongAt.length} 次，共输入 ${row.total} 次`,
        at: timeText(Math.max(...row.wrongAt)),
      })),
  ],
  passwords: [
    '支付密码锁定',
    (asked) =>
      signs(call('lockedPasswords', asked), (row) => ({
        ...{ id: row.memberId, who: row.memberId, where: '', what: `连续输错 ${row.tries} 次` },
        at: `锁定到 ${timeText(row.lockedUntil)}`,
      })),
  ],
  halts: [
    '暂停交易记录',
    (asked) =>
      signs(call('halts', asked), (row) => ({
        ...{ id: row.id, who: row.byName, where: '', at: timeText(row.at) },
        what: row.isHalted ? `暂停：${row.reason}` : '恢复交易',
      })),
  ],
};

export const risk: List<Sign> = {
  title: '风险清单',
  note: '需要有人看一眼的迹象，不等于违规；处理在相应的页面进行',
  empty: '这一类没有记录',
  id: (row) => row.id,
  load: (after, { list = '' }) => LISTS[list]?.[1]({ after, limit: 50 }) ?? whole(Promise.resolve([])),
  filters: [
    {
      key: 'list',
      label: '清单',
      options: Object.entries(LISTS).map(([value, [label]]) => ({ value, label })),
    },
  ],
  columns: [
    { title: '谁', text: (row) => row.who },
    { title: '哪里', text: (row) => row.where },
    { title: '迹象', text: (row) => row.what },
    { title: '时间', text: (row) => row.at, width: 220 },
  ],
};
