import { type Fact, type Finding, notChecked } from '../finding';
import type { Plan } from '../plan';
import type { DeployedStack } from '../facts';

/** Judges whether the stack is in a state that a deployment can start from. @param stack undefined when there is no stack */
export function judgeStackStatus({ stackName, region }: Plan, stack: Fact<DeployedStack | undefined>): Finding[] {
  if (!stack.known) return [notChecked(`the status of the stack ${stackName}`, stack.reason)];
  if (!stack.value) return [{ severity: 'notes', found: `The stack ${stackName} does not exist yet. It will be created.` }];
  const { status, terminationProtection } = stack.value;
  const aws = `aws cloudformation --region ${region}`;
  const remedy = remedies.find(({ statuses }) => statuses.test(status));
  if (!remedy) return [];
  const found = `The stack ${stackName} has the status ${status}. ${remedy.why}`;
  const isBlocked = remedy.severity !== 'stops' && terminationProtection;
  const unblock = `Switch off its termination protection: ${aws} update-termination-protection --no-enable-termination-protection --stack-name ${stackName}`;
  const actions = [...remedy.actions(aws, stackName), ...(isBlocked ? [unblock] : [])];
  return [{ severity: isBlocked ? 'stops' : remedy.severity, found, actions }];
}

interface Remedy {
  severity: Finding['severity'];
  statuses: RegExp;
  why: string;
  actions: (aws: string, stackName: string) => string[];
}

const reasons = (aws: string, name: string): string =>
  `Read the reason: ${aws} describe-stack-events --stack-name ${name} --query 'StackEvents[?ends_with(ResourceStatus, \`FAILED\`)].[LogicalResourceId,ResourceStatusReason]' --output text`;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html the status codes */
const remedies: readonly Remedy[] = [
  {
    statuses: /^REVIEW_IN_PROGRESS$/,
    severity: 'warns',
    why: 'An earlier deployment created a change set and did not execute it. The CDK replaces it.',
    actions: () => [],
  },
  {
    statuses: /^ROLLBACK_COMPLETE$/,
    severity: 'warns',
    why: 'Its creation failed and was rolled back. The CDK deletes the empty stack and creates it again.',
    actions: (aws, name) => [reasons(aws, name)],
  },
  {
    statuses: /^(CREATE_FAILED|ROLLBACK_FAILED|DELETE_FAILED)$/,
    severity: 'stops',
    why: 'Such a stack cannot be updated. CloudFormation could not delete one of its resources, or did not try.',
    actions: (aws, name) => [
      reasons(aws, name),
      `Remove the obstacle, such as deletion protection, and delete the stack: ${aws} delete-stack --stack-name ${name}`,
      'docs/deployment.md#when-the-first-deployment-fails describes the obstacles.',
    ],
  },
  {
    statuses: /^UPDATE_ROLLBACK_FAILED$/,
    severity: 'stops',
    why: 'An update failed, and CloudFormation could not restore the former state.',
    actions: (aws, name) => [
      reasons(aws, name),
      `Correct the reason and continue: ${aws} continue-update-rollback --stack-name ${name}`,
      'To skip a resource that cannot be restored, add --resources-to-skip with its logical id.',
    ],
  },
  {
    statuses: /_IN_PROGRESS$/,
    severity: 'stops',
    why: 'Another operation is running.',
    actions: (aws, name) => [`Wait until it ends: ${aws} describe-stacks --stack-name ${name} --query 'Stacks[].StackStatus'`],
  },
];
