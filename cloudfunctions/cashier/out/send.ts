/**
 * Cash on its way to somebody's WeChat: WeChat is asked until it has ended (docs/market.md). It keeps its number from
 * try to try, and before each try WeChat is asked whether it knows that number, so the money leaves once.
 */
import { refuse } from '../../platform/refusal';
import { unless, WechatPayFailure } from '../../platform/wechat-pay/failure';
import { MINUTE_MS } from '../../units/days';
import { cashOuts, type CashOut } from '../documents';
import type { CashierHouse } from '../house';
import { hasEnded, STAGES, STATE_OF } from '../states';
import { change, changing, noteNews, turned } from './news';

/** A try whose answer was lost has most likely reached WeChat by then. */
const QUIET_MS = 10 * MINUTE_MS;
/** What WeChat has not taken until then comes back. */
const GIVE_UP_MS = 24 * 60 * MINUTE_MS;
/** Answers of WeChat after which the transfer may be there, or another try is wanted. */
const LEAVES_OPEN: readonly string[] = [
  'UNREACHABLE',
  'NOT_FROM_WECHAT',
  'SYSTEM_ERROR',
  'FREQUENCY_LIMITED',
];
/** Doubled with every failure. */
const FIRST_WAIT_MS = MINUTE_MS;
const LONGEST_WAIT_MS = 60 * MINUTE_MS;

/** One step further, as far as WeChat answers; what it does not is tried again by the timer. */
export async function tryOn(house: CashierHouse, id: string): Promise<CashOut> {
  try {
    return await goOn(house, id);
  } catch (error) {
    if (!(error instanceof WechatPayFailure)) throw error;
    return noteFailure(house, id, error.code);
  }
}

/** At most `limit` that are due; names those that failed. */
export async function sendDueOuts(house: CashierHouse, limit: number) {
  const where = { dueAt: { gt: 0, lte: house.clock.now() } };
  const due = await house.database.find(cashOuts, { where, orderBy: [['dueAt', 'asc']], limit });
  const failed: string[] = [];
  for (const { _id: id } of due)
    try {
      await goOn(house, id);
    } catch (error) {
      failed.push(`${id}: ${error instanceof Error ? error.message : String(error)}`);
      if (!(error instanceof WechatPayFailure)) continue;
      await noteFailure(house, id, error.code);
      // Nobody answers: the others would wait in vain, and the function has a minute.
      if (error.code === 'UNREACHABLE') break;
    }
  return { due: due.length, failed };
}

/** Asks WeChat what there is to ask. Throws `WechatPayFailure`. */
async function goOn(house: CashierHouse, id: string): Promise<CashOut> {
  const out = (await house.database.get(cashOuts, id)) ?? refuse('NOT_FOUND', { cashOutId: id });
  if (hasEnded(out.state)) return out;
  const known = out.sentAt === null ? null : await house.cashDesk.findTransfer(id);
  if (known !== null) return followUp(house, await noteNews(house, known));
  if (out.state !== 'asked') throw new WechatPayFailure('NOT_FOUND', `${id} was known before`);
  const isTooOld = house.clock.now() - out.createdAt >= GIVE_UP_MS;
  return out.isUnwanted || isTooOld ? askOnceMore(house, out) : send(house, out);
}

/**
 * A try may still be on its way to WeChat, and no waiting proves that it is not. So the number is made known: then WeChat
 * has one transfer under it, whoever comes late, and calls that one back. Only where WeChat refuses it does the cash come back.
 */
async function askOnceMore(house: CashierHouse, seen: CashOut): Promise<CashOut> {
  if (seen.sentAt === null) return endUntaken(house, seen);
  const quietAt = seen.sentAt + QUIET_MS;
  if (house.clock.now() < quietAt) return change(house, seen._id, (now) => ({ ...now, dueAt: quietAt }));
  const { out, isChanged: isMine } = await noteTry(house, seen, (now) => now.isUnwanted === seen.isUnwanted);
  if (!isMine) return out;
  const taken = await unlessRefused(() => transferAgain(house, out));
  return taken === null ? endUntaken(house, out) : followUp(house, taken);
}

/** Null: WeChat said no. Whatever leaves open what happened is thrown. */
async function unlessRefused(work: () => Promise<CashOut>): Promise<CashOut | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof WechatPayFailure && !LEAVES_OPEN.includes(error.code)) return null;
    throw error;
  }
}

/** WeChat knows it: it is called back where nobody wants it, and what opens the page is fetched where that was lost. */
async function followUp(house: CashierHouse, out: CashOut): Promise<CashOut> {
  if (out.isUnwanted && STAGES[out.state].canCancel) return callBack(house, out);
  return out.state === 'toConfirm' && out.packageInfo === null ? send(house, out) : out;
}

/** The person may have been faster: then WeChat refuses, and tells what has become of it. */
async function callBack(house: CashierHouse, { _id: id }: CashOut): Promise<CashOut> {
  const news = await unless(['INVALID_REQUEST'], null, () => house.cashDesk.cancelTransfer(id));
  const known = news ?? (await house.cashDesk.findTransfer(id));
  if (known === null) throw new WechatPayFailure('NOT_FOUND', `${id} was known before`);
  return noteNews(house, known);
}

async function send(house: CashierHouse, seen: CashOut): Promise<CashOut> {
  const { out, isChanged: isMine } = await noteTry(house, seen, ({ isUnwanted }) => !isUnwanted);
  return isMine ? transferAgain(house, out) : out;
}

/** A try is written down before it is made, and by one of several that want to: none of them ends what another has sent. */
function noteTry(house: CashierHouse, seen: CashOut, isWanted: (now: CashOut) => boolean) {
  return changing(house, seen._id, (now, at) => {
    const isUntouched = now.sentAt === seen.sentAt && now.state === seen.state && isWanted(now);
    return isUntouched ? { ...now, sentAt: at, dueAt: at + FIRST_WAIT_MS } : null;
  });
}

/** The same number answers the same transfer, however often it is asked for. */
async function transferAgain(house: CashierHouse, out: CashOut): Promise<CashOut> {
  const { _id: number, amountFen, openId } = out;
  if (openId === null) return out;
  const news = await house.cashDesk.transfer({ number, amountFen, openId, remark: '共享购余额提现' });
  const noted = await noteNews(house, news);
  // It has come too late: the cash is back already.
  const isLate = STAGES[noted.state].cash === 'back' && STAGES[STATE_OF[news.status]].canCancel;
  if (isLate) await house.cashDesk.cancelTransfer(number);
  return noted;
}

/** WeChat never took it: the cash comes back. */
function endUntaken(house: CashierHouse, seen: CashOut): Promise<CashOut> {
  return change(house, seen._id, (now, at) => {
    if (now.sentAt !== seen.sentAt || now.state !== 'asked') return null;
    return turned(now, now.isUnwanted ? 'cancelled' : 'failed', now.failure, at, null);
  });
}

function noteFailure(house: CashierHouse, id: string, failure: string): Promise<CashOut> {
  return change(house, id, (out, at) => {
    const wait = Math.min(FIRST_WAIT_MS * 2 ** out.tries, LONGEST_WAIT_MS);
    return { ...out, tries: out.tries + 1, failure, dueAt: at + wait };
  });
}
