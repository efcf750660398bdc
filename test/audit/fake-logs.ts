import type { IncomingMessage } from 'node:http';
import { type Behaviour, fakeService } from '../aws/fake-service';

export interface FakeLogs {
  /** The environment variables of a function that writes to the fake. */
  readonly env: Record<string, string>;
  /** The requests so far. */
  readonly requests: { headers: IncomingMessage['headers']; operation: string; body: string }[];
  /** The responses to the next requests. After them, every request succeeds. */
  next: Behaviour[];
}

export const success: Behaviour = { status: 200, body: '{}' };

/** A local CloudWatch Logs. Called once at the top of a test file. */
export function fakeLogs(): FakeLogs {
  const requests: FakeLogs['requests'] = [];
  const env = fakeService('AWS_ENDPOINT_URL_CLOUDWATCH_LOGS', ({ headers, body }) => {
    requests.push({ headers, operation: String(headers['x-amz-target']).replace('Logs_20140328.', ''), body });
    return fake.next.shift() ?? success;
  });
  const fake: FakeLogs = { env, requests, next: [] };
  return fake;
}
