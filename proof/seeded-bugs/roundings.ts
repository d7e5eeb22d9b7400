/** Roundings the wrong way. */
import type { SeededBug } from './bugs';

const AMOUNTS = 'cloudfunctions/units/amounts.ts';
const AMOUNTS_TEST = 'cloudfunctions/units/amounts.test.ts';
const SHARES = 'cloudfunctions/units/shares.ts';
const SHARES_TEST = 'cloudfunctions/units/shares.test.ts';

export const ROUNDINGS: readonly SeededBug[] = [
  {
    what: 'shares are rounded, not cut',
    ...{ file: AMOUNTS, from: '  return mulDivFloor(base, rateBp, BASIS_POINTS);' },
    to: '  return Math.round((base * rateBp) / BASIS_POINTS);',
    test: AMOUNTS_TEST,
  },
  {
    what: 'points for an allowance are cut, not raised',
    ...{ file: AMOUNTS, from: 'return mulDivCeil(allowanceFen,', to: 'return mulDivFloor(allowanceFen,' },
    test: AMOUNTS_TEST,
  },
  {
    what: 'steps of a total are cut one by one',
    file: SHARES,
    from: '  return mulDivFloor(total, after, whole) - mulDivFloor(total, before, whole);',
    to: '  return mulDivFloor(total, after - before, whole);',
    test: SHARES_TEST,
  },
  {
    what: 'the last part gets the fen that is left over',
    ...{ file: SHARES, from: 'a.index - b.index', to: 'b.index - a.index', test: SHARES_TEST },
  },
  {
    what: 'what a refund takes out of `burned` is counted for the whole',
    file: 'cloudfunctions/rewards/reversal.ts',
    ...{ from: 'step(settled.deducted) - rewardedPoints(legs)', to: 'step(settled.deducted)' },
    test: 'cloudfunctions/rewards/reversal.test.ts',
  },
  {
    what: 'the band of prices is wider by its rounding',
    file: 'cloudfunctions/market/band.ts',
    ...{ from: 'mulDivCeil(price, BASIS_POINTS - bandBp', to: 'mulDivFloor(price, BASIS_POINTS - bandBp' },
    test: 'cloudfunctions/market/book-model.test.ts',
  },
];
