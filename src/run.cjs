// Runs a TypeScript entry point of this project: node src/run.cjs FILE [arguments]
const { buildSync } = require('esbuild');
const { Module } = require('node:module');
const { join, resolve } = require('node:path');

const [file, ...args] = process.argv.slice(2);
const entry = resolve(file);
const { outputFiles } = buildSync({
  entryPoints: [entry],
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  sourcemap: 'inline',
  write: false,
});

process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], entry, ...args];
const program = new Module(entry);
program.filename = entry;
program.paths = Module._nodeModulePaths(join(__dirname, '..'));
program._compile(outputFiles[0].text, entry);
