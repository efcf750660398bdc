import type { APIGatewayProxyEvent } from 'aws-lambda';
import { isObject } from '../../infra/import-check/json';
import { administrators } from '../../src/config';
import type { LambdaFunction } from '../../src/local/gateway/invocation';

/** Compares the lines of the audit log with the invocations of the functions. */
export interface AuditCheck {
  /** Returns a function whose invocations are observed. */
  observed(invoke: LambdaFunction): LambdaFunction;
  /** Called with each line in the audit log. */
  onLine(text: string): void;
  /** Returns the invocations by administrators without exactly one line, and the lines without such an invocation. */
  faults(): string[];
}

/** Without an authorizer, no event has an administrator, and there must be no line. */
export function auditCheck(): AuditCheck {
  const expected: string[] = [];
  const written: string[] = [];
  const observed =
    (invoke: LambdaFunction): LambdaFunction =>
    async (event, context) => {
      const result = await invoke(event, context);
      if (actsAsAdministrator(event)) expected.push(`${event.requestContext.requestId} ${subjectOf(event)} ${statusOf(result)}`);
      return result;
    };
  return {
    observed,
    onLine: (text) => {
      const { requestId, subject, status }: Record<string, unknown> = JSON.parse(text);
      written.push(`${String(requestId)} ${String(subject)} ${String(status)}`);
    },
    faults: () => [
      ...missingIn(written, expected).map((action) => `The audit log has no line for ${action}`),
      ...missingIn(expected, written).map((line) => `The audit log has an unexpected line: ${line}`),
    ],
  };
}

/** Returns the elements that are not in a list as often. */
function missingIn(list: readonly string[], elements: readonly string[]): string[] {
  const rest = [...list];
  return elements.filter((element) => {
    const at = rest.indexOf(element);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

const claimsOf = ({ requestContext }: APIGatewayProxyEvent): Record<string, unknown> => {
  const claims: unknown = requestContext.authorizer?.['claims'];
  return isObject(claims) ? claims : {};
};

const actsAsAdministrator = (event: APIGatewayProxyEvent): boolean =>
  String(claimsOf(event)['cognito:groups']).split(',').includes(administrators);

const subjectOf = (event: APIGatewayProxyEvent): string => String(claimsOf(event)['sub']);

const statusOf = (result: unknown): string => (isObject(result) ? String(result['statusCode']) : 'failed');
