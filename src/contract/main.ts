import { generate } from './command';
import { compile } from './compile';

void generate(process.argv.slice(2), { root: process.cwd(), compile, print: console.log }).then((code) => {
  process.exitCode = code;
});
