import { readOptions } from '../../../src/local/options';
import { startBackend } from '../../../src/local/start';
import { startMock } from '../../mock-server';
import { misbehavingProxy } from '../misbehaving-proxy';

/** URLs of what the SDK is tried on. */
export interface Servers {
  /** The API as `npm start` runs it, on a free port. */
  api: string;
  /** In front of the API. */
  proxy: string;
  mock: string;
  stop(): Promise<void>;
}

interface Server {
  url: string;
  stop(): Promise<void>;
}

export async function startServers(env: NodeJS.ProcessEnv): Promise<Servers> {
  process.env['POWERTOOLS_LOG_LEVEL'] ??= 'SILENT';
  const memory = env['DYNAMODB_ENDPOINT'] ? [] : ['--memory'];
  const options = readOptions(['--port', '0', '--no-throttle', ...memory], env);
  if (options === 'help') throw new Error('The API was not started');
  const started: Server[] = [];
  const stop = async () => {
    for (const server of started.toReversed()) await server.stop();
  };
  const start = async (server: Promise<Server>): Promise<string> => {
    started.push(await server);
    return (await server).url;
  };
  try {
    const api = await start(startBackend(options));
    return { api, proxy: await start(misbehavingProxy(api)), mock: await start(startMock()), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
