// The tests that catch seeded bugs need nothing built.
const whole = require('../../jest.config.cjs');

module.exports = {
  rootDir: '../..',
  testEnvironment: whole.testEnvironment,
  testMatch: whole.testMatch,
  modulePathIgnorePatterns: whole.modulePathIgnorePatterns,
  transform: { '\\.ts$': '<rootDir>/proof/seeded-bugs/transform.cjs' },
  testTimeout: 60000,
};
