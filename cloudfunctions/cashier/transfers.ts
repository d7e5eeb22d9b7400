/** Cash of the market on its way in and out, of everybody, for those who run the mall; the latest first. */
import { isMember, merchantHolder, type HolderId } from '../ledger/accounts';
import type { Reader } from '../platform/database';
import { pageOf, pageWith, type Cursor, type Page } from '../platform/paging';
import { cashOuts, payIns, type CashOut, type PayIn } from './documents';
import type { CashOutState, PayInState } from './states';

/** withdrawal: out of a member's wallet · takeOut: out of a merchant's fund · payIn: into one */
export const TRANSFER_KINDS = ['withdrawal', 'takeOut', 'payIn'] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

export const CASH_OUT_STATES = [
  ...(['asked', 'accepted', 'toConfirm', 'sending', 'cancelling'] as const),
  ...(['arrived', 'failed', 'cancelled'] as const),
] satisfies readonly CashOutState[];
export const PAY_IN_STATES = ['created', 'paid', 'closed'] as const satisfies readonly PayInState[];

export interface Transfer {
  /** Its number at WeChat. */
  readonly id: string;
  readonly kind: TransferKind;
  /** Whose wallet or fund. */
  readonly holder: HolderId;
  /** Who pays or receives, a member's id. */
  readonly personId: string;
  readonly amountFen: number;
  readonly state: CashOutState | PayInState;
  readonly createdAt: number;
  readonly endedAt: number | null;
  /** WeChat's code, or why it did not arrive. */
  readonly failure: string | null;
  /** Questions in a row that brought no answer. */
  readonly tries: number;
  readonly billDay: string | null;
}

export interface TransferSearch {
  readonly kind: TransferKind;
  /** null: every one; a state that the kind does not know finds nothing. */
  readonly state: CashOutState | PayInState | null;
}

/** The wallets' holders stand between these in the order of texts, and the funds' as well. */
const HOLDERS = {
  withdrawal: { gte: 'member:', lt: 'member;' },
  takeOut: { gte: 'merchant:', lt: 'merchant;' },
} as const;

export async function transfersOf(
  reader: Reader,
  { kind, state }: TransferSearch,
  after: Cursor | null,
  limit: number,
): Promise<Page<Transfer>> {
  const inState = state === null ? {} : { state };
  const page = { sort: ['createdAt', 'desc'], after, limit } as const;
  if (kind === 'payIn')
    return pageWith(await pageOf(reader, { from: payIns, where: inState, ...page }), ofPayIn);
  const where = { ...inState, holder: HOLDERS[kind] };
  return pageWith(await pageOf(reader, { from: cashOuts, where, ...page }), ofCashOut);
}

function ofPayIn({
  _id: id,
  merchantId,
  byId,
  amountFen,
  state,
  createdAt,
  paidAt,
  billDay,
}: PayIn): Transfer {
  const holder = merchantHolder(merchantId);
  return {
    ...{ id, kind: 'payIn', holder, personId: byId, amountFen, state, createdAt },
    ...{ endedAt: paidAt, failure: null, tries: 0, billDay },
  };
}

function ofCashOut({
  _id: id,
  holder,
  toId,
  amountFen,
  state,
  createdAt,
  endedAt,
  ...more
}: CashOut): Transfer {
  const { failure, tries, billDay } = more;
  return {
    ...{ id, kind: isMember(holder) ? 'withdrawal' : 'takeOut', holder, personId: toId, amountFen, state },
    ...{ createdAt, endedAt, failure, tries, billDay },
  };
}
