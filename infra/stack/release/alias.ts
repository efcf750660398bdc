import { CfnAlias, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** The name of the alias that API Gateway invokes. It refers to one version of the function, or to two while traffic shifts. */
export const aliasName = 'live';

/** Returns the logical id of the alias of a function. @param functionName the logical id of the function */
export const aliasId = (functionName: string): string => `${functionName}Live`;

/**
 * Adds the alias that refers to the current version of a function. Each change of the code or the configuration publishes a version.
 * @param functionName the logical id of the function
 * @param provisioned the number of instances that Lambda keeps initialized; undefined: none
 */
export const addAlias = (scope: Construct, lambda: LambdaFunction, functionName: string, provisioned: number | undefined): CfnAlias =>
  new CfnAlias(scope, aliasId(functionName), {
    name: aliasName,
    functionName: lambda.functionName,
    functionVersion: lambda.currentVersion.version,
    ...(provisioned !== undefined && { provisionedConcurrencyConfig: { provisionedConcurrentExecutions: provisioned } }),
  });
