/** 公示, first screen: the latest days, who holds how much in sum, how many members (rules.md §13). */
import { readState } from '../ledger/read-holders';
import type { BooksHouse } from '../ledger/post';
import type { DayDocument } from '../ledger/state';
import { convertedMillionths } from '../points/pace';
import { publicDays } from '../points/public-days';
import type { Fen, PointUnits, Price, SvUnits } from '../units/amounts';
import { addDays, type Day } from '../units/days';
import { latestCensus } from './census';
import type { Census } from './documents';

export interface PublicDay {
  readonly day: Day;
  readonly price: Price;
  readonly nextPrice: Price;
  /** The rule that made the next price, and what it looked at. */
  readonly priceInputs: DayDocument['priceInputs'];
  readonly countedSvUnits: SvUnits;
  readonly convertedMillionths: number;
  readonly releasedPointUnits: PointUnits;
  readonly rewardedPointUnits: PointUnits;
  readonly burnedPointUnits: PointUnits;
  readonly allowanceFen: Fen;
  readonly policyVersion: string;
}

export interface PublicBooks {
  readonly openDay: Day;
  readonly price: Price;
  readonly issuedPointUnits: PointUnits;
  readonly burnedPointUnits: PointUnits;
  /** Released in all days together; null is unlimited. */
  readonly capPointUnits: PointUnits | null;
  readonly policyVersion: string;
  /** null until the first census after a close is done. */
  readonly held: Omit<Census, 'through' | 'state'> | null;
  /** Newest first. */
  readonly days: readonly PublicDay[];
  readonly before: Day | null;
}

export async function publicBooks(house: BooksHouse, limit: number): Promise<PublicBooks> {
  const [state, census, page] = await Promise.all([
    readState(house),
    latestCensus(house),
    publicPage(house, null, limit),
  ]);
  const policy = await house.memory.policy(state.policyVersion);
  return {
    openDay: addDays(state.day, 1),
    price: state.price,
    issuedPointUnits: state.issued,
    burnedPointUnits: state.burned,
    capPointUnits: policy.supply.lifetimeCapPointUnits,
    policyVersion: policy.version,
    held: census === null ? null : withoutProgress(census),
    ...page,
  };
}

/** The days before `before`. */
export async function publicPage(
  house: BooksHouse,
  before: Day | null,
  limit: number,
): Promise<Pick<PublicBooks, 'days' | 'before'>> {
  const days = (await publicDays(house, before, limit)).map(viewOf);
  return { days, before: days.length < limit ? null : (days.at(-1)?.day ?? null) };
}

function withoutProgress({ through: _through, state: _state, ...held }: Census): PublicBooks['held'] {
  return held;
}

function viewOf(document: DayDocument): PublicDay {
  const { day, price, nextPrice, priceInputs, countedSvUnits, released, totals, policyVersion } = document;
  return {
    ...{ day, price, nextPrice, priceInputs, countedSvUnits, policyVersion },
    convertedMillionths: convertedMillionths(released, price, countedSvUnits),
    releasedPointUnits: released,
    rewardedPointUnits: totals.rewarded,
    burnedPointUnits: totals.burned,
    allowanceFen: totals.allowanceFen,
  };
}
