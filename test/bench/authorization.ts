import type { APIGatewayProxyEvent } from 'aws-lambda';
import { callersVariants, makeCallersBundles } from './bundles';
import { coldStarts, keyOf } from './cold';
import { eventOf, type Scenario, scenarios } from './requests';
import { content, user } from './sample';
import { table } from './table';
import { warmRequests } from './warm';

/** What authorization may add to a request, in milliseconds and microseconds. */
const most = { cold: 2, warm: 5 };

/** A person's, as Cognito's authorizer gives them. */
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

const asPerson = (event: APIGatewayProxyEvent): APIGatewayProxyEvent => ({
  ...event,
  requestContext: { ...event.requestContext, authorizer: { claims } },
});

const events: Record<Scenario, () => APIGatewayProxyEvent> = {
  get: () => asPerson(eventOf.get()),
  create: () => asPerson(eventOf.create()),
  invalid: () => asPerson(eventOf.invalid()),
};

/** What it costs to hold callers to what they may, both ways taking turns. The exit code is 1 when it costs more than it may. */
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
  console.log(`\nHolding callers to x-access may add ${most.cold} ms to a cold request and ${most.warm} µs to a warm one\n`);
  const header = ['', 'cold get, ms', 'create', 'invalid', 'warm get, µs', 'create', 'invalid'];
  console.log(table(header, [...rows, ['added', ...added(cold), ...added(warm)]]));
  if (Math.max(...added(cold)) > most.cold || Math.max(...added(warm)) > most.warm) process.exitCode = 1;
}
