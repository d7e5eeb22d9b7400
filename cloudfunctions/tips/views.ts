/** Tips as customers, staff and operators see them: one receipt for all sides. */
import { allowanceOf, type Fen, type PointUnits, type SvUnits } from '../units/amounts';
import { dayOf, type Instant } from '../units/days';
import { customerNames } from '../accounts/customer-name';
import { buyerEarns } from '../catalog/cards';
import { memberHolder } from '../ledger/accounts';
import { currentPolicy, readHolders } from '../ledger/read-holders';
import type { BooksHouse } from '../ledger/post';
import { pageOf, pageWith, type Cursor, type Page } from '../platform/paging';
import { refuse } from '../platform/refusal';
import { ownTip } from './confirm';
import { storeDay, tipDays, tips, type Tip } from './documents';
import { stateAt, type TipState } from './states';

export interface TipView {
  readonly id: string;
  readonly state: TipState;
  readonly merchantName: string;
  readonly storeName: string;
  readonly receiptNumber: string;
  readonly amountFen: Fen;
  readonly offeredAt: Instant;
  readonly expiresAt: Instant;
  readonly confirmedAt: Instant | null;
  /** What the customer got. */
  readonly earnedSvUnits: SvUnits;
  /** What the merchant paid, and got. */
  readonly pointUnits: PointUnits;
  readonly merchantSvUnits: SvUnits;
  readonly reversed: { readonly at: Instant; readonly reason: string } | null;
}

export interface OwnTips extends Page<TipView> {
  /** The mall's time, by which the page counts down. */
  readonly now: Instant;
  /** What those that wait would bring, by their ids; nothing for somebody who is not active. */
  readonly earns: Readonly<Record<string, SvUnits>>;
}

/** A customer's tips, latest first, with those that wait to be confirmed. */
export async function tipsOf(
  house: BooksHouse,
  memberId: string,
  after: Cursor | null,
  limit: number,
): Promise<OwnTips> {
  const holder = memberHolder(memberId);
  const [page, books] = await Promise.all([
    pageOf(house.database, { from: tips, where: { memberId }, sort: ['offeredAt', 'desc'], after, limit }),
    readHolders(house, [holder]),
  ]);
  const policy = await house.memory.policy(books.state.policyVersion);
  const now = house.clock.now();
  const isActive = books.holders.get(holder)?.active === true;
  const waiting = page.rows.filter((tip) => stateAt(tip, now) === 'offered');
  const earns = waiting.map((tip) => {
    const allowanceFen = allowanceOf(tip.amountFen, tip.allowanceRateBp);
    return [tip._id, isActive ? buyerEarns(allowanceFen, policy) : 0] as const;
  });
  return { ...pageWith(page, (tip) => tipView(tip, now)), now, earns: Object.fromEntries(earns) };
}

export function tipView(tip: Tip, now: Instant): TipView {
  const { _id: id, merchantName, storeName, receiptNumber, amountFen, offeredAt, expiresAt, confirmed } = tip;
  return {
    ...{ id, merchantName, storeName, receiptNumber, amountFen, offeredAt, expiresAt },
    state: stateAt(tip, now),
    confirmedAt: confirmed?.at ?? null,
    earnedSvUnits: confirmed?.earnedSvUnits ?? 0,
    pointUnits: confirmed?.pointUnits ?? 0,
    merchantSvUnits: confirmed?.merchantSvUnits ?? 0,
    reversed: tip.reversed === null ? null : { at: tip.reversed.at, reason: tip.reversed.reason },
  };
}

/** The customer's own one, to be asked again until it changes. */
export async function tipOf(house: BooksHouse, memberId: string, tipId: string): Promise<TipView> {
  return tipView(ownTip(await house.database.get(tips, tipId), memberId), house.clock.now());
}

export interface StaffTip extends TipView {
  readonly customer: string;
}

/** One of a store, while staff wait for the customer. */
export async function tipAt(house: BooksHouse, storeId: string, tipId: string): Promise<StaffTip> {
  const tip = await house.database.get(tips, tipId);
  if (tip?.storeId !== storeId) return refuse('NOT_FOUND', { tipId });
  const [view] = await staffTips(house, [tip]);
  return view ?? refuse('NOT_FOUND', { tipId });
}

export interface StoreTips extends Page<StaffTip> {
  readonly isOn: boolean;
  readonly maxReceiptFen: Fen;
  /** How many more may be confirmed today. */
  readonly leftToday: number;
}

export async function tipsAt(
  house: BooksHouse,
  storeId: string,
  after: Cursor | null,
  limit: number,
): Promise<StoreTips> {
  const { database } = house;
  const today = storeDay(storeId, dayOf(house.clock.now()));
  const [page, policy, counted] = await Promise.all([
    pageOf(database, { from: tips, where: { storeId }, sort: ['offeredAt', 'desc'], after, limit }),
    currentPolicy(house),
    database.get(tipDays, today),
  ]);
  const { isOn, maxReceiptFen, perStoreDay } = policy.tips;
  const leftToday = Math.max(0, perStoreDay - (counted?.count ?? 0));
  return { ...page, rows: await staffTips(house, page.rows), isOn, maxReceiptFen, leftToday };
}

async function staffTips(house: BooksHouse, rows: readonly Tip[]): Promise<StaffTip[]> {
  const names = await customerNames(
    house.database,
    rows.map((tip) => tip.memberId),
  );
  const now = house.clock.now();
  return rows.map((tip) => ({ ...tipView(tip, now), customer: names.get(tip.memberId) ?? '' }));
}

export interface ReviewTip extends TipView {
  readonly merchantId: string;
  readonly storeId: string;
  readonly memberId: string;
  readonly staffId: string;
  readonly review: Tip['review'];
}

/** What operators are to look at, or have looked at, latest first. */
export async function tipsToReview(
  house: BooksHouse,
  review: 'waiting' | 'done',
  after: Cursor | null,
  limit: number,
): Promise<Page<ReviewTip>> {
  const sort = ['offeredAt', 'desc'] as const;
  const page = await pageOf(house.database, { from: tips, where: { review }, sort, after, limit });
  const now = house.clock.now();
  return pageWith(page, (tip) => {
    const { merchantId, storeId, memberId, staffId } = tip;
    return { ...tipView(tip, now), merchantId, storeId, memberId, staffId, review: tip.review };
  });
}
