import { exitCodeOf } from '../clients/swift/exit-code';
import { interruption } from '../clients/swift/interruption';
import { say } from '../clients/swift/say';
import { root } from '../structure/files';
import { record, surfacesOf } from './record';

main(interruption()).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = exitCodeOf(error);
});

async function main(signal: AbortSignal): Promise<void> {
  const path = await record(root, await surfacesOf(root, signal));
  say(`Recorded the contract and the public interfaces of both SDKs in ${path}. Read the difference, then commit it.`);
}
