import { type Fact, type Finding, notChecked } from '../finding';
import type { Kind, NamedResource, Plan } from '../plan';
import type { DeployedStack } from '../facts';

const nouns: Readonly<Record<Kind, string>> = {
  table: 'table',
  logGroup: 'log group',
  parameter: 'SSM parameter',
  domain: 'user pool domain',
};

/**
 * Judges the resources that exist under a name of the template. CloudFormation cannot create a resource whose name exists, unless it
 * belongs to the stack already.
 * @param existing the resources of the plan that exist in the account
 */
export function judgeNames(plan: Plan, existing: Fact<readonly NamedResource[]>, stack: Fact<DeployedStack | undefined>): Finding[] {
  if (!existing.known) return [notChecked('whether resources with the names of the template exist', existing.reason)];
  if (!stack.known)
    return existing.value.map((resource) => ({
      severity: 'warns',
      found: `The ${label(resource)} exists. Whether it belongs to the stack is unknown.`,
    }));
  const owned = new Set(stack.value?.resources.map(({ physicalId }) => physicalId));
  return existing.value
    .filter(({ name }) => !owned.has(name))
    .map((resource) => ({
      severity: 'stops',
      found: `The ${label(resource)} exists and does not belong to the stack ${plan.stackName}. Its creation would fail with "already exists".`,
      actions: remedies[resource.kind](resource, plan),
    }));
}

const label = ({ kind, name }: NamedResource): string => `${nouns[kind]} ${name}`;

const takeBack = 'To keep its data, take it back: docs/deployment.md#take-a-retained-table-or-user-pool-back-into-the-stack';

const remedies: Readonly<Record<Kind, (resource: NamedResource, plan: Plan) => string[]>> = {
  table: ({ name }, { region }) => [
    takeBack,
    `To delete all its users: aws dynamodb update-table --region ${region} --table-name ${name} --no-deletion-protection-enabled && aws dynamodb delete-table --region ${region} --table-name ${name}`,
  ],
  logGroup: ({ name }, { region }) => [
    takeBack,
    `To delete its logs: aws logs delete-log-group --region ${region} --log-group-name ${name}`,
  ],
  parameter: ({ name }, { region }) => [`If nothing else uses it, delete it: aws ssm delete-parameter --region ${region} --name ${name}`],
  domain: ({ name }, { region }) => [
    `Read which user pool has it: aws cognito-idp describe-user-pool-domain --region ${region} --domain ${name} --query DomainDescription.UserPoolId --output text`,
    `If nobody signs in there, delete it: aws cognito-idp delete-user-pool-domain --region ${region} --domain ${name} --user-pool-id <id>`,
  ],
};
