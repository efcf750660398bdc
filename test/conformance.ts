// Runs the tests of src/dynamodb against any DynamoDB implementation: npm run test:conformance -- --endpoint URL
// It skips the tests that kill the embedded engine or read consumed capacity, because implementations count capacity differently.
// For example, Amazon DynamoDB Local doubles the share of the indexes in a transaction.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { environment } from '../src/config';

const { values, positionals } = parseArgs({ options: { endpoint: { type: 'string' } }, allowPositionals: true });

if (values.endpoint === undefined || !URL.canParse(values.endpoint)) {
  process.stderr.write(`--endpoint is ${values.endpoint}. It must be the URL of a DynamoDB, for example http://127.0.0.1:8000.\n`);
  process.exitCode = 2;
} else {
  const suite = ['test/dynamodb', '--testPathIgnorePatterns', 'capacity|crash'];
  const { status } = spawnSync(process.execPath, [require.resolve('jest/bin/jest'), ...suite, ...positionals], {
    stdio: 'inherit',
    env: { ...process.env, [environment.dynamodbEndpoint]: values.endpoint },
  });
  process.exitCode = status ?? 1;
}
