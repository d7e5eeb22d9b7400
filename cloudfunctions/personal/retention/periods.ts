/** What is kept no longer than it is needed: collection, how long, why, and what is left afterwards. */
import { bookings } from '../../bookings/documents';
import { outbox } from '../../messages/documents';
import { sessions, signIns } from '../../office/documents';
import { orders } from '../../orders/documents';
import { staffInvites } from '../../stores/documents';
import type { Collection, Document } from '../../platform/database';
import { visits } from '../../visits/documents';
import type { Instant } from '../../units/days';
import { ownFiles } from '../pictures';
import { emptiedBooking, emptiedOrder, emptiedVisit } from '../kept/emptied';

export interface Period {
  readonly key: string;
  readonly title: string;
  readonly days: number;
  readonly why: string;
  readonly from: Collection<Document>;
  /** The document emptied, or null where its time has not come. */
  readonly outdated: (document: Document, now: Instant, age: number) => Document | null;
  /** Picture files that go with it. */
  readonly files: (document: Document) => readonly string[];
}

interface PeriodSpec<D extends Document> extends Omit<Period, 'from' | 'outdated' | 'files'> {
  readonly from: Collection<D>;
  /** From when on it counts; null: not yet. */
  readonly since: (document: D) => Instant | null;
  readonly emptied: (document: D) => D;
  readonly files?: (document: D) => readonly string[];
}

function period<D extends Document>({ since, emptied, files, ...spec }: PeriodSpec<D>): Period {
  return {
    ...spec,
    files: (document) => files?.(document as D) ?? [],
    outdated: (document, now, age) => {
      // The page was read from this very collection.
      const own = document as D;
      const from = since(own);
      return from === null || from > now - age ? null : emptied(own);
    },
  };
}

const THREE_YEARS = 1095;
const FINAL = ['settled', 'closed', 'refunded'];

export const PERIODS: readonly Period[] = [
  period({
    ...{ key: 'orders', title: '订单的收货信息、留言、售后说明', days: THREE_YEARS, from: orders },
    why: '《电子商务法》第三十一条：交易信息自交易完成之日起保存不少于三年',
    since: ({ state, settledAt, placedAt }) => (FINAL.includes(state) ? Math.max(settledAt, placedAt) : null),
    emptied: emptiedOrder,
    files: ({ memberId, afterSale }) => ownFiles(memberId, afterSale?.pictures ?? []),
  }),
  period({
    ...{ key: 'visits', title: '上门的地址与备注', days: THREE_YEARS, from: visits },
    why: '同订单',
    since: ({ createdAt }) => createdAt,
    emptied: emptiedVisit,
  }),
  period({
    ...{ key: 'bookings', title: '预约的备注、散客的姓名电话', days: 365, from: bookings },
    why: '一年内的服务争议要能查到当时的约定',
    since: ({ endsAt }) => endsAt,
    emptied: emptiedBooking,
  }),
  period({
    ...{ key: 'outbox', title: '已发消息的内容', days: 180, from: outbox },
    why: '半年内能答复“有没有通知过我”',
    since: ({ createdAt, dueAt }) => (dueAt === null ? createdAt : null),
    emptied: (message) => ({ ...message, fields: {}, page: '' }),
  }),
  period({
    ...{ key: 'staffInvites', title: '员工邀请上的姓名', days: 180, from: staffInvites },
    why: '半年内能查到谁邀请过谁',
    since: ({ expiresAt }) => expiresAt,
    emptied: (invite) => ({ ...invite, name: '' }),
  }),
  period({
    ...{ key: 'signIns', title: '后台登录的电脑与地址', days: 180, from: signIns },
    why: '《网络安全法》第二十一条：网络日志留存不少于六个月',
    since: ({ startedAt }) => startedAt,
    emptied: (one) => ({ ...one, computer: { address: '', device: '' } }),
  }),
  period({
    ...{ key: 'sessions', title: '后台会话的电脑与地址', days: 180, from: sessions },
    why: '同后台登录',
    since: ({ startedAt }) => startedAt,
    emptied: (one) => ({ ...one, computer: { address: '', device: '' } }),
  }),
];
