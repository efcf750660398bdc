import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { scripts } from '../package.json';
import { freePort } from './free-port';

export interface Mock {
  url: string;
  stop: () => Promise<void>;
}

/** Starts the mock as `npm run mock` does, on a free port. The working directory must be the root of the project. */
export async function startMock(...options: string[]): Promise<Mock> {
  const [, ...args] = scripts.mock.split(' ');
  const port = String(await freePort());
  const prism = spawn(process.execPath, [...args, '--port', port, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async (): Promise<void> => {
    if (prism.exitCode !== null || prism.signalCode !== null) return;
    prism.kill('SIGTERM');
    await once(prism, 'exit');
  };
  await listening(prism).catch(async (reason: unknown) => {
    await stop();
    throw reason;
  });
  return { url: `http://127.0.0.1:${port}`, stop };
}

function listening(prism: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-10_000);
      if (output.includes('Prism is listening')) resolve();
    };
    prism.stdout?.on('data', collect);
    prism.stderr?.on('data', collect);
    prism.once('exit', () => reject(new Error(`Prism exited before it listened:\n${output}`)));
  });
}
