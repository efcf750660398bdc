import type { Check } from '../../clients/platforms/checks';
import { type Ended, run } from '../../clients/swift/child';
import { type Engine, missingMinistack, startMinistack } from '../engines/ministack/start';
import { interrupted } from '../interrupted';
import type { Options } from '../options';
import type { Part } from '../part';
import { type Account, accountOf } from './account';

/** The checks of `npm run deploy`, and a first deployment, in an account of ministack. */
export const deploymentChecks = (options: Options): Part => ({
  name: 'deployment-checks',
  missing: () => missingMinistack(options),
  checks: async (folder) => {
    const engine = await startMinistack(folder);
    return [...findings(engine, accountOf(engine.url)), ...quotas(engine), noNetwork(engine), firstDeployment(engine)];
  },
});

const node = (engine: Engine, args: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
  run({ program: process.execPath, args: ['--import', 'tsx', ...args], env: { ...engine.env, ...quiet, ...env } }, interrupted);

const quiet = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

/** Returns a check of the report. @param expected patterns that the report must match */
const reports = (what: string, report: () => Promise<Ended>, ...expected: readonly RegExp[]): Check => ({
  what,
  prove: async () => {
    const { output } = await report();
    const missing = expected.filter((pattern) => !pattern.test(output));
    if (missing.length > 0) throw new Error(`The report does not match ${missing.join(', ')}:\n${output}`);
    return '';
  },
});

function findings(engine: Engine, account: Account): Check[] {
  const report = (...args: string[]) => node(engine, ['test/reality/deployment-checks/run-checks.ts', ...args]);
  const after =
    (...changes: readonly (() => Promise<unknown>)[]) =>
    async (): Promise<Ended> => {
      for (const change of changes) await change();
      return report();
    };
  return [
    reports(
      'an empty account is not bootstrapped, and the stack will set the logging role',
      report,
      /STOPS {2}CDK bootstrap/,
      /Logging=true/,
    ),
    reports(
      'a bootstrapped account has no finding',
      after(() => bootstrap(engine)),
      /ok +CDK bootstrap/,
      /ok +existing names/,
      /note +stack: .* not exist/,
    ),
    reports(
      'a table, a log group, a parameter and a domain of no stack are found',
      after(account.createNames),
      /STOPS .*table user-profiles-checked exists/,
      /STOPS .*log group \S+getUser exists/,
      /STOPS .*SSM parameter \S+api-url exists/,
      /STOPS .*user pool domain \S+ exists/,
    ),
    reports('a rolled-back creation is found', after(account.failCreation), /warns +stack: .*ROLLBACK_COMPLETE/),
    reports(
      'a rolled-back creation with termination protection is found',
      after(account.protectStack),
      /STOPS +stack: .*ROLLBACK_COMPLETE/,
    ),
    reports(
      'the logging role of another stack is shared',
      after(account.createOwner),
      /note +logging role: .*shares .*role\/another-project-Role/,
      /Logging=false/,
    ),
    reports(
      'OwnsApiGatewayLogging=true is refused while another stack owns the role',
      () => report('OwnsApiGatewayLogging=true'),
      /STOPS +logging role: .*another-project-Role/,
    ),
    reports(
      'a logging role that no longer exists is found, and replaced',
      after(account.deleteOwner),
      /note +logging role: .*no longer exists/,
      /Logging=true/,
    ),
  ];
}

/** The quota of the engine depends on the memory of the machine; it is below 10,000. */
const quotas = (engine: Engine): Check[] => [
  reports(
    'a reservation above the quota is found',
    () => node(engine, ['test/reality/deployment-checks/run-checks.ts'], { RESERVED: '10000' }),
    /STOPS +concurrent executions: .*reserve or provision 10000/,
  ),
];

const noNetwork = (engine: Engine): Check =>
  reports(
    'an engine that does not answer is reported within seconds',
    () => node(engine, ['test/reality/deployment-checks/run-checks.ts'], { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' }),
    /^AWS cannot be reached: /,
  );

const firstDeployment = (engine: Engine): Check => ({
  what: 'npm run deploy creates staging, then protects its table and its stack',
  prove: async () => {
    const env = { CDK_APP: 'node --import tsx test/reality/deployment-checks/app.ts' };
    const args = ['infra/operate.ts', 'deploy', '--env', 'staging', '--yes', '--skip-checks'];
    const output = await succeeds(node(engine, args, env));
    if (!/protection=off[^]*stands\. Switching on the protection/.test(output))
      throw new Error(`The stack was not protected later:\n${output}`);
    if (!(await accountOf(engine.url).isTableProtected('user-profiles-staging'))) throw new Error('The table is not protected.');
    return '';
  },
});

const bootstrap = (engine: Engine): Promise<string> => succeeds(node(engine, [require.resolve('aws-cdk/bin/cdk'), 'bootstrap']));

async function succeeds(running: Promise<Ended>): Promise<string> {
  const { code, output } = await running;
  if (code !== 0) throw new Error(`Exit code ${code}:\n${output.slice(-3000)}`);
  return output;
}
