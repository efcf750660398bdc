import { isLoopback, type Options } from './options';
import { dataFile } from './start';

/**
 * What a newcomer reads first.
 * @param unique makes the address in the example one that nobody has yet
 */
export function greeting(url: string, { host, store }: Options, unique: string): string {
  const reachable = url.replace(/\/\/(0\.0\.0\.0|\[::\])/, '//127.0.0.1');
  const body = JSON.stringify({ email: `ada-${unique}@example.com`, displayName: 'Ada Lovelace' });
  const lines = [
    `The API listens on ${url}`,
    whereTheDataLies(store),
    'Requests without a token act as an administrator.',
    ...(isLoopback(host) ? [] : [`WARNING: ${host} is not this machine alone; everyone who reaches it acts as an administrator.`]),
    '',
    'Create a user:',
    `  curl -i ${reachable}/users -H 'Content-Type: application/json' -d '${body}'`,
    '',
    'Ctrl-C stops it.',
  ];
  return lines.join('\n');
}

function whereTheDataLies(store: Options['store']): string {
  if (store.kind === 'memory') return 'The users are in memory and gone when it stops.';
  if (store.kind === 'endpoint') return `The users are in the DynamoDB at ${store.url}`;
  return `The users are in ${dataFile(store.path)}`;
}
