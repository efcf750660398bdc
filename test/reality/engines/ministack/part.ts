import type { Check } from '../../../clients/platforms/checks';
import { packageFolder } from '../../../smoke/sign-in';
import { missingPackagesIn } from '../../install';
import type { Options } from '../../options';
import type { Part } from '../../part';
import { proveAuditLog } from './audit';
import { withBadRelease, withoutCors } from './broken';
import { deployDev, type Deployment } from './deployment';
import { alone, type Gap, gaps } from './gaps';
import { signUpAndSignIn } from './sign-up';
import { assertNothingLeft, interruptedSmoke, smoke } from './smoke';
import { failureOfStack } from './stack';
import { missingMinistack } from './start';

/** The template of dev, created by an AWS emulator of another project, with its Cognito, API Gateway, Lambda and DynamoDB. */
export const ministackPart = (options: Options): Part => ({
  name: 'engines/ministack',
  missing: async () => (await missingMinistack(options)) ?? missingPackagesIn(packageFolder),
  checks: async (folder) => {
    const deployment = await deployDev(folder);
    return [
      { what: 'cdk bootstrap and cdk deploy create the stack of dev', prove: async () => created(deployment) },
      ...gaps.map((gap) => ({ what: `ministack still lacks ${gap.what}`, prove: () => stillNecessary(deployment, gap) })),
      { what: 'a user signs up and in with SRP and creates a profile', prove: () => signUpAndSignIn(deployment) },
      ...smokeChecks(deployment),
    ];
  },
});

const smokeChecks = (deployment: Deployment): Check[] => [
  { what: 'npm run smoke passes', prove: () => passes(deployment) },
  { what: 'the audit log contains the requests of the administrator and no others', prove: () => proveAuditLog(deployment) },
  {
    what: 'npm run smoke names the operation of a bad release',
    prove: () => withBadRelease(deployment, 'createUser', () => fails(deployment, 'createUser returned 503 service-unavailable')),
  },
  {
    what: 'npm run smoke deletes the profile in the table when the API cannot',
    prove: () =>
      withBadRelease(deployment, 'deleteUser', () => fails(deployment, 'Deleted the profile in the table, because the API failed')),
  },
  { what: 'npm run smoke passes after the rollback', prove: () => passes(deployment) },
  {
    what: 'npm run smoke names a missing CORS header',
    prove: () => withoutCors(deployment, () => fails(deployment, 'expected * or https://smoke-test.example.com')),
  },
  { what: 'npm run smoke deletes its user and profile after Ctrl-C', prove: () => interruptedLeavesNothing(deployment) },
];

function created({ status, reduced }: Deployment): string {
  if (status !== 'CREATE_COMPLETE') throw new Error(`The stack is ${status}.`);
  const removed = [...reduced.removed.values()].reduce((sum, each) => sum + Object.keys(each).length, 0);
  return `CREATE_COMPLETE, without ${removed} resources that ministack lacks`;
}

async function stillNecessary({ engine, reduced }: Deployment, gap: Gap): Promise<string> {
  const removed = Object.entries(reduced.removed.get(gap) ?? {});
  const [first] = removed;
  if (first === undefined) throw new Error('The template has none of these resources. Remove the entry from the list of gaps.');
  const error = await failureOfStack(engine, alone(first[1]));
  if (error === undefined) throw new Error(`ministack created ${first[0]}. Remove the entry from the list of gaps.`);
  if (!gap.error.test(error)) throw new Error(`ministack rejects ${first[0]} for another reason: ${error}`);
  return `${removed.length} resources`;
}

async function passes(deployment: Deployment): Promise<string> {
  const { code, output } = await smoke(deployment);
  if (code !== 0) throw new Error(`The exit code is ${code}:\n${output}`);
  await assertNothingLeft(deployment);
  return output.trim().split('\n').at(-1) ?? '';
}

async function fails(deployment: Deployment, message: string): Promise<string> {
  const { code, output } = await smoke(deployment);
  if (code !== 1 || !output.includes(message))
    throw new Error(`The exit code is ${code}; the output must contain ${JSON.stringify(message)}:\n${output}`);
  await assertNothingLeft(deployment);
  return message;
}

async function interruptedLeavesNothing(deployment: Deployment): Promise<string> {
  const { code, output } = await interruptedSmoke(deployment);
  if (code !== 130 || !output.includes('Deleted the profile')) throw new Error(`The exit code is ${code}:\n${output}`);
  return assertNothingLeft(deployment);
}
