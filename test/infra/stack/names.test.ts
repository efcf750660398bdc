import { describe, expect, it } from '@jest/globals';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { named, parameterName, withLogicalId } from '../../../infra/stack/names';

describe('names', () => {
  it('start with the project and the suffix', () => {
    expect(named('dev', 'getUser')).toBe('user-profiles-dev-getUser');
    expect(named('dev')).toBe('user-profiles-dev');
    expect(parameterName('dev', 'settings')).toBe('/user-profiles/dev/settings');
  });
});

describe('a logical id', () => {
  it('is set on the resource of a construct', () => {
    const stack = new Stack(new App());
    const construct = new Construct(stack, 'A');
    const resource = new CfnResource(construct, 'Resource', { type: 'AWS::SNS::Topic' });
    expect(withLogicalId(construct, 'AlarmTopic')).toBe(construct);
    expect(stack.resolve(resource.ref)).toEqual({ Ref: 'AlarmTopic' });
  });

  it('is rejected for a construct without a resource', () => {
    const construct = new Construct(new Stack(new App(), 'S'), 'A');
    expect(() => withLogicalId(construct, 'B')).toThrow(new Error('S/A has no CloudFormation resource'));
  });
});
