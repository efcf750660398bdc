// Compiles the SDK when its sources are newer than dist. It runs before all tests, so that two tests never compile at the same time.
const { execSync } = require('node:child_process');
const { readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');

const sdk = join(__dirname, '../../../clients/typescript');
const modified = (file) => statSync(join(sdk, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
const sources = () => readdirSync(join(sdk, 'src'), { recursive: true }).map((file) => join('src', file));
const configuration = ['package.json', 'tsconfig.json', 'tsconfig.esm.json', 'tsconfig.cjs.json'];

// The build writes this file last.
const compiled = 'dist/cjs/package.json';

module.exports = () => {
  if ([...sources(), ...configuration].every((file) => modified(file) < modified(compiled))) return;
  execSync('npm run --silent build', { cwd: sdk, stdio: ['ignore', 2, 2] });
};
