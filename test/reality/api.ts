import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { defaultDirectory } from '../../src/local/data/directory';
import { localTokens } from '../../src/local/identity/local-tokens';
import { run } from '../local/program';
import { stopWithPart } from './running';

/** The API, run by `npm start` with an empty store in memory. */
export interface Api {
  readonly url: string;
  /** The process id. */
  readonly pid: number;
  /** A token of an administrator. */
  readonly administrator: string;
  /** Two users without a profile. */
  readonly user: User;
  readonly otherUser: User;
  /** An expired token of an administrator. */
  readonly expired: string;
}

/** The subject and the token of a user who is not an administrator. */
interface User {
  readonly userId: string;
  readonly token: string;
}

/** How long the tokens are valid, in seconds. */
const lifetime = 3600;

/**
 * Starts the API in a new process, which is stopped when the part ends.
 * @param folder the folder for the key that signs tokens
 * @param options options of `npm start`, such as `--auth`
 */
export async function startApi(folder: string, ...options: readonly string[]): Promise<Api> {
  const directory = mkdtempSync(join(folder, 'api-'));
  const { sign } = localTokens(join(directory, defaultDirectory), true);
  const administrator = { sub: randomUUID(), administrator: true };
  const user = async (userId: string) => ({ userId, token: await sign({ sub: userId, administrator: false }, lifetime) });
  const tokens = {
    administrator: await sign(administrator, lifetime),
    user: await user(randomUUID()),
    otherUser: await user(randomUUID()),
    expired: await sign(administrator, -60),
  };
  const program = run(['--port', '0', '--memory', '--no-throttle', ...options], directory);
  stopWithPart(async () => {
    program.child.kill('SIGTERM');
    await program.ended;
  });
  await program.prints('Press Ctrl-C to stop.');
  const [, url = ''] = /listens on (\S+)/.exec(program.out()) ?? [];
  return { url, pid: program.child.pid ?? 0, ...tokens };
}
