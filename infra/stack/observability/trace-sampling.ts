import { Stack } from 'aws-cdk-lib';
import { CfnSamplingRule } from 'aws-cdk-lib/aws-xray';
import type { Construct } from 'constructs';
import type { Environment } from '../../environments/environment';
import { named } from '../names';
import type { Api } from '../rest-api';

/** X-Ray's default rule has the priority 10,000, the lowest. The rules of an account are evaluated in ascending order. */
const priority = 1000;

/**
 * Adds the rule by which API Gateway decides which requests of the stage X-Ray traces. The functions follow this decision.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-configuring-xray-sampling-rules.html
 */
export function addTraceSampling(
  scope: Construct,
  api: Api,
  suffix: string,
  traceSampling: NonNullable<Environment['traceSampling']>,
): CfnSamplingRule {
  const { restApiId, stageName } = api.stage;
  const stage = Stack.of(scope).formatArn({ service: 'apigateway', account: '', resource: `/restapis/${restApiId}/stages/${stageName}` });
  return new CfnSamplingRule(scope, 'TraceSampling', {
    samplingRule: {
      ruleName: named(suffix),
      version: 1,
      priority,
      serviceName: `${api.name}/${api.stageName}`,
      serviceType: 'AWS::ApiGateway::Stage',
      resourceArn: stage,
      host: '*',
      httpMethod: '*',
      urlPath: '*',
      fixedRate: traceSampling.rate,
      reservoirSize: traceSampling.perSecond,
    },
  });
}
