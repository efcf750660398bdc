import { RemovalPolicy } from 'aws-cdk-lib';
import { type Attribute, AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { table as definition } from '../../src/dynamodb/table';
import type { Environment } from '../environments/environment';
import { named, withLogicalId } from './names';

/** Read capacity units, and as many write capacity units, of the table and of each index. */
const capacity = { initial: 1, min: 2, max: 20, targetPercent: 70 };

const key = (name: string): Attribute => ({ name, type: AttributeType.STRING });

/**
 * Adds the table of the users with its indexes and their auto scaling.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html
 */
export function addUsersTable(scope: Construct, { keepsData, contributorInsights }: Environment, suffix: string): Table {
  const table = new Table(scope, 'Users', {
    tableName: named(suffix),
    partitionKey: key(definition.hashKey),
    timeToLiveAttribute: definition.timeToLive,
    billingMode: BillingMode.PROVISIONED,
    readCapacity: capacity.initial,
    writeCapacity: capacity.initial,
    encryption: TableEncryption.AWS_MANAGED,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: keepsData,
    removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    contributorInsightsSpecification: { enabled: contributorInsights },
  });
  addIndexes(table, contributorInsights);
  addAutoScaling(table);
  return withLogicalId(table, 'UsersTable');
}

function addIndexes(table: Table, contributorInsights: boolean): void {
  for (const index of definition.indexes) {
    table.addGlobalSecondaryIndex({
      indexName: index.name,
      partitionKey: key(index.hashKey),
      ...('rangeKey' in index && { sortKey: key(index.rangeKey) }),
      projectionType: ProjectionType[definition.projection],
      readCapacity: capacity.initial,
      writeCapacity: capacity.initial,
      contributorInsightsSpecification: { enabled: contributorInsights },
    });
  }
}

/** DynamoDB throttles writes to a table when one of its indexes lacks write capacity, so each index scales with its own two targets. */
function addAutoScaling(table: Table): void {
  const range = { minCapacity: capacity.min, maxCapacity: capacity.max };
  const targets = [
    table.autoScaleReadCapacity(range),
    table.autoScaleWriteCapacity(range),
    ...definition.indexes.flatMap(({ name }) => [
      table.autoScaleGlobalSecondaryIndexReadCapacity(name, range),
      table.autoScaleGlobalSecondaryIndexWriteCapacity(name, range),
    ]),
  ];
  for (const target of targets) target.scaleOnUtilization({ targetUtilizationPercent: capacity.targetPercent });
}
