import type { Environment } from '../environment';
import type { Rule } from './rule';

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html */
const topicArn = /^arn:aws[a-z-]*:sns:([a-z0-9-]+):[0-9]{12}:[A-Za-z0-9_-]{1,256}$/;

export function rulesOfAlarms({ alarmTarget, region }: Environment): Rule[] {
  if (alarmTarget?.kind === 'email') {
    const { address } = alarmTarget;
    const isValid = /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(address);
    return [{ name: 'alarmTarget.address', value: address, isValid, accepted: 'an email address' }];
  }
  if (alarmTarget?.kind !== 'topic') return [];
  const { arn } = alarmTarget;
  const [, regionOfTopic] = topicArn.exec(arn) ?? [];
  const isValid = regionOfTopic !== undefined && regionOfTopic === (region ?? regionOfTopic);
  return [{ name: 'alarmTarget.arn', value: arn, isValid, accepted: `the ARN of an SNS topic in ${region ?? 'the region of the stack'}` }];
}

/** Returns a warning for an environment that keeps its data and notifies no one of an alarm. */
export const warningsOfAlarms = ({ name, keepsData, alarmTarget = { kind: 'none' } }: Environment): string[] =>
  keepsData && alarmTarget.kind === 'none'
    ? [
        `${name} keeps its data, but its alarms notify no one. Set alarmTarget in the file of the environment to { kind: 'email', address: '…' } or { kind: 'topic', arn: '…' }.`,
      ]
    : [];
