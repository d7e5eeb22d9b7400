// jest runs the TypeScript sources through the same compiler that builds what is deployed.
const { createHash } = require('node:crypto');
const { transformSync, version } = require('esbuild');

/** As in the bundles: jest has no import() of its own. */
const SUPPORTED = { 'dynamic-import': false };

module.exports = {
  getCacheKey: (source, path) =>
    createHash('sha1')
      .update(version + JSON.stringify(SUPPORTED))
      .update(path)
      .update(source)
      .digest('hex'),
  process(source, path) {
    const { code, map } = transformSync(source, {
      loader: path.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      target: 'node20',
      supported: SUPPORTED,
      sourcemap: 'external',
      sourcefile: path,
    });
    return { code, map };
  },
};
