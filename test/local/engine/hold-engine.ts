// Starts an engine, prints its process id or the error, and then waits: node --import tsx test/local/engine/hold-engine.ts [FILE]
import { startEngine } from '../../../src/local/engine/engine';

const [file] = process.argv.slice(2);

async function hold(): Promise<string> {
  try {
    return String((await startEngine(file === undefined ? {} : { file })).pid);
  } catch (error) {
    return String(error);
  }
}

void hold().then((line) => process.stdout.write(`${line}\n`));
