/** Every test of the project; the slow ones say so in their file's first line. */
module.exports = {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/tests/support/build.cjs',
  testMatch: ['**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stryker-tmp/', '<rootDir>/.data/'],
  transform: { '\\.ts$': '<rootDir>/tests/support/esbuild-transform.cjs' },
  // The console's browser build of it is a module that jest cannot load.
  moduleNameMapper: { '^csv-parse/browser/esm/sync$': 'csv-parse/sync' },
  testTimeout: 60000,
  maxWorkers: 2,
};
