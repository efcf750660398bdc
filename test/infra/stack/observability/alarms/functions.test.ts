import { describe, expect, it } from '@jest/globals';
import { rows, stackOf, synthesized, templateOf } from '../../../template';
import { alarm, alarmsIn, dimensions, expression, sources } from '../alarm';

describe('the alarms on a function', () => {
  it.each(
    rows.flatMap(({ id, functionName }) => [
      [`${id}-errors`, 'Errors', functionName] as const,
      [`${id}-throttled`, 'Throttles', functionName] as const,
    ]),
  )('%s go off at any %s of %s', (name, MetricName, functionName) => {
    expect(alarm(name)).toMatchObject({ Namespace: 'AWS/Lambda', MetricName, Statistic: 'Sum', Threshold: 0, EvaluationPeriods: 1 });
    expect(dimensions(alarm(name).Dimensions)).toEqual({ FunctionName: `<${functionName}>` });
  });

  it('go off above 80 % of its reserved concurrency', () => {
    const found = alarm('getUser-concurrency', synthesized(stackOf('dev', { functions: { reservedConcurrency: { getUser: 51 } } })));
    expect(found).toMatchObject({ Namespace: 'AWS/Lambda', MetricName: 'ConcurrentExecutions', Statistic: 'Maximum', Threshold: 40 });
    expect(dimensions(found.Dimensions)).toEqual({ FunctionName: '<GetUserFunction>' });
    expect(found.AlarmDescription).toContain('80 % of the 51 reserved');
    expect(found.AlarmDescription).toContain('#function-concurrency');
  });

  it('do not cover the concurrency of a function without reserved concurrency', () => {
    expect([...alarmsIn(templateOf('dev')).keys()].filter((name) => name.endsWith('-concurrency'))).toEqual(['account-concurrency']);
  });
});

describe('the alarm on the concurrency of the account', () => {
  it('goes off when more than 80 % of the quota is claimed', () => {
    const found = alarm('account-concurrency');
    expect(sources(found)).toEqual([
      { id: 'claimed', metric: 'AWS/Lambda ClaimedAccountConcurrency Maximum', of: {} },
      { id: 'executions', metric: 'AWS/Lambda ConcurrentExecutions Maximum', of: {} },
    ]);
    expect(expression(found)).toBe('100 * claimed / SERVICE_QUOTA(executions)');
    expect(found).toMatchObject({ Threshold: 80, EvaluationPeriods: 1 });
  });
});
