import { App, CfnResource } from 'aws-cdk-lib';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnAlias } from 'aws-cdk-lib/aws-lambda';

/** The resource types that ministack 1.5.33 does not create. */
const unsupportedTypes = /^AWS::(ApplicationAutoScaling|WAFv2|CodeDeploy)::/;

const isUnsupported = (resource: CfnResource): boolean =>
  unsupportedTypes.test(resource.cfnResourceType) || (resource instanceof CfnAlarm && resource.metrics !== undefined);

// The CDK app without the resources that the engine cannot create. The CDK CLI runs it because CDK_APP says so.
const synth = App.prototype.synth;
App.prototype.synth = function synthReduced(options) {
  const resources = this.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
  // The update policy of an alias names the deployment group of CodeDeploy.
  for (const resource of resources) if (resource instanceof CfnAlias) delete resource.cfnOptions.updatePolicy;
  for (const resource of resources.filter(isUnsupported)) resource.node.scope?.node.tryRemoveChild(resource.node.id);
  return synth.call(this, options);
};
void import('../../../infra/app');
