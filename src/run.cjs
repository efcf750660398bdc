// Runs a TypeScript entry point of this project: node src/run.cjs FILE [arguments]
const { buildSync } = require('esbuild');
const { join, parse, resolve } = require('node:path');

const [entry, ...args] = process.argv.slice(2);
const root = join(__dirname, '..');
const outfile = join(root, '.build', `${parse(entry).name}-${process.pid}.cjs`);

buildSync({
  entryPoints: [resolve(entry)],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  sourcemap: 'inline',
});
process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], resolve(entry), ...args];
try {
  require(outfile);
} finally {
  require('node:fs').rmSync(outfile);
}
