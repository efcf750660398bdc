import {
  type Attribute,
  AttributeType,
  BillingMode,
  type EnableScalingProps,
  ProjectionType,
  Table,
  TableEncryption,
  type TableOptions,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { table as definition } from '../../src/dynamodb/table';
import { type Bounds, type Capacity, type Ranges, rangesOf } from '../environments/capacity';
import type { Environment } from '../environments/environment';
import { named, withLogicalId } from './names';
import type { Retention } from './retention';

/**
 * The provisioned units of a new table. They are the same for every range: a change of this value in the template would make CloudFormation
 * reset the units that auto scaling has provisioned.
 */
const initialUnits = 1;
const targetPercent = 70;

const key = (name: string): Attribute => ({ name, type: AttributeType.STRING });

interface TableProps {
  environment: Environment;
  retention: Retention;
  suffix: string;
  customerKey: IKey | undefined;
}

/**
 * Adds the table of the users with its indexes and their auto scaling.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html
 */
export function addUsersTable(scope: Construct, { environment, retention, suffix, customerKey }: TableProps): Table {
  const { contributorInsights, capacity } = environment;
  const table = new Table(scope, 'Users', {
    tableName: named(suffix),
    partitionKey: key(definition.hashKey),
    timeToLiveAttribute: definition.timeToLive,
    billingMode: capacity?.kind === 'on-demand' ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED,
    ...throughput(capacity),
    ...encryptionWith(customerKey),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: retention.isProtected,
    removalPolicy: retention.removalPolicy,
    contributorInsightsSpecification: { enabled: contributorInsights },
  });
  addIndexes(table, environment);
  const ranges = rangesOf(capacity);
  if (ranges) addAutoScaling(table, ranges);
  return withLogicalId(table, 'UsersTable');
}

const encryptionWith = (encryptionKey: IKey | undefined): Pick<TableOptions, 'encryption' | 'encryptionKey'> =>
  encryptionKey ? { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey } : { encryption: TableEncryption.AWS_MANAGED };

type Throughput = Pick<TableOptions, 'readCapacity' | 'writeCapacity' | 'maxReadRequestUnits' | 'maxWriteRequestUnits'>;

/** Returns the capacity of the table or of an index. On demand, an index does not inherit the limits of its table. */
function throughput(capacity: Capacity | undefined): Throughput {
  if (capacity?.kind !== 'on-demand') return { readCapacity: initialUnits, writeCapacity: initialUnits };
  const { maxReadUnits, maxWriteUnits } = capacity;
  return {
    ...(maxReadUnits !== undefined && { maxReadRequestUnits: maxReadUnits }),
    ...(maxWriteUnits !== undefined && { maxWriteRequestUnits: maxWriteUnits }),
  };
}

function addIndexes(table: Table, { capacity, contributorInsights }: Environment): void {
  for (const index of definition.indexes) {
    table.addGlobalSecondaryIndex({
      indexName: index.name,
      partitionKey: key(index.hashKey),
      ...('rangeKey' in index && { sortKey: key(index.rangeKey) }),
      projectionType: ProjectionType[definition.projection],
      ...throughput(capacity),
      contributorInsightsSpecification: { enabled: contributorInsights },
    });
  }
}

/** DynamoDB throttles writes to a table when one of its indexes lacks write capacity, so each index scales with its own two targets. */
function addAutoScaling(table: Table, { table: ofTable, indexes }: Ranges): void {
  const targets = [
    table.autoScaleReadCapacity(limits(ofTable.read)),
    table.autoScaleWriteCapacity(limits(ofTable.write)),
    ...definition.indexes.flatMap(({ name }) => [
      table.autoScaleGlobalSecondaryIndexReadCapacity(name, limits(indexes[name].read)),
      table.autoScaleGlobalSecondaryIndexWriteCapacity(name, limits(indexes[name].write)),
    ]),
  ];
  for (const target of targets) target.scaleOnUtilization({ targetUtilizationPercent: targetPercent });
}

const limits = ({ min, max }: Bounds): EnableScalingProps => ({ minCapacity: min, maxCapacity: max });
