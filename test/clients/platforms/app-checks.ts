import { build } from 'esbuild';
import { deepStrictEqual } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './checks';
import { runNode } from './command';
import { platforms } from './install';
import { sdkName, type SdkPackage } from './package';
import { type Api, expected } from './scenario';

/** Checks of the package in an app for Node.js, against the API. */
export const appChecks = (sdk: SdkPackage, api: Api): Check[] => [
  { what: 'the scenario passes in an app with import', prove: () => runScenario(sdk, 'esm', api) },
  { what: 'the scenario passes in an app with require', prove: () => runScenario(sdk, 'cjs', api) },
  { what: 'the entries respond with import and with require, and share the classes of the main entry', prove: () => entriesRespond(sdk) },
  { what: 'importing the SDK changes no global object', prove: () => unchanged(sdk) },
];

const program = `
  import * as sdk from ${JSON.stringify(sdkName)};
  import { scenario } from './scenario.ts';
  const [, , baseUrl, token] = process.argv;
  scenario(sdk, { baseUrl, token: () => token }).then((outcome) => console.log(JSON.stringify(outcome)));
`;

async function runScenario({ app }: SdkPackage, format: 'esm' | 'cjs', { baseUrl, token }: Api): Promise<string> {
  const outfile = join(app, format === 'esm' ? 'app.mjs' : 'app.cjs');
  const stdin = { contents: program, resolveDir: platforms };
  await build({ stdin, bundle: true, format, platform: 'node', target: 'node20', external: [sdkName], outfile, logLevel: 'silent' });
  deepStrictEqual(JSON.parse(await runNode([outfile, baseUrl, token], app)), expected);
  return '';
}

const useEntries = `
  const { createClient, ClientError } = main;
  const api = fixtures.fakeApi();
  const client = createClient({ baseUrl: 'https://api.example.com', transport: api.transport, retries: 0 });
  const { queryFn } = query.createQueries(client, {}).me.get();
  const signal = new AbortController().signal;
  queryFn({ signal }).then(async ({ displayName }) => {
    api.fail('getUser', 'user-not-found');
    const error = await queryFn({ signal }).catch((reason) => reason);
    if (displayName !== 'Grace Hopper' || !(error instanceof ClientError) || error.status !== 404) throw new Error(displayName + error);
  });
`;

async function entriesRespond({ app }: SdkPackage): Promise<string> {
  const entries = { main: sdkName, query: `${sdkName}/tanstack-query`, fixtures: `${sdkName}/fixtures` };
  const lines = (load: (name: string, entry: string) => string) =>
    Object.entries(entries)
      .map(([name, entry]) => load(name, entry))
      .join('\n');
  writeFileSync(join(app, 'entries.mjs'), lines((name, entry) => `import * as ${name} from '${entry}';`) + useEntries);
  writeFileSync(join(app, 'entries.cjs'), lines((name, entry) => `const ${name} = require('${entry}');`) + useEntries);
  for (const file of ['entries.mjs', 'entries.cjs']) await runNode([join(app, file)], app);
  return '';
}

const survey = `
  const look = () => [globalThis, Object, Array, Promise, Error, Symbol].flatMap((each) =>
    [each, each.prototype ?? each].flatMap((object) => Reflect.ownKeys(object).map(String)));
  const before = look();
  for (const entry of ['', '/tanstack-query', '/fixtures']) await import(${JSON.stringify(sdkName)} + entry);
  const after = look();
  if (before.join() !== after.join()) throw new Error('new: ' + after.filter((name) => !before.includes(name)).join(', '));
`;

async function unchanged({ app }: SdkPackage): Promise<string> {
  const file = join(app, 'survey.mjs');
  writeFileSync(file, survey);
  await runNode([file], app);
  return '';
}
