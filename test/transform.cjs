// Lets jest read TypeScript; types are checked by tsc alone.
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { transformSync, version } = require('esbuild');

const self = readFileSync(__filename);

module.exports = {
  getCacheKey: (source, file) => createHash('sha256').update(version).update(self).update(file).update(source).digest('hex'),
  process: (source, file) =>
    transformSync(source, {
      loader: 'ts',
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      // jest's own module registry has no import().
      supported: { 'dynamic-import': false },
      sourcefile: file,
      sourcemap: 'inline',
    }),
};
