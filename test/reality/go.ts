import { join } from 'node:path';
import { type Command, run } from '../clients/swift/child';
import { cacheFolder } from '../clients/swift/find-swift';
import { interrupted } from './interrupted';

/** The minimum version of Go, as in the `go.mod` files. */
const least = { major: 1, minor: 26 };

const advice = `Go ${least.major}.${least.minor} or newer is not installed. Install it from your system's packages or from the Go project.`;

const cache = join(cacheFolder(process.env), 'go');

const env = { GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'local', GOMODCACHE: join(cache, 'modules'), GOCACHE: join(cache, 'build') };

/** Returns a command of Go with its caches in the folder of this project. */
export const go = (...args: readonly string[]): Command & { env: Record<string, string> } => ({ program: 'go', args, env });

/** Returns how to install Go when it is missing or too old. */
export async function missingGo(): Promise<string | undefined> {
  const { output } = await run(go('version'), interrupted).catch(() => ({ output: '' }));
  const [, major = '0', minor = '0'] = /go(\d+)\.(\d+)/.exec(output) ?? [];
  return Number(major) === least.major && Number(minor) >= least.minor ? undefined : advice;
}
