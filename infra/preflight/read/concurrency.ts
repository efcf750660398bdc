import { GetAccountSettingsCommand, GetFunctionConcurrencyCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { type AwsConfig, orUndefined } from '../aws';
import type { Concurrency } from '../facts';

/** Reads the concurrency of the account. @param functions the names of the deployed functions of this stack */
export async function readConcurrency(aws: AwsConfig, functions: readonly string[]): Promise<Concurrency> {
  const lambda = new LambdaClient(aws);
  const own = functions.map((name) =>
    orUndefined(lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: name })), 'ResourceNotFoundException'),
  );
  const [{ AccountLimit }, ...concurrencies] = await Promise.all([lambda.send(new GetAccountSettingsCommand({})), ...own]);
  const { ConcurrentExecutions: limit, UnreservedConcurrentExecutions: unreserved } = AccountLimit ?? {};
  if (limit === undefined || unreserved === undefined) throw new Error('Lambda returned no AccountLimit');
  const ownReserved = concurrencies.reduce((sum, one) => sum + (one?.ReservedConcurrentExecutions ?? 0), 0);
  return { limit, unreserved, ownReserved };
}
