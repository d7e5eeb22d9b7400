/** Every test of the project; the slow ones say so in their file's first line. */
module.exports = {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/tests/support/build.cjs',
  testMatch: ['**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stryker-tmp/', '<rootDir>/.data/'],
  transform: { '\\.ts$': '<rootDir>/tests/support/esbuild-transform.cjs' },
  testTimeout: 60000,
  maxWorkers: 2,
};
