import { describe, expect, it } from '@jest/globals';
import { accessLogFormat } from '../../../infra/stack/access-log';
import { expectTemplateOf } from '../template';

describe('the access log', () => {
  it('is a line of JSON of texts, each one variable of API Gateway', () => {
    expect(accessLogFormat).not.toContain('\n');
    for (const value of Object.values(JSON.parse(accessLogFormat) as Record<string, string>))
      expect(value).toMatch(/^\$context\.[A-Za-z.]+$/);
  });

  it('tells the request, the method, the resource, the status, the latency and what kind of error it was', () => {
    const values = Object.values(JSON.parse(accessLogFormat) as Record<string, string>);
    expect(values).toEqual(
      expect.arrayContaining(
        ['requestId', 'httpMethod', 'resourcePath', 'status', 'responseLatency', 'error.responseType'].map((name) => `$context.${name}`),
      ),
    );
  });

  it('tells nothing of a person: no address, path, token, browser or message', () => {
    expect(accessLogFormat).not.toMatch(/\$context\.(identity|path|authorizer\.(claims|principalId)|error\.(message|validation)|domain)/);
  });

  it('is that of the stage', () => {
    expectTemplateOf('prod').hasResourceProperties('AWS::ApiGateway::Stage', { AccessLogSetting: { Format: accessLogFormat } });
  });
});
