import type { IncomingMessage } from 'node:http';
import { type Behaviour, fakeService } from '../aws/fake-service';

export interface FakeSsm {
  /** The environment variables of a function that reads from the fake. */
  readonly env: Record<string, string>;
  /** The requests so far: headers and body. */
  readonly requests: { headers: IncomingMessage['headers']; body: string }[];
  behaviour: Behaviour;
}

/** Returns the response to GetParameter in the JSON protocol of AWS Systems Manager. */
export const parameterOf = (value: string): Behaviour => ({
  status: 200,
  body: JSON.stringify({ Parameter: { Name: '/user-profiles/test/settings', Type: 'String', Value: value, Version: 1, DataType: 'text' } }),
});

/** A local Systems Manager with one parameter. Called once at the top of a test file. */
export function fakeSsm(): FakeSsm {
  const requests: FakeSsm['requests'] = [];
  const env = fakeService('AWS_ENDPOINT_URL_SSM', (request) => {
    requests.push(request);
    return fake.behaviour;
  });
  const fake: FakeSsm = { env, requests, behaviour: 'silence' };
  return fake;
}
