import { CfnElement } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

const project = 'user-profiles';

/** The name of a resource in the account; the suffix keeps environments apart. */
export const named = (suffix: string, ...parts: string[]): string => [project, suffix, ...parts].join('-');

/** The name of a parameter of SSM. */
export const parameterName = (suffix: string, name: string): string => `/${project}/${suffix}/${name}`;

/** Gives a construct exactly this logical id, for what refers to it by name. */
export function withLogicalId<T extends IConstruct>(construct: T, logicalId: string): T {
  const element = construct.node.defaultChild;
  if (!element || !CfnElement.isCfnElement(element)) throw new Error(`${construct.node.path} stands for no resource`);
  element.overrideLogicalId(logicalId);
  return construct;
}
