// Lets jest read TypeScript; types are checked by tsc alone.
const { transformSync } = require('esbuild');
const { version } = require('esbuild/package.json');

module.exports = {
  getCacheKey: (source, file) => require('node:crypto').createHash('sha256').update(version).update(file).update(source).digest('hex'),
  process: (source, file) =>
    transformSync(source, { loader: 'ts', format: 'cjs', platform: 'node', target: 'node20', sourcefile: file, sourcemap: 'inline' }),
};
