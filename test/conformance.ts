// Runs the tests of the store against a DynamoDB of any make: node src/run.cjs test/conformance.ts --endpoint URL
// Left out are those that kill the engine or read its meter, which belong to the embedded one.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { environment } from '../src/config';

const { values, positionals } = parseArgs({ options: { endpoint: { type: 'string' } }, allowPositionals: true });

if (values.endpoint === undefined || !URL.canParse(values.endpoint)) {
  console.error(`--endpoint is ${values.endpoint}; it must be the URL of a DynamoDB, e.g. http://127.0.0.1:8000`);
  process.exitCode = 2;
} else {
  const { status } = spawnSync(process.execPath, [require.resolve('jest/bin/jest'), 'test/dynamodb', ...positionals], {
    stdio: 'inherit',
    env: { ...process.env, [environment.dynamodbEndpoint]: values.endpoint },
  });
  process.exitCode = status ?? 1;
}
