import type { APIGatewayProxyEvent } from 'aws-lambda';
import { callersVariants, makeCallersBundles } from './bundles';
import { coldStarts, keyOf } from './cold';
import { eventOf, type Scenario, scenarios } from './requests';
import { content, user } from './sample';
import { table } from './table';
import { warmRequests } from './warm';

/** The maximum cost of authorization per request: cold in milliseconds, warm in microseconds. */
const max = { cold: 2, warm: 5 };

/** The claims of a user, as the authorizer of Cognito passes them. */
const claims = {
  sub: user.userId,
  email: content.email,
  email_verified: 'true',
  'cognito:groups': 'editors,testers',
  'cognito:username': user.userId,
  iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aaaaaaaaa',
  aud: '1h57kf5cpq17m0eml12EXAMPLE',
  token_use: 'id',
};

const asUser = (event: APIGatewayProxyEvent): APIGatewayProxyEvent => ({
  ...event,
  requestContext: { ...event.requestContext, authorizer: { claims } },
});

const events: Record<Scenario, () => APIGatewayProxyEvent> = {
  get: () => asUser(eventOf.get()),
  create: () => asUser(eventOf.create()),
  invalid: () => asUser(eventOf.invalid()),
};

/** Measures the cost of enforcing x-access, with both variants in turns. The exit code is 1 if the cost exceeds the maximum. */
export async function benchAuthorization(node: string): Promise<void> {
  const bundles = await makeCallersBundles();
  console.error('cold starts with authorization and without …');
  const cold = coldStarts(node, bundles, 31, events);
  console.error('warm requests with authorization and without …');
  const warm = warmRequests(node, bundles, 11, events);
  const rows = callersVariants.map((variant) => [
    variant,
    ...scenarios.map((scenario) => cold(keyOf(variant, scenario))),
    ...scenarios.map((scenario) => warm(keyOf(variant, scenario))),
  ]);
  const added = (measured: (key: string) => number) =>
    scenarios.map((scenario) => measured(keyOf(callersVariants[1], scenario)) - measured(keyOf(callersVariants[0], scenario)));
  console.log(`\nEnforcing x-access can add at most ${max.cold} ms to a cold request and ${max.warm} µs to a warm one\n`);
  const header = ['', 'cold get, ms', 'create', 'invalid', 'warm get, µs', 'create', 'invalid'];
  console.log(table(header, [...rows, ['added', ...added(cold), ...added(warm)]]));
  if (Math.max(...added(cold)) > max.cold || Math.max(...added(warm)) > max.warm) process.exitCode = 1;
}
