import type { Options } from '../options/start';
import { dataFile } from '../start';

/** Tokens to begin with. */
export interface ReadyTokens {
  administrator: string;
  person: string;
}

interface Greeting {
  url: string;
  options: Options;
  /** Makes the address in the example one that nobody has yet. */
  unique: string;
  /** Where tokens are demanded. */
  tokens: ReadyTokens | undefined;
}

/** What a newcomer reads first. */
export function greeting({ url, options, unique, tokens }: Greeting): string {
  const reachable = url.replace(/\/\/(0\.0\.0\.0|\[::\])/, '//127.0.0.1');
  const body = JSON.stringify({ email: `ada-${unique}@example.com`, displayName: 'Ada Lovelace' });
  const authorization = tokens ? ` -H 'Authorization: Bearer ${tokens.person}'` : '';
  const lines = [
    `The API listens on ${url}`,
    whereTheDataLies(options.store),
    ...(tokens ? whoMayCall(tokens) : ['Requests without a token act as an administrator; npm start -- --auth demands one.']),
    '',
    'Create a user:',
    `  curl -i ${reachable}/users${authorization} -H 'Content-Type: application/json' -d '${body}'`,
    '',
    'Ctrl-C stops it.',
  ];
  return lines.join('\n');
}

const whoMayCall = ({ administrator, person }: ReadyTokens): string[] => [
  'Every request needs a token; npm run token makes more.',
  '',
  'An administrator:',
  `  ${administrator}`,
  'A person:',
  `  ${person}`,
];

function whereTheDataLies(store: Options['store']): string {
  if (store.kind === 'memory') return 'The users are in memory and gone when it stops.';
  if (store.kind === 'endpoint') return `The users are in the DynamoDB at ${store.url}`;
  return `The users are in ${dataFile(store.path)}`;
}
