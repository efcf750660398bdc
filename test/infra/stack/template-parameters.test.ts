import { describe, expect, it } from '@jest/globals';
import { retentionDays } from '../../../infra/environments/retention';
import { environmentNames, expectStack, expectTemplateOf, stackOf, templateOf } from '../template';

/** "PutRetentionPolicy", Amazon CloudWatch Logs API Reference. */
const allowedDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

describe('the parameters of the template', () => {
  it.each(environmentNames)('of %s have the name of the environment as the default of EnvironmentSuffix', (name) => {
    expectTemplateOf(name).hasParameter('EnvironmentSuffix', {
      Type: 'String',
      Default: name,
      AllowedPattern: '^(?!.*(aws|amazon|cognito))[a-z]([a-z0-9-]{0,14}[a-z0-9])?$',
    });
  });

  it('of a copy have its suffix as the default of EnvironmentSuffix', () => {
    expectStack(stackOf('dev', {}, 'pr-12')).hasParameter('EnvironmentSuffix', { Default: 'pr-12' });
  });

  it('allow the retention periods of CloudWatch Logs for LogRetentionDays, with a default of 30', () => {
    expectTemplateOf('dev').hasParameter('LogRetentionDays', { Type: 'Number', Default: '30', AllowedValues: allowedDays.map(String) });
    expect(retentionDays).toEqual(allowedDays);
  });

  it('allow the same for AuditRetentionDays, with a default of a year', () => {
    expectTemplateOf('prod').hasParameter('AuditRetentionDays', { Type: 'Number', Default: '365', AllowedValues: allowedDays.map(String) });
  });

  it.each(environmentNames)('of %s all have a default, so that a deployment requires no value', (name) => {
    for (const parameter of Object.values(templateOf(name).Parameters)) expect(parameter).toHaveProperty('Default');
  });

  it.each(environmentNames)(
    'of %s make the stack the owner of the logging of API Gateway unless OwnsApiGatewayLogging is false',
    (name) => {
      expectTemplateOf(name).hasParameter('OwnsApiGatewayLogging', { Type: 'String', Default: 'true', AllowedValues: ['true', 'false'] });
    },
  );
});
