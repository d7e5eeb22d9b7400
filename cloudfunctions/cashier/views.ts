/** Cash on its way, as those see it whose it is. */
import { isMember, memberHolder, merchantHolder, type HolderId } from '../ledger/accounts';
import { owedPoints } from '../ledger/point-debts';
import { readHolders, readState } from '../ledger/read-holders';
import { cashOf, type CashView } from '../market/reading/own';
import { pageOf, pageWith, type Cursor, type Page } from '../platform/paging';
import { refuse } from '../platform/refusal';
import type { ConfirmParameters } from '../platform/wechat-pay/cash-desk';
import type { Policy } from '../policy/policy';
import type { Fen } from '../units/amounts';
import { MINUTE_MS, type Instant } from '../units/days';
import { cashOuts, payIns, type CashOut, type PayIn } from './documents';
import type { CashierHouse } from './house';
import { leftOfDay, withLastCash } from './limits';
import { outsOfDay } from './out/set-aside';
import { tryOn } from './out/send';
import { hasEnded } from './states';

export interface PayInView extends Pick<PayIn, 'amountFen' | 'state' | 'createdAt' | 'expiresAt' | 'paidAt'> {
  readonly id: string;
}

export function payInView(payIn: PayIn): PayInView {
  const { _id: id, amountFen, state, createdAt, expiresAt, paidAt } = payIn;
  return { id, amountFen, state, createdAt, expiresAt, paidAt };
}

export async function payInsOf(
  house: CashierHouse,
  merchantId: string,
  after: Cursor | null,
  limit: number,
): Promise<Page<PayInView>> {
  const list = { from: payIns, where: { merchantId }, sort: ['createdAt', 'desc'], after, limit } as const;
  return pageWith(await pageOf(house.database, list), payInView);
}

/** WeChat gives the person a day to confirm. */
const CONFIRM_MS = 24 * 60 * MINUTE_MS;

export interface CashOutView extends Pick<
  CashOut,
  'amountFen' | 'state' | 'createdAt' | 'endedAt' | 'isUnwanted' | 'failure'
> {
  readonly id: string;
  /** For the person whose WeChat it goes to, while it is to be confirmed; else null. */
  readonly confirm: ConfirmParameters | null;
  readonly confirmBy: Instant | null;
}

export function cashOutView(house: CashierHouse, callerId: string, out: CashOut): CashOutView {
  const { _id: id, amountFen, state, createdAt, endedAt, isUnwanted, failure, packageInfo, acceptedAt } = out;
  const isAsked = packageInfo !== null && !isUnwanted && out.toId === callerId;
  return {
    ...{ id, amountFen, state, createdAt, endedAt, isUnwanted, failure },
    confirm: isAsked ? house.cashDesk.confirmParameters(packageInfo) : null,
    confirmBy: state === 'toConfirm' && acceptedAt !== null ? acceptedAt + CONFIRM_MS : null,
  };
}

export async function cashOutsOf(
  house: CashierHouse,
  holder: HolderId,
  callerId: string,
  after: Cursor | null,
  limit: number,
): Promise<Page<CashOutView>> {
  const list = { from: cashOuts, where: { holder }, sort: ['createdAt', 'desc'], after, limit } as const;
  return pageWith(await pageOf(house.database, list), (out) => cashOutView(house, callerId, out));
}

/** One of them as it stands now: WeChat is asked for news of what has not ended. */
export async function cashOutOf(
  house: CashierHouse,
  holder: HolderId,
  callerId: string,
  id: string,
): Promise<CashOutView> {
  const known = await house.database.get(cashOuts, id);
  if (known?.holder !== holder) return refuse('NOT_FOUND', { cashOutId: id });
  return cashOutView(house, callerId, hasEnded(known.state) ? known : await tryOn(house, id));
}

export interface OutDesk {
  readonly cash: CashView;
  readonly isRealNamed: boolean;
  /** Owes points: they are paid first (rules.md §10). */
  readonly owesPoints: boolean;
  readonly bounds: Policy['cash']['withdraw'];
  readonly leftOfDayFen: Fen;
  /** The latest, those on their way among them. */
  readonly outs: Page<CashOutView>;
}

const SHOWN = 20;

/** All that a person needs to know before taking money out of a wallet or a fund. */
export async function outDesk(house: CashierHouse, holder: HolderId, callerId: string): Promise<OutDesk> {
  const cash = await cashOf(house, holder);
  const own = memberHolder(callerId);
  const [state, ofDay, { holders }, outs] = await Promise.all([
    readState(house),
    outsOfDay(house.database, holder, cash.today),
    readHolders(house, [own]),
    cashOutsOf(house, holder, callerId, null, SHOWN),
  ]);
  const { cash: limits } = await house.memory.policy(state.policyVersion);
  const bounds = withLastCash(isMember(holder) ? limits.withdraw : limits.takeOut, cash.freeFen);
  const person = holders.get(own);
  return {
    cash,
    isRealNamed: person?.realNamed ?? false,
    owesPoints: isMember(holder) && person !== undefined && owedPoints(person) > 0,
    bounds,
    leftOfDayFen: leftOfDay(bounds, ofDay),
    outs,
  };
}

export interface FundDesk extends OutDesk {
  readonly isMarketOn: boolean;
  readonly payIn: Policy['cash']['payIn'];
}

export async function fundDesk(house: CashierHouse, merchantId: string, callerId: string): Promise<FundDesk> {
  const [desk, state] = await Promise.all([
    outDesk(house, merchantHolder(merchantId), callerId),
    readState(house),
  ]);
  const { cash, market } = await house.memory.policy(state.policyVersion);
  return { ...desk, isMarketOn: market.isOn, payIn: cash.payIn };
}
