import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { localTokens } from '../../../src/local/identity/local-tokens';
import { defaultDirectory } from '../../../src/local/data/directory';
import { readOptions } from '../../../src/local/options/start';
import { startBackend } from '../../../src/local/start';
import { run } from '../../local/program';
import { startMock } from '../../mock-server';
import { startWireServer } from '../vectors/wire-server';
import { misbehavingProxy } from '../misbehaving-proxy';
import { findNginx, startNginx } from './nginx';
import { startRedirects } from './redirects';

/** The servers that the SDK is tested with. */
export interface Servers {
  /** The URL of the API as `npm start` runs it. It accepts the same tokens as the guarded one. */
  api: string;
  guarded: Guarded;
  /** The URL of the redirecting server. */
  redirects: string;
  /** The URL of the mock. */
  mock: string;
  /** The URL of the server of the vectors. */
  vectors: string;
  stop(): Promise<void>;
}

/** The API as `npm start -- --auth` runs it. */
export interface Guarded {
  /** The URL of the misbehaving proxy in front of the API. */
  proxy: string;
  /** Tokens of an administrator. */
  freshToken: string;
  expiredToken: string;
  /** The subject of a user without a profile, and their token. */
  user: string;
  userToken: string;
  /** A token with which this user is also an administrator. */
  promotedToken: string;
  /** The token of another user without a profile. */
  newUserToken: string;
  /** The URL of nginx in front of the API; absent when nginx is not installed. */
  nginx?: string;
}

interface Server {
  url: string;
  stop(): Promise<void>;
}

/** The lifetime of a valid token, in seconds. */
const lifetime = 6 * 3600;

/**
 * Starts all servers.
 * @param folder the folder for the data of the servers.
 */
export async function startServers(env: NodeJS.ProcessEnv, folder: string): Promise<Servers> {
  process.env['LOG_LEVEL'] ??= 'SILENT';
  mkdirSync(folder);
  const started: Server[] = [];
  const stop = async () => {
    for (const server of started.toReversed()) await server.stop();
  };
  const start = async (server: Promise<Server>): Promise<string> => {
    started.push(await server);
    return (await server).url;
  };
  try {
    return {
      api: await start(openApi(env, folder)),
      guarded: await startGuarded(start, env, folder),
      redirects: await start(startRedirects()),
      mock: await start(startMock()),
      vectors: await start(startWireServer()),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const common = (env: NodeJS.ProcessEnv): string[] => ['--port', '0', '--no-throttle', ...(env['DYNAMODB_ENDPOINT'] ? [] : ['--memory'])];

async function openApi(env: NodeJS.ProcessEnv, folder: string): Promise<Server> {
  const options = readOptions(common(env), env);
  if (options === 'help') throw new Error('The options of the API must not contain --help.');
  return startBackend(options, localTokens(join(folder, defaultDirectory), options.auth));
}

async function startGuarded(start: (server: Promise<Server>) => Promise<string>, env: NodeJS.ProcessEnv, folder: string): Promise<Guarded> {
  const tokens = localTokens(join(folder, defaultDirectory), true);
  const administrator = { sub: 'administrator', administrator: true };
  const freshToken = await tokens.sign(administrator, lifetime);
  const user = randomUUID();
  const api = await start(guardedApi(env, folder));
  const program = findNginx(env);
  const nginx = program === undefined ? undefined : await start(startNginx(program, api, join(folder, 'nginx')));
  return {
    proxy: await start(misbehavingProxy(api, freshToken)),
    freshToken,
    expiredToken: await tokens.sign(administrator, -1),
    user,
    userToken: await tokens.sign({ sub: user, administrator: false }, lifetime),
    promotedToken: await tokens.sign({ sub: user, administrator: true }, lifetime),
    newUserToken: await tokens.sign({ sub: randomUUID(), administrator: false }, lifetime),
    ...(nginx !== undefined && { nginx }),
  };
}

/** Starts the API in another process, because the functions of one process share one table. */
async function guardedApi(env: NodeJS.ProcessEnv, folder: string): Promise<Server> {
  const { DYNAMODB_ENDPOINT } = env;
  const program = run(['--auth', ...common(env)], folder, DYNAMODB_ENDPOINT === undefined ? {} : { DYNAMODB_ENDPOINT });
  await program.prints('Press Ctrl-C to stop.');
  const [, url = ''] = /listens on (\S+)/.exec(program.out()) ?? [];
  const stop = async () => {
    program.child.kill('SIGTERM');
    await program.ended;
  };
  return { url, stop };
}
