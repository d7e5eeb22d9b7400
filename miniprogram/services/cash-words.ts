/** A statement of cash in words, on the page and as a table for a file. Pure. */
import type { DataOf } from './api';
import { yuanText } from './amounts';
import type { PageOf } from './paged';
import { clockText, dayOf, timeText } from './times';

export type Entry = DataOf<'member', 'cashStatement'>['rows'][number];

export interface CashRow {
  /** Of the journal. */
  readonly id: string;
  readonly name: string;
  readonly at: string;
  readonly amount: string;
}

/** By the reason of a movement; what happens next to the word is on the page. */
const REASONS: Readonly<Record<string, string>> = {
  bought: '卖出积分',
  'debt.netted': '补还积分',
  'fund.in': '转入',
  'buy.freeze': '求购冻结',
  'buy.back': '求购退回',
  'out.aside': '转出到微信',
  'out.back': '转出退回',
};
const OTHER = '其他';

export function cashRow({ entryId, at, movements }: Entry): CashRow {
  const fen = movements.reduce((sum, { units }) => sum + units, 0);
  const names = new Set(movements.map(({ why }) => REASONS[why] ?? OTHER));
  return { id: entryId, name: [...names].join('、'), at: timeText(at), amount: signed(fen) };
}

/** What left the account stands with a minus; what came in without a sign. */
function signed(fen: number): string {
  return fen < 0 ? `−${yuanText(-fen)}` : yuanText(fen);
}

/** Excel tells by the mark that the file is UTF-8. */
const MARK = '\uFEFF';

/** Every page of a statement as a table; amounts as plain numbers, so that they can be added up. */
export async function cashCsv(
  ask: (after: PageOf<Entry>['next']) => Promise<PageOf<Entry>>,
): Promise<string> {
  const lines = ['时间,事项,金额（元）,记账编号'];
  let after: PageOf<Entry>['next'] = null;
  do {
    const page: PageOf<Entry> = await ask(after);
    for (const entry of page.rows) {
      const { id, name, amount } = cashRow(entry);
      const at = `${dayOf(entry.at)} ${clockText(entry.at)}`;
      lines.push([at, name, amount.replace('−', '-').replace('¥', ''), id].join(','));
    }
    after = page.next;
  } while (after !== null);
  return `${MARK}${lines.join('\r\n')}\r\n`;
}
