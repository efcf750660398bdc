import { CfnElement } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

const project = 'user-profiles';

/** Returns the physical name of a resource. The suffix keeps the names of several environments in one account distinct. */
export const named = (suffix: string, ...parts: string[]): string => [project, suffix, ...parts].join('-');

/** Returns the name of a parameter of AWS Systems Manager, for example `/user-profiles/dev/api-url`. */
export const parameterName = (suffix: string, name: string): string => `/${project}/${suffix}/${name}`;

/**
 * Sets the logical id of a construct's resource, because other parts of the template refer to the resource by this id.
 * @throws Error when the construct has no resource of its own
 */
export function withLogicalId<T extends IConstruct>(construct: T, logicalId: string): T {
  const element = construct.node.defaultChild;
  if (!element || !CfnElement.isCfnElement(element)) throw new Error(`${construct.node.path} has no CloudFormation resource`);
  element.overrideLogicalId(logicalId);
  return construct;
}
