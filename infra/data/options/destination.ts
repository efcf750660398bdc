import { selectEnvironment } from '../../environments/environments';
import type { Environment } from '../../environments/environment';
import { defaultDirectory } from '../../../src/local/data/directory';
import { UsageError } from '../../../src/local/options/arguments';
import type { Values } from './known';

/** The table that a command reads or writes. */
export type Destination =
  /** A table of an environment on AWS. `table` undefined: the name is in AWS Systems Manager. */
  | { kind: 'environment'; environment: Environment; suffix: string; table: string | undefined }
  /** The table of `npm start` in a data directory. */
  | { kind: 'local'; directory: string; table: string | undefined; listingShards: number }
  /** A table of another DynamoDB. */
  | { kind: 'endpoint'; url: string; table: string; listingShards: number };

/** @throws UsageError when the options name no table, or several */
export function destinationOf(values: Values): Destination {
  const { env, local, endpoint, table, data, suffix } = values;
  const given = [env !== undefined && '--env', local === true && '--local', endpoint !== undefined && '--endpoint'].filter(Boolean);
  if (given.length === 0) throw new UsageError('The table is missing; add --env NAME, --local, or --endpoint URL --table NAME');
  if (given.length > 1) throw new UsageError(`${given.join(' and ')} cannot be combined; use one of them`);
  if (data !== undefined && !local) throw new UsageError('--data requires --local');
  if (suffix !== undefined && env === undefined) throw new UsageError('--suffix requires --env');
  const shards = values['listing-shards'];
  if (env !== undefined) {
    if (shards !== undefined)
      throw new UsageError(`--listing-shards cannot be combined with --env; listingShards of the environment applies`);
    return { kind: 'environment', ...selected(env, suffix), table };
  }
  const listingShards = shardsOf(shards ?? '1');
  if (endpoint === undefined) return { kind: 'local', directory: data ?? defaultDirectory, table, listingShards };
  if (table === undefined) throw new UsageError('--endpoint requires --table NAME');
  return { kind: 'endpoint', url: urlOf(endpoint), table, listingShards };
}

function selected(env: string, suffix: string | undefined) {
  try {
    return selectEnvironment(env, suffix ?? env);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function shardsOf(text: string): number {
  const shards = Number(text);
  if (/^\d+$/.test(text) && shards >= 1 && shards <= 100) return shards;
  throw new UsageError(`--listing-shards is "${text}"; it must be a whole number from 1 to 100, the LISTING_SHARDS of the functions`);
}

function urlOf(text: string): string {
  const { protocol } = URL.canParse(text) ? new URL(text) : { protocol: '' };
  if (protocol === 'http:' || protocol === 'https:') return text;
  throw new UsageError(`--endpoint is "${text}"; it must be a URL such as http://127.0.0.1:8000`);
}
