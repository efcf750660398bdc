// Runs the checks of npm run deploy for a small template against the engine of AWS_ENDPOINT_URL, and prints their report.
import { prod } from '../../../infra/environments/prod';
import { factOf } from '../../../infra/preflight/finding';
import { planOf, type Template } from '../../../infra/preflight/plan';
import { preflight } from '../../../infra/preflight/preflight';
import { readStack } from '../../../infra/preflight/read/stack';
import { readTarget } from '../../../infra/preflight/read/target';
import { names } from './names';

const template: Template = {
  Resources: {
    UsersTable: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: names.table } },
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: names.logGroup } },
    ApiUrl: { Type: 'AWS::SSM::Parameter', Properties: { Name: names.parameter } },
    Domain: { Type: 'AWS::Cognito::UserPoolDomain', Properties: { Domain: names.domain } },
    Function: { Type: 'AWS::Lambda::Function', Properties: { ReservedConcurrentExecutions: Number(process.env['RESERVED'] ?? 0) } },
  },
};

async function main(args: readonly string[]): Promise<void> {
  const target = await readTarget(prod);
  const stack = await factOf(readStack(target.aws, names.stack));
  const parameters = Object.fromEntries(args.map((arg) => arg.split('=')));
  const { account, region } = target;
  const plan = planOf(template, { stackName: names.stack, environment: prod, account, region, parameters, deployedParameters: {} });
  const { ownsLogging } = await preflight({ plan, target, stack }, (line) => process.stdout.write(`${line}\n`));
  process.stdout.write(`OwnsApiGatewayLogging=${ownsLogging ?? 'unchanged'}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
