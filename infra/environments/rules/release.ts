import { operations } from '../../../generated/operations';
import type { Environment } from '../environment';
import { completeSettings } from '../functions';
import { isInteger, type Rule } from './rule';

/**
 * The alarms of a release evaluate periods of one minute, up to three of them, and metrics arrive late by about a minute.
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
 */
const minutesOfCanary = { min: 5, max: 1440 };

export const rulesOfRelease = ({ release, provisionedConcurrency = {}, functions }: Environment): Rule[] => [
  ...(release.kind === 'gradual' ? rulesOfCanary(release.percent, release.minutes) : []),
  {
    name: 'provisionedConcurrency',
    value: provisionedConcurrency,
    isValid: Object.entries(provisionedConcurrency).every(([id, count]) => id in operations && isInteger(count, 1, 10_000)),
    accepted: 'integers from 1 to 10000 by operation id, such as { getUser: 2 }; omit the functions without provisioned concurrency',
  },
  ...rulesOfReserved(provisionedConcurrency, completeSettings(functions).reservedConcurrency),
];

const rulesOfCanary = (percent: number, minutes: number): Rule[] => [
  { name: 'release.percent', value: percent, isValid: isInteger(percent, 1, 99), accepted: 'an integer from 1 to 99' },
  {
    name: 'release.minutes',
    value: minutes,
    isValid: isInteger(minutes, minutesOfCanary.min, minutesOfCanary.max),
    accepted: 'an integer from 5 to 1440; the alarms need up to 5 minutes to notice a bad release',
  },
];

/** @see https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html */
const rulesOfReserved = (provisioned: Counts, reserved: Counts): Rule[] =>
  Object.entries(provisioned).flatMap(([id, value]) => {
    const limit = reserved[id];
    if (limit === undefined) return [];
    const accepted = `at most functions.reservedConcurrency.${id}, which is ${limit}`;
    return [{ name: `provisionedConcurrency.${id}`, value, isValid: value <= limit, accepted }];
  });

type Counts = Readonly<Record<string, number>>;
