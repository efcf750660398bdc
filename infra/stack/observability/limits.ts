import { Stack, Token } from 'aws-cdk-lib';
import { CfnScalableTarget } from 'aws-cdk-lib/aws-applicationautoscaling';
import { CfnFunction, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Capacity, Kind } from './metrics';

/** The range within which auto scaling changes a capacity, in units. */
export interface ScalingRange {
  min: number;
  max: number;
}

/** Returns the range of auto scaling in the template; undefined when auto scaling does not change the capacity. */
export function scalingRangeOf({ table, index }: Capacity, kind: Kind): ScalingRange | undefined {
  const dimension = `dynamodb:${index === undefined ? 'table' : 'index'}:${kind}CapacityUnits`;
  const target = Stack.of(table)
    .node.findAll()
    .filter((construct) => CfnScalableTarget.isCfnScalableTarget(construct))
    .find(({ scalableDimension, resourceId }) => scalableDimension === dimension && resourceId.endsWith(index ? `/index/${index}` : ''));
  return target && { min: target.minCapacity, max: target.maxCapacity };
}

/** Returns the reserved concurrency of a function in the template; undefined when the function shares the concurrency of the account. */
export function reservedConcurrencyOf(lambda: LambdaFunction): number | undefined {
  const resource = lambda.node.defaultChild;
  const reserved = CfnFunction.isCfnFunction(resource) ? resource.reservedConcurrentExecutions : undefined;
  return Token.isUnresolved(reserved) ? undefined : reserved;
}
