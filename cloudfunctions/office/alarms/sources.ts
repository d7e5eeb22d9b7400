/** What operators are alarmed of: a row a source, each answers what is wrong now. */
import { loadHalt } from '../../market/trading';
import type { BookDifference } from '../../operations/reconcile/documents';
import { unsettledDifferences } from '../../operations/reconcile/items';
import type { CashHouse } from '../../orders/cash-house';
import { openRefunds } from '../../orders/list';
import type { Day } from '../../units/days';
import type { Alarm, AlarmKind } from '../documents';

export type Cause = Pick<Alarm, '_id' | 'about' | 'text'>;

/** More than that are one alarm's matter anyway: the list behind it has them all. */
const MOST = 200;
/** WeChat is asked again after 1, 2, 4 … minutes; what it refuses that often it will refuse on. */
const STUCK_TRIES = 3;

/** One alarm a day: the items behind it are worked off one by one. */
async function differences(
  { database }: CashHouse,
  prefix: string,
  isMeant: (one: BookDifference) => boolean,
  say: (day: Day, count: number) => string,
): Promise<Cause[]> {
  const found = (await unsettledDifferences(database, MOST)).filter(isMeant);
  const days = [...new Set(found.map(({ day }) => day))];
  return days.map((day) => {
    const count = found.filter((one) => one.day === day).length;
    return { _id: `${prefix}:${day}`, about: day, text: say(day, count) };
  });
}

export const SOURCES: Readonly<Record<AlarmKind, (house: CashHouse) => Promise<Cause[]>>> = {
  billDifference: (house) =>
    differences(
      house,
      'bill',
      ({ kind }) => kind === 'bill',
      (day, count) => `${day} 的微信账单与账本有 ${count} 处对不上`,
    ),
  bookDifference: (house) =>
    differences(
      house,
      'books',
      ({ kind }) => kind !== 'bill',
      (day, count) => `${day} 的账目核对有 ${count} 处不符`,
    ),
  refundStuck: async (house) => {
    const found = (await openRefunds(house, null, MOST)).rows;
    return found
      .filter(({ state, tries }) => state === 'abnormal' || tries >= STUCK_TRIES)
      .map(({ _id, orderId, failure }) => ({
        _id: `refund:${_id}`,
        about: orderId,
        text: `一笔退款微信一直没有办成${failure === null ? '' : `（${failure}）`}`,
      }));
  },
  halted: async (house) => {
    const halt = await loadHalt(house.database);
    if (halt?.isHalted !== true) return [];
    return [{ _id: `halt:${halt.at}`, about: 'halt', text: `积分交易暂停中：${halt.reason}` }];
  },
};
