import { describe, expect, it } from '@jest/globals';
import recommended from 'aws-cdk-lib/recommended-feature-flags.json';
import cdk from '../../cdk.json';
import { environmentNames, resourcesOf, stackOf, synthesized } from './template';

/** A new logical id makes CloudFormation replace the resource, which loses its data. */
const logicalIds = {
  'AWS::DynamoDB::Table': ['UsersTable'],
  'AWS::Cognito::UserPool': ['UserPool'],
  'AWS::Cognito::UserPoolClient': ['UserPoolClient'],
  'AWS::Cognito::UserPoolGroup': ['Administrators'],
};

describe('the feature flags in cdk.json', () => {
  it('contain a decision for every recommended flag of the installed aws-cdk-lib', () => {
    expect(cdk.context).toMatchObject(Object.fromEntries(Object.keys(recommended).map((flag) => [flag, expect.anything()])));
  });
});

describe('the logical ids of table and user pool', () => {
  it.each(environmentNames)('of %s do not change, with the flags of cdk.json and without flags', (name) => {
    for (const flags of [cdk.context, {}]) {
      const template = synthesized(stackOf(name, {}, name, flags));
      const ids = Object.keys(logicalIds).map((type) => [type, Object.keys(resourcesOf(template, type))]);
      expect(Object.fromEntries(ids)).toEqual(logicalIds);
    }
  });
});
