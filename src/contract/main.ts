import { runCommand } from './command';
import { generate } from './generate';

// npm run generate
void runCommand(process.argv.slice(2), { root: process.cwd(), generate, print: console.log }).then((code) => {
  process.exitCode = code;
});
