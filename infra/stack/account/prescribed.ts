import { Tags } from 'aws-cdk-lib';
import { ManagedPolicy, PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Environment } from '../../environments/environment';

/** CDK tags scaling targets, but the published schema of CloudFormation knows no tags of theirs: cfn-lint rejects the template (E3002). */
const excludeResourceTypes = ['AWS::ApplicationAutoScaling::ScalableTarget'];

/** Applies what a platform team prescribes: tags to every resource that can have tags, and a permissions boundary to every role. */
export function applyPrescribed(scope: Construct, { tags = {}, permissionsBoundaryArn }: Environment): void {
  for (const [key, value] of Object.entries(tags)) Tags.of(scope).add(key, value, { excludeResourceTypes });
  if (permissionsBoundaryArn === undefined) return;
  PermissionsBoundary.of(scope).apply(ManagedPolicy.fromManagedPolicyArn(scope, 'Boundary', permissionsBoundaryArn));
}
