import { describe, expect, it } from '@jest/globals';
import { decideLogging } from '../../../infra/preflight/checks/logging';
import type { LoggingSetting } from '../../../infra/preflight/facts';
import { denied, deployed, known, plan } from './facts';

const roleArn = 'arn:aws:iam::123456789012:role/user-profiles-dev-ApiLogsRole-1';
const empty: LoggingSetting = { roleArn: undefined, roleExists: known(false), ownerStack: undefined };
const set: LoggingSetting = { roleArn, roleExists: known(true), ownerStack: 'user-profiles-dev' };
const owning = (physicalId: string) => known(deployed({ resources: [{ logicalId: 'ApiLogsRole', physicalId }] }));
const given = (value: string) => plan({ parameters: { OwnsApiGatewayLogging: value } });

/** Returns the decision as the value of the parameter and one line for each finding. */
function decision(...args: Parameters<typeof decideLogging>): [string | undefined, string] {
  const { parameter, findings } = decideLogging(...args);
  return [parameter, findings.map(({ severity, found }) => `${severity}: ${found}`).join('\n')];
}

describe('the owner of the logging role of API Gateway', () => {
  it('is a stack in an account without a role', () => {
    expect(decision(plan(), known(empty), known(undefined))).toEqual([
      'true',
      expect.stringMatching(/^notes: .*has no logging role.*sets one/),
    ]);
  });

  it('is a stack if the role of the setting no longer exists, as after a rolled-back creation', () => {
    const gone = { ...set, roleExists: known(false), ownerStack: undefined };
    expect(decision(plan(), known(gone), known(undefined))).toEqual(['true', expect.stringMatching(/^notes: .*no longer exists/)]);
  });

  it('stays the owner', () => {
    const owner = owning('user-profiles-dev-ApiLogsRole-1');
    expect(decision(plan(), known(set), owner)).toEqual(['true', expect.stringMatching(/^notes: This stack sets/)]);
  });

  it('stays the owner if another role was set, so that no role without a stack remains, and learns how to restore the setting', () => {
    const { parameter, findings } = decideLogging(plan(), known(set), owning('other'));
    expect(parameter).toBe('true');
    expect(findings).toEqual([expect.objectContaining({ severity: 'warns', found: expect.stringContaining(`names ${roleArn}`) })]);
    expect(findings[0]?.actions?.at(-1)).toContain('value=arn:aws:iam::123456789012:role/other');
  });

  it('is warned that its role remains, if it gives up the setting', () => {
    expect(decision(given('false'), known(set), owning('user-profiles-dev-ApiLogsRole-1'))).toEqual([
      'false',
      expect.stringMatching(/^warns: .*remains/),
    ]);
  });
});

describe('a stack that shares the logging role', () => {
  it('does not set it, and names the owner', () => {
    expect(decision(plan(), known(set), known(undefined))).toEqual([
      'false',
      expect.stringContaining('belongs to the stack user-profiles-dev'),
    ]);
  });

  it('reuses the role of a destroyed stack, so that roles do not accumulate', () => {
    expect(decision(plan(), known({ ...set, ownerStack: undefined }), known(undefined))).toEqual([
      'false',
      expect.stringContaining('no stack of this region'),
    ]);
  });

  it('is refused OwnsApiGatewayLogging=true, with the role, its owner and what to do', () => {
    const { parameter, findings } = decideLogging(given('true'), known(set), known(undefined));
    expect(parameter).toBeUndefined();
    expect(findings).toEqual([
      {
        severity: 'stops',
        found: expect.stringMatching(new RegExp(`${roleArn}.*the stack user-profiles-dev`)),
        actions: [expect.stringMatching(/Remove the parameter.*aws apigateway update-account/)],
      },
    ]);
  });

  it('is refused OwnsApiGatewayLogging=false in an account without a role, because the creation of the stage would fail', () => {
    expect(decision(given('false'), known(empty), known(undefined))).toEqual([
      undefined,
      expect.stringMatching(/^stops: .*stage would fail/),
    ]);
  });

  it('continues with a warning if IAM does not say whether the role exists', () => {
    const [parameter, found] = decision(plan(), known({ ...set, roleExists: denied }), known(undefined));
    expect(parameter).toBe('false');
    expect(found).toMatch(/warns: Not checked: .*AccessDenied/);
  });
});

describe('a stack that cannot be read', () => {
  it('leaves the parameter as it was, with a warning, because it may be the owner', () => {
    expect(decision(plan(), known(set), denied)).toEqual([
      undefined,
      expect.stringMatching(/^warns: Not checked: whether this stack sets/),
    ]);
  });
});

describe('a setting that cannot be read', () => {
  it('leaves the parameter as it was, with a warning', () => {
    expect(decision(plan(), denied, known(undefined))).toEqual([undefined, expect.stringMatching(/^warns: Not checked: the logging role/)]);
  });
});
