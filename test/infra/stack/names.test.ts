import { describe, expect, it } from '@jest/globals';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { named, parameterName, withLogicalId } from '../../../infra/stack/names';

describe('names', () => {
  it('begin with the project and the suffix', () => {
    expect(named('dev', 'getUser')).toBe('user-profiles-dev-getUser');
    expect(named('dev')).toBe('user-profiles-dev');
    expect(parameterName('dev', 'settings')).toBe('/user-profiles/dev/settings');
  });
});

describe('a logical id', () => {
  it('is given to the resource behind a construct', () => {
    const stack = new Stack(new App());
    const construct = new Construct(stack, 'A');
    const resource = new CfnResource(construct, 'Resource', { type: 'AWS::SNS::Topic' });
    expect(withLogicalId(construct, 'AlarmTopic')).toBe(construct);
    expect(stack.resolve(resource.ref)).toEqual({ Ref: 'AlarmTopic' });
  });

  it('is refused to what stands for no resource', () => {
    const construct = new Construct(new Stack(new App(), 'S'), 'A');
    expect(() => withLogicalId(construct, 'B')).toThrow(new Error('S/A stands for no resource'));
  });
});
