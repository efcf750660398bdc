import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { operations } from '../../generated/operations';
import { environment } from '../../src/config';

const modules = ['src/lambda.ts', ...Object.keys(operations).map((id) => `src/handlers/${id}.ts`)];
const configuration = [
  ...Object.values(environment),
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  '_X_AMZN_TRACE_ID',
];

/** Imports a module in a fresh process and prints the environment variables that it has read and the resources that it holds open. */
const program = (module: string): string => `
  const read = new Set();
  process.env = new Proxy(process.env, { get: (env, name) => (read.add(name), env[name]) });
  import('./${module}').then(() => {
    const open = process.getActiveResourcesInfo().filter((name) => /TCP|TLS|UDP|Timeout/.test(name));
    console.log(JSON.stringify({ read: [...read].filter((name) => ${JSON.stringify(configuration)}.includes(name)), open }));
  });
`;

describe('importing', () => {
  it.each(modules)('%s reads no configuration and opens no connection', (module) => {
    const output = execFileSync(process.execPath, ['--import', 'tsx', '-e', program(module)], { encoding: 'utf8' });
    expect(JSON.parse(output)).toEqual({ read: [], open: [] });
  });
});
