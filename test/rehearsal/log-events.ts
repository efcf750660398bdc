import { isObject, type Json, listIn } from '../../infra/import-check/json';
import { type Account, type Resolve } from './intrinsics';
import type { Access } from './policies';
import { resourcesOf, type Template } from './template';

/** The log streams that a function has created. */
export interface LogStreams {
  /** The names of the log groups in the template. */
  groups: ReadonlySet<string>;
  streams: Set<string>;
}

export type LogsResult = { error: string } | { messages: string[] };

/** Returns the names of the log groups of a template. */
export const logGroupsIn = (template: Template, resolve: Resolve): Set<string> =>
  new Set(resourcesOf(template, 'AWS::Logs::LogGroup').map(({ id }) => String(resolve({ Ref: id }, id))));

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html */
export const logsAccess = (operation: string, input: Json, { region, accountId }: Account): Access => ({
  action: `logs:${operation}`,
  resource: `arn:aws:logs:${region}:${accountId}:log-group:${String(input['logGroupName'])}:log-stream:${String(input['logStreamName'])}`,
});

/**
 * Creates a log stream, or returns the messages of the events that it receives.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
 */
export function performLogs(operation: string, input: Json, { groups, streams }: LogStreams): LogsResult {
  const name = `${String(input['logGroupName'])} ${String(input['logStreamName'])}`;
  if (!groups.has(String(input['logGroupName']))) return { error: 'ResourceNotFoundException' };
  if (operation === 'CreateLogStream') {
    if (streams.has(name)) return { error: 'ResourceAlreadyExistsException' };
    streams.add(name);
    return { messages: [] };
  }
  if (operation !== 'PutLogEvents') return { error: 'UnknownOperationException' };
  if (!streams.has(name)) return { error: 'ResourceNotFoundException' };
  const events = listIn(input, 'logEvents').filter(isObject);
  return events.every(isRecent) ? { messages: events.map(({ message }) => String(message)) } : { error: 'InvalidParameterException' };
}

/** CloudWatch Logs drops events that are older than 14 days or more than 2 hours in the future. */
const isRecent = ({ timestamp }: Json): boolean => Math.abs(Date.now() - Number(timestamp)) < 3_600_000;
