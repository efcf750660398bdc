import { operations } from '../../../generated/operations';
import type { Environment } from '../environment';
import { completeSettings, systemLogLevels } from '../functions';
import { isInteger, type Rule } from './rule';

const ids: readonly string[] = Object.values(operations).map(({ id }) => id);

/** @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html; API Gateway waits up to 29 s */
export function rulesOfFunctions({ functions }: Environment): Rule[] {
  const { memoryMB, timeoutSeconds, reservedConcurrency, systemLogLevel } = completeSettings(functions);
  return [
    { name: 'functions.memoryMB', value: memoryMB, isValid: isInteger(memoryMB, 128, 10_240), accepted: 'an integer from 128 to 10240' },
    {
      name: 'functions.timeoutSeconds',
      value: timeoutSeconds,
      isValid: isInteger(timeoutSeconds, 3, 29),
      accepted: 'an integer from 3 to 29',
    },
    ...Object.entries(reservedConcurrency).map(([id, value]) => ({
      name: `functions.reservedConcurrency.${id}`,
      value,
      isValid: ids.includes(id) && isInteger(value, 0, 100_000),
      accepted: `an integer from 0 to 100000 for one of ${ids.join(', ')}`,
    })),
    {
      name: 'functions.systemLogLevel',
      value: systemLogLevel,
      isValid: systemLogLevels.includes(systemLogLevel),
      accepted: systemLogLevels.join(', '),
    },
  ];
}

/** The SDKs end an attempt after this time, in seconds. */
const attemptSeconds = 15;

export function warningsOfFunctions({ name, functions }: Environment): string[] {
  const { timeoutSeconds } = completeSettings(functions);
  if (timeoutSeconds <= attemptSeconds) return [];
  return [
    `${name} lets a function run for ${timeoutSeconds} s, but the SDKs end an attempt after ${attemptSeconds} s and retry while the first attempt still runs`,
  ];
}
