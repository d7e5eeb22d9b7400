// Built once before the tests: several of them run the programs as they are shipped.
const { execFileSync } = require('node:child_process');

module.exports = () => {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'ignore' });
};
