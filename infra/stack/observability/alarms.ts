import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { AlarmTarget } from '../../environments/environment';
import { named } from '../names';
import { apiAlarms } from './alarms/api';
import type { AlarmDefinition } from './alarms/definition';
import { functionAlarms } from './alarms/functions';
import { tableAlarms } from './alarms/table';
import { alarmTopic } from './alarms/target';
import { webAclAlarms } from './alarms/web-acl';
import type { Monitored } from './metrics';

/**
 * Adds the alarms. Their descriptions link to the runbook.
 * @param target receives a message when an alarm goes off and when it ends
 */
export function addAlarms(scope: Construct, monitored: Monitored, target: AlarmTarget, customerKey?: IKey): Alarm[] {
  const definitions = [tableAlarms, functionAlarms, apiAlarms, webAclAlarms].flatMap((of) => of(monitored));
  const topic = alarmTopic(scope, monitored.suffix, target, customerKey);
  const alarms = definitions.map((definition) => addAlarm(scope, definition, monitored.suffix));
  if (!topic) return alarms;
  for (const alarm of alarms) {
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
  }
  return alarms;
}

/** Missing data is not breaching: an API without requests raises no alarm. */
const addAlarm = (scope: Construct, { id, name, metric, above, periods, description, section }: AlarmDefinition, suffix: string): Alarm =>
  new Alarm(scope, `${id}Alarm`, {
    alarmName: named(suffix, name),
    alarmDescription: `${description} See docs/runbook.md#${section}`,
    metric,
    threshold: above,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: periods,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
