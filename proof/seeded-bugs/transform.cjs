// The tests' compiler, with one bug planted where SEEDED_BUG says; the sources themselves stay as they are.
const plain = require('../../tests/support/esbuild-transform.cjs');

const bug = process.env.SEEDED_BUG === undefined ? null : JSON.parse(process.env.SEEDED_BUG);

function planted(source, path) {
  if (bug === null || !path.endsWith(`/${bug.file}`)) return source;
  const parts = source.split(bug.from);
  if (parts.length !== 2) throw new Error(`${bug.file} has the text ${parts.length - 1} times`);
  return parts.join(bug.to ?? '');
}

module.exports = {
  getCacheKey: (source, path) => plain.getCacheKey(planted(source, path), path),
  process: (source, path) => plain.process(planted(source, path), path),
};
