import { dataFile } from '../data/directory';
import type { Options } from '../options/start';

/** Tokens that `npm start -- --auth` prints. */
export interface ReadyTokens {
  administrator: string;
  user: string;
}

interface Greeting {
  /** Where the API listens. */
  url: string;
  options: Options;
  /** Makes the email address of the example unique, so that the command works after every start. */
  unique: string;
  /** Undefined when tokens are optional. */
  tokens: ReadyTokens | undefined;
}

/** Returns the text that `npm start` prints when the API is ready. */
export function greeting({ url, options, unique, tokens }: Greeting): string {
  const reachable = url.replace(/\/\/(0\.0\.0\.0|\[::\])/, '//127.0.0.1');
  const body = JSON.stringify({ email: `ada-${unique}@example.com`, displayName: 'Ada Lovelace' });
  const authorization = tokens ? ` -H 'Authorization: Bearer ${tokens.user}'` : '';
  const lines = [
    `The API listens on ${url}`,
    storageLine(options.store),
    ...(tokens ? tokenLines(tokens) : ['Requests without a token act as an administrator. To require tokens: npm start -- --auth']),
    '',
    'Create a user:',
    `  curl -i ${reachable}/users${authorization} -H 'Content-Type: application/json' -d '${body}'`,
    '',
    'Press Ctrl-C to stop.',
  ];
  return lines.join('\n');
}

const tokenLines = ({ administrator, user }: ReadyTokens): string[] => [
  'Every request requires a token. To create more tokens: npm run token',
  '',
  'Token of an administrator:',
  `  ${administrator}`,
  'Token of a user:',
  `  ${user}`,
];

function storageLine(store: Options['store']): string {
  if (store.kind === 'memory') return 'Users are kept in memory and lost when the API stops.';
  if (store.kind === 'endpoint') return `Users are stored in the DynamoDB at ${store.url}`;
  return `Users are stored in ${dataFile(store.path)}`;
}
