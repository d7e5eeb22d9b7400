/** The tests of the rules alone: what mutation testing runs (stryker.config.json). They need nothing built. */
const { globalSetup: _, ...config } = require('./jest.config.cjs');

module.exports = {
  ...config,
  testMatch: [
    '<rootDir>/cloudfunctions/units/*.test.ts',
    '<rootDir>/cloudfunctions/policy/*.test.ts',
    '<rootDir>/cloudfunctions/ledger/accumulator/*.test.ts',
    '<rootDir>/cloudfunctions/ledger/{activity,entry}.test.ts',
    '<rootDir>/cloudfunctions/rewards/{team,legs,reversal}.test.ts',
    '<rootDir>/cloudfunctions/points/{price,day}.test.ts',
    '<rootDir>/cloudfunctions/orders/{states,portions,order-lines}.test.ts',
    '<rootDir>/cloudfunctions/orders/point-part/cover.test.ts',
    '<rootDir>/cloudfunctions/cashier/limits.test.ts',
    '<rootDir>/cloudfunctions/bookings/limits.test.ts',
    '<rootDir>/cloudfunctions/tips/states.test.ts',
    '<rootDir>/cloudfunctions/operations/reconcile/leg-sums.test.ts',
    '<rootDir>/cloudfunctions/operations/bill/compare.test.ts',
  ],
};
