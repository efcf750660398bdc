import type { Environment } from '../environment';
import { retentionDays } from '../retention';
import { isInteger, type Rule } from './rule';

/**
 * A web ACL must be in the region of its API, and AWS WAF is not available in every region.
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html
 */
export function rulesOfWebAcl({ region, webAcl }: Environment): Rule[] {
  if (webAcl.kind === 'none') return [];
  const { requestsPer5Minutes, logRetentionDays: days } = webAcl;
  return [
    { name: 'region', value: region, isValid: region !== undefined, accepted: 'set if webAcl.kind is "managed"' },
    ...Object.entries(requestsPer5Minutes).map(([key, limit]) => ({
      name: `webAcl.requestsPer5Minutes.${key}`,
      value: limit,
      isValid: isInteger(limit, 10, 2_000_000_000),
      accepted: 'an integer from 10 to 2000000000',
    })),
    {
      name: 'webAcl.logRetentionDays',
      value: days,
      isValid: days === undefined || retentionDays.includes(days),
      accepted: `one of the retentions of CloudWatch Logs: ${retentionDays.join(', ')}`,
    },
  ];
}
