// Provides the compiled SDK to a test file as Node.js loads it, with import and with require. jest would load both with its own module system.
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { TestEnvironment } = require('jest-environment-node');

const dist = join(__dirname, '../../../clients/typescript/dist');

const imported = (file) => import(pathToFileURL(join(dist, 'esm', file)).href);
const required = (file) => require(join(dist, 'cjs', file));

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.builds = [
      { build: 'ESM', ...(await imported('index.js')), ...(await imported('client.js')) },
      { build: 'CommonJS', ...required('index.js'), ...required('client.js') },
    ];
  }
};
