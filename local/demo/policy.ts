/**
 * The policy of the demo: `standard`, except for what a merchant needs before it may sell. On the first day
 * nobody has points to sell, so here it opens without stock and may owe the points that its sales cost; its share
 * of the daily release, what it buys and what customers pay in points pay them back. After 60 days the chain has
 * less than a week's points left of what it may owe, and its owner is warned.
 */
import { parsePolicy } from '../../cloudfunctions/policy/policy';
import { standard, strict } from '../../cloudfunctions/policy/profiles';

const merchants = { openingStockFen: 0, maxOwedPointUnits: 68_000_000_000 };

export const demoPolicy = parsePolicy({ ...standard, version: 'demo-1', merchants });

/** The same demo read cautiously, for the tests of what `strict` turns off. */
export const strictDemoPolicy = parsePolicy({ ...strict, version: 'demo-strict-1', merchants });
