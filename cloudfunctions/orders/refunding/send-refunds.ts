/**
 * Refunds on their way: WeChat Pay is asked until it agrees, then until the money has arrived
 * (rules.md §10). A refund keeps its number from try to try, so it is made once.
 */
import { dayOf, MINUTE_MS } from '../../units/days';
import { post } from '../../ledger/post';
import { refuse } from '../../platform/refusal';
import { WechatPayFailure } from '../../platform/wechat-pay/failure';
import type { RefundAtWechat } from '../../platform/wechat-pay/wechat-pay';
import type { CashHouse } from '../cash-house';
import { refunds, type Refund } from '../documents';
import { REFUND_STATES } from '../states';

/** Doubled with every failure: a balance too low is not filled up within the minute. */
const FIRST_WAIT_MS = MINUTE_MS;
const LONGEST_WAIT_MS = 60 * MINUTE_MS;
/** How often WeChat is asked for news of one that it has accepted; the notice is faster. */
const NEWS_MS = { waiting: 0, processing: 10 * MINUTE_MS, abnormal: 24 * 60 * MINUTE_MS, done: 0 } as const;

/** The number at WeChat Pay (out_refund_no); of one that WeChat closed, the next round's is new. */
export function refundNumber({ _id, round }: Pick<Refund, '_id' | 'round'>): string {
  return round === 1 ? _id : `${_id}@${round}`;
}

/** The refund that a number belongs to. */
export function refundIdOf(number: string): string {
  return number.replace(/@\d+$/, '');
}

/** Asks WeChat Pay about at most `limit` refunds that are due; names those that failed. */
export async function sendDueRefunds(
  house: CashHouse,
  limit: number,
): Promise<{ readonly sent: number; readonly failed: readonly string[] }> {
  const where = { dueAt: { gt: 0, lte: house.clock.now() } };
  const due = await house.database.find(refunds, { where, orderBy: [['dueAt', 'asc']], limit });
  const failed: string[] = [];
  let sent = 0;
  for (const refund of due)
    try {
      await sendRefund(house, refund);
      sent += 1;
    } catch (error) {
      failed.push(`${refund._id}: ${error instanceof Error ? error.message : String(error)}`);
      if (!(error instanceof WechatPayFailure)) continue;
      await noteFailure(house, refund, error.code);
      // Nobody answers: the others would wait in vain, and the function has a minute.
      if (error.code === 'UNREACHABLE') break;
    }
  return { sent, failed };
}

/** Asks for the refund, or for news of it. Throws `WechatPayFailure`. */
async function sendRefund(house: CashHouse, refund: Refund): Promise<Refund> {
  const { orderId, amountFen, paidFen, reason } = refund;
  const number = refundNumber(refund);
  const subMchid = refund.subMchid ?? refuse('NOT_FOUND', { orderId });
  const known = refund.state === 'waiting' ? null : await house.wechatPay.findRefund(number, subMchid);
  const request = { number, orderId, subMchid, amountFen, paidFen, reason };
  return noteNews(house, refund._id, known ?? (await house.wechatPay.refund(request)));
}

/** A notice tells that there is news; WeChat is asked what it is. Refuses `NOT_FOUND`. */
export async function refreshRefund(house: CashHouse, number: string): Promise<void> {
  const refundId = refundIdOf(number);
  const refund = await house.database.get(refunds, refundId);
  if (refund === null) return refuse('NOT_FOUND', { refundId });
  if (refund.state !== 'done') await sendRefund(house, refund);
}

function noteNews(house: CashHouse, refundId: string, news: RefundAtWechat): Promise<Refund> {
  return change(house, refundId, (refund, at) => {
    // Old news of a number that has been given up, or of money that has arrived.
    if (refund.state === 'done' || refundNumber(refund) !== news.number) return null;
    if (news.amountFen !== refund.amountFen) throw new WechatPayFailure('NOT_FROM_WECHAT', 'another amount');
    const state = REFUND_STATES[news.status];
    return {
      ...refund,
      state,
      round: news.status === 'closed' ? refund.round + 1 : refund.round,
      dueAt: state === 'done' ? null : at + NEWS_MS[state],
      tries: 0,
      failure: null,
      billDay: news.status === 'closed' ? null : dayOf(news.acceptedAt),
      ...(news.status !== 'closed' && { sentAt: refund.sentAt ?? news.acceptedAt }),
      ...(state === 'done' && { arrivedAt: at }),
    };
  });
}

function noteFailure(house: CashHouse, { _id: refundId }: Refund, failure: string): Promise<Refund> {
  return change(house, refundId, (refund, at) => {
    if (refund.state === 'done') return null;
    const wait = Math.min(FIRST_WAIT_MS * 2 ** refund.tries, LONGEST_WAIT_MS);
    return { ...refund, tries: refund.tries + 1, failure, dueAt: at + wait };
  });
}

function change(
  house: CashHouse,
  refundId: string,
  next: (refund: Refund, at: number) => Refund | null,
): Promise<Refund> {
  const posting = { entryId: `refund-news:${refundId}`, kind: 'refund-news', cause: refundId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(refunds, refundId),
    (book, loaded) => {
      const refund = loaded ?? refuse('NOT_FOUND', { refundId });
      const changed = next(refund, book.context.at);
      if (changed !== null) book.put(refunds, changed);
      return changed ?? refund;
    },
  );
}
