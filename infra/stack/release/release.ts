import { Aws, Stack } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnApplication, CfnDeploymentConfig, CfnDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { aliasName } from './alias';
import type { Release } from '../../environments/environment';
import type { Served } from '../functions';
import { named } from '../names';
import { releaseAlarms } from '../observability/release-alarms';

type Canary = Extract<Release, { kind: 'gradual' }>;

/**
 * Makes CloudFormation shift the traffic of each alias with CodeDeploy: a share of it first, the rest later. An alarm of the new version
 * shifts all traffic back and fails the deployment of the stack. A release at once adds nothing.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html
 */
export function addGradualRelease(scope: Construct, release: Release, served: readonly Served[], suffix: string): void {
  if (release.kind === 'all-at-once') return;
  const application = new CfnApplication(scope, 'Release', { applicationName: named(suffix), computePlatform: 'Lambda' });
  const deployment = {
    applicationName: application.ref,
    deploymentConfigName: deploymentConfigName(scope, release),
    serviceRoleArn: addRole(scope, served).roleArn,
  };
  for (const one of served) addDeploymentGroup(scope, one, deployment, suffix);
}

/** CodeDeploy predefines 10 % for some numbers of minutes. @see https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html */
const predefinedMinutes = [5, 10, 15, 30];

function deploymentConfigName(scope: Construct, { percent, minutes }: Canary): string {
  if (percent === 10 && predefinedMinutes.includes(minutes)) return `CodeDeployDefault.LambdaCanary10Percent${minutes}Minutes`;
  return new CfnDeploymentConfig(scope, 'ReleaseConfig', {
    computePlatform: 'Lambda',
    trafficRoutingConfig: {
      type: 'TimeBasedCanary',
      timeBasedCanary: { canaryPercentage: percent, canaryInterval: minutes },
    },
  }).ref;
}

/**
 * Adds the role of CodeDeploy. It can change the aliases and read alarms. The managed policy for this purpose allows to change every alias
 * of the account. The stack uses no hooks, and CloudFormation passes the revision directly, so CodeDeploy invokes and reads nothing else.
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/security_confused_deputy.html
 */
function addRole(scope: Construct, served: readonly Served[]): Role {
  const conditions = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
  const alarms = Stack.of(scope).formatArn({ partition: Aws.PARTITION, region: Aws.REGION, service: 'cloudwatch', resource: 'alarm:*' });
  const allow = (actions: string[], resources: string[]) => new PolicyStatement({ actions, resources });
  return new Role(scope, 'ReleaseRole', {
    assumedBy: new ServicePrincipal('codedeploy.amazonaws.com', { conditions }),
    description: 'Allows CodeDeploy to shift the traffic of the functions.',
    inlinePolicies: {
      release: new PolicyDocument({
        statements: [
          allow(
            ['lambda:GetAlias', 'lambda:UpdateAlias'],
            served.map(({ function: lambda }) => lambda.functionArn),
          ),
          allow(
            ['lambda:GetProvisionedConcurrencyConfig'],
            // Ref of the alias would be a cycle: the alias depends on its deployment group.
            served.map(({ function: lambda }) => `${lambda.functionArn}:${aliasName}`),
          ),
          // CloudWatch does not document which alarms a request for alarms by name requires, and a denied request fails every release.
          allow(['cloudwatch:DescribeAlarms'], [alarms]),
        ],
      }),
    },
  });
}

type Deployment = Pick<CfnDeploymentGroup, 'applicationName' | 'serviceRoleArn'> & { deploymentConfigName: string };

function addDeploymentGroup(scope: Construct, served: Served, deployment: Deployment, suffix: string): void {
  const { operation, alias } = served;
  const group = new CfnDeploymentGroup(scope, `${operation.functionName}Release`, {
    ...deployment,
    deploymentGroupName: named(suffix, operation.id),
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    alarmConfiguration: { enabled: true, ignorePollAlarmFailure: false, alarms: names(releaseAlarms(scope, served, suffix)) },
    autoRollbackConfiguration: {
      enabled: true,
      events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
    },
  });
  const { applicationName } = deployment;
  alias.cfnOptions.updatePolicy = { codeDeployLambdaAliasUpdate: { applicationName, deploymentGroupName: group.ref } };
}

const names = (alarms: readonly Alarm[]): { name: string }[] => alarms.map(({ alarmName }) => ({ name: alarmName }));
