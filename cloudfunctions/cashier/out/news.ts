/** What WeChat says of a transfer is written down; where it has ended, the cash that was set aside goes with it. */
import { post } from '../../ledger/post';
import type { HolderId } from '../../ledger/accounts';
import { loadCash, Till } from '../../market/till';
import { refuse } from '../../platform/refusal';
import type { TransferAtWechat } from '../../platform/wechat-pay/cash-desk';
import { WechatPayFailure } from '../../platform/wechat-pay/failure';
import { dayOf, MINUTE_MS, type Instant } from '../../units/days';
import { cashOuts, type CashOut } from '../documents';
import type { CashierHouse } from '../house';
import { hasEnded, STAGES, STATE_OF, type CashOutState } from '../states';

export function noteNews(house: CashierHouse, news: TransferAtWechat): Promise<CashOut> {
  return change(house, news.number, (out, at) => {
    if (news.amountFen !== null && news.amountFen !== out.amountFen)
      throw new WechatPayFailure('NOT_FROM_WECHAT', `${out._id}: another amount`);
    const state = STATE_OF[news.status];
    if (state !== out.state && !STAGES[out.state].next.includes(state)) return null;
    const acceptedAt = out.acceptedAt ?? news.acceptedAt;
    const heard: CashOut = {
      ...out,
      ...{ acceptedAt, billDay: acceptedAt === null ? null : dayOf(acceptedAt), tries: 0, failure: null },
      packageInfo: state === 'toConfirm' ? (news.packageInfo ?? out.packageInfo) : null,
    };
    return turned(heard, state, news.failReason, at, news.changedAt);
  });
}

/** The same one in another state. */
export function turned(
  out: CashOut,
  state: CashOutState,
  failure: string | null,
  at: Instant,
  wechatAt: Instant | null,
): CashOut {
  const { askAgainMs, cash } = STAGES[state];
  if (askAgainMs !== null) return { ...out, state, dueAt: at + (out.isUnwanted ? MINUTE_MS : askAgainMs) };
  // What never went out comes back in nobody's bill.
  const backDay = cash === 'back' && out.billDay !== null ? dayOf(wechatAt ?? at) : null;
  return { ...out, state, failure, dueAt: null, openId: null, packageInfo: null, endedAt: at, backDay };
}

/** What one is to become; null: nothing is to be changed. */
type Next = (out: CashOut, at: Instant) => CashOut | null;

/** What has ended stays as it is. */
export async function change(house: CashierHouse, id: string, next: Next): Promise<CashOut> {
  return (await changing(house, id, next)).out;
}

/** Tells also whether it was this call that changed it. */
export async function changing(
  house: CashierHouse,
  id: string,
  next: Next,
): Promise<{ readonly out: CashOut; readonly isChanged: boolean }> {
  // Whose it is never changes, so it may be read beforehand.
  const { holder } = (await house.database.get(cashOuts, id)) ?? refuse('NOT_FOUND', { cashOutId: id });
  return post(
    house,
    { entryId: `out-news:${id}`, kind: 'out-news', cause: id, holders: [] },
    async (reader) => {
      const [out, cash] = await Promise.all([reader.get(cashOuts, id), loadCash(reader, [holder])]);
      return { out: out ?? refuse('NOT_FOUND', { cashOutId: id }), cash };
    },
    (book, { out, cash }) => {
      const changed = hasEnded(out.state) ? null : next(out, book.context.at);
      if (changed === null) return { out, isChanged: false };
      settleCash(new Till(book, cash), changed);
      book.put(cashOuts, changed);
      return { out: changed, isChanged: true };
    },
  );
}

function settleCash(till: Till, { holder, state, amountFen }: CashOut): void {
  const MOVES: Readonly<Record<(typeof STAGES)[CashOutState]['cash'], (id: HolderId) => void>> = {
    waits: () => undefined,
    gone: (id) => till.letGo(id, amountFen),
    back: (id) => till.bringBack(id, amountFen),
  };
  MOVES[STAGES[state].cash](holder);
  till.close();
}
