import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { deepStrictEqual } from 'node:assert';
import { join } from 'node:path';
import { bundles } from '../../../infra/bundle/bundles';
import { dynamodbClientOnAws } from '../../../src/dynamodb/client/client';
import { createTable } from '../../../src/dynamodb/emulator/create-table';
import type { Check } from '../../clients/platforms/checks';
import { proxyEvent } from '../../event';
import { newUser } from '../../new-user';
import { type Engine, startMinistack } from '../engines/ministack/start';
import { stopWithPart } from '../running';
import { environmentVariables, parameterName, tableName } from './function';
import { startOnLoop } from './runtime-api';

const nowhere = 'http://127.0.0.1:1';

/** Checks a deployed function that reaches all services of AWS at one URL. */
export async function oneEndpointChecks(folder: string): Promise<Check[]> {
  const engine = await startMinistack(folder);
  const { url } = engine;
  const client = dynamodbClientOnAws(engine.env);
  await createTable(client, tableName);
  client.destroy();
  const setMaintenance = maintenanceSwitch(engine);
  const bundleOf = await bundles(join(folder, 'assets'));
  const variables = { ...environmentVariables(bundleOf('createUser')), ...engine.env };
  const check = (what: string, more: Record<string, string>): Check => ({
    what,
    prove: async () => proveSwitch(await startOnLoop(folder, { ...variables, ...more }), setMaintenance),
  });
  return [
    check('AWS_ENDPOINT_URL holds for DynamoDB and Systems Manager', {}),
    check('the variables of the services win over AWS_ENDPOINT_URL', {
      AWS_ENDPOINT_URL: nowhere,
      AWS_ENDPOINT_URL_DYNAMODB: url,
      AWS_ENDPOINT_URL_SSM: url,
    }),
  ];
}

type SetMaintenance = (maintenance: boolean) => Promise<unknown>;

/** Returns a function that changes the parameter with the AWS SDK, as an operator does with the AWS CLI. */
function maintenanceSwitch({ url, env }: Engine): SetMaintenance {
  const { AWS_REGION: region = '', AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env;
  const client = new SSMClient({ endpoint: url, region, credentials: { accessKeyId, secretAccessKey } });
  stopWithPart(async () => client.destroy());
  return (maintenance) =>
    client.send(new PutParameterCommand({ Name: parameterName, Type: 'String', Overwrite: true, Value: JSON.stringify({ maintenance }) }));
}

const tenMinutes = 600_000;

async function proveSwitch({ invoke, pass }: Awaited<ReturnType<typeof startOnLoop>>, setMaintenance: SetMaintenance): Promise<string> {
  const statusOf = async () => {
    const headers = { 'content-type': ['application/json'] };
    const { statusCode } = (await invoke(proxyEvent('createUser', { headers, body: JSON.stringify(newUser()) }))) as { statusCode: number };
    await pass(tenMinutes);
    return statusCode;
  };
  const statuses: number[] = [];
  for (const maintenance of [false, true, false]) {
    await setMaintenance(maintenance);
    statuses.push(await statusOf());
  }
  deepStrictEqual(statuses, [201, 503, 201]);
  return statuses.join(', ');
}
