// Installs the locked dependencies when package-lock.json is newer than the installed ones. package.json runs it before each command that works on
// a fresh clone, such as `npm start` and `npm test`; it therefore imports only Node.js.
const { execSync } = require('node:child_process');
const { statSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '../..');
const modified = (file) => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (modified('node_modules/.package-lock.json') < modified('package-lock.json')) {
  console.error('Installing dependencies with npm ci. This happens once after each change of package-lock.json.');
  execSync('npm ci --no-audit --no-fund', { cwd: root, stdio: ['ignore', 2, 2] });
}
