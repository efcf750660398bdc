import type { Environment } from '../environment';
import { isInteger, type Rule } from './rule';

/** The quota of an account applies in addition: 10,000 requests per second and 5,000 at once by default. */
const maxRequests = 100_000;

export const rulesOfTraffic = ({ throttling, traceSampling }: Environment): Rule[] => [
  ...Object.entries(throttling ?? {}).map(([name, value]) => ({
    name: `throttling.${name}`,
    value,
    isValid: isInteger(value, 1, maxRequests),
    accepted: `an integer from 1 to ${maxRequests}`,
  })),
  ...(traceSampling === undefined ? [] : rulesOfSampling(traceSampling)),
];

const rulesOfSampling = ({ rate, perSecond }: NonNullable<Environment['traceSampling']>): Rule[] => [
  { name: 'traceSampling.rate', value: rate, isValid: rate >= 0 && rate <= 1, accepted: 'a number from 0 to 1' },
  { name: 'traceSampling.perSecond', value: perSecond, isValid: isInteger(perSecond, 0, 1000), accepted: 'an integer from 0 to 1000' },
];
