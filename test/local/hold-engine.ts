// A process of its own that starts an engine, says which, and then does nothing: node src/run.cjs test/local/hold-engine.ts [FILE]
import { startEngine } from '../../src/local/engine';

const [file] = process.argv.slice(2);

startEngine(file === undefined ? {} : { file }).then(
  ({ pid }) => console.log(pid),
  (error: Error) => {
    console.log(error.message);
    process.exitCode = 1;
  },
);
