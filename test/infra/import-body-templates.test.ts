import { describe, expect, it } from '@jest/globals';
import { violations } from '../../infra/import-body';
import { choice } from '../../infra/choice';
import { environmentNames, templateOf, theOnly } from './template';

describe.each(environmentNames)('the API of %s', (name) => {
  it('has a body that API Gateway imports as it is meant', () => {
    const { Body, Name } = theOnly(templateOf(name), 'AWS::ApiGateway::RestApi').Properties;
    const { authorizer } = choice(name).environment;
    expect(violations(Body, { authorizer: authorizer.kind !== 'none', name: Name })).toEqual([]);
  });

  it('does not pass for the other kind, with or without an authorizer', () => {
    const { Body, Name } = theOnly(templateOf(name), 'AWS::ApiGateway::RestApi').Properties;
    const { authorizer } = choice(name).environment;
    expect(violations(Body, { authorizer: authorizer.kind === 'none', name: Name })).not.toEqual([]);
  });
});
