import { type Client, createClient } from '../../clients/typescript/src/index';
import { type Check, explain } from './check';
import { removeProfile } from './clean-up';
import { gatewayChecks } from './gateway-checks';
import { absence, deletionChecks, journeyChecks, listingAllowed, listingRejected, type Traveller } from './journey';
import type { Options } from './options';
import type { Target } from './target';
import { type TemporaryUser, temporaryUser } from './temporary-user';
import { claimsOf } from './token';

/** Where a run prints, and the signal that ends it early. */
export interface Run {
  print(line: string): void;
  readonly signal: AbortSignal;
}

/**
 * Tests a deployment. Deletes what it created before it returns or throws.
 * @returns whether each check passed
 * @throws the reason of the signal when it is aborted; Error when something is left behind
 */
export async function smokeTest(target: Target, options: Options, run: Run): Promise<boolean[]> {
  const { token, administrator } = options;
  const gateway: boolean[] = [];
  for (const check of gatewayChecks(target, run.signal)) gateway.push(await passes(check, run));
  const journey = token === undefined ? await asTemporaryUser(target, administrator, run) : await travel(target, token, run);
  return [...gateway, ...journey];
}

async function asTemporaryUser(target: Target, administrator: boolean, run: Run): Promise<boolean[]> {
  if (target.pool === undefined)
    throw new Error(
      'The environment has no user pool of its own, so there is no temporary user. Give the ID token of a user with --token.',
    );
  const user = temporaryUser(target.pool);
  let token = '';
  const signsIn = {
    what: 'signs a temporary user in with SRP',
    prove: async () => {
      await user.create();
      token = await user.signIn();
      return user.email;
    },
  };
  try {
    if (!(await passes(signsIn, run))) return [false];
    return [true, ...(await travel(target, token, run, administrator ? user : undefined))];
  } finally {
    await user.remove();
    run.print(`Deleted the temporary user ${user.email}`);
  }
}

/** @param promoted the user to make an administrator, for the check of the listing */
async function travel(target: Target, token: string, run: Run, promoted?: TemporaryUser): Promise<boolean[]> {
  const { sub, email } = claimsOf(token);
  const traveller: Traveller = { client: clientOf(target, token, run), email };
  // The profile of a user who exists must survive the test.
  if (!(await passes(absence(traveller), run))) return [false];
  const listing = promoted === undefined ? [] : [promotion(promoted, email, (renewed) => clientOf(target, renewed, run))];
  const checks = [...journeyChecks(traveller), listingRejected(traveller), ...listing, ...deletionChecks(traveller)];
  try {
    return [true, ...(await untilFailure(checks, run))];
  } finally {
    const how = await removeProfile({ client: clientOf(target, token), sub, email }, target);
    if (how !== undefined) run.print(`Deleted the profile ${how}`);
  }
}

const promotion = (user: TemporaryUser, email: string, connect: (token: string) => Client): Check => ({
  what: 'lists the users for an administrator',
  prove: async () => {
    await user.makeAdministrator();
    return listingAllowed({ client: connect(await user.signIn()), email });
  },
});

/** Returns a client of the deployment, whose calls end when the run is interrupted. */
function clientOf({ url }: Target, token: string, run?: Run): Client {
  const client = createClient({
    baseUrl: url,
    token: () => token,
    retries: 2,
    onRetry: ({ operation, status, kind }) => run?.print(`  ${operation} is retried after ${status ?? kind}`),
  });
  run?.signal.addEventListener('abort', () => client.reset());
  return client;
}

/** Runs checks of which each needs the ones before. @returns whether each check that was run passed */
async function untilFailure(checks: readonly Check[], run: Run): Promise<boolean[]> {
  const results: boolean[] = [];
  for (const check of checks) {
    results.push(await passes(check, run));
    if (results.includes(false)) {
      run.print(`  The ${checks.length - results.length} checks that follow need this one, and were not run.`);
      return results;
    }
  }
  return results;
}

/** Runs a check and prints its result and duration. @throws the reason of the signal when it is aborted */
async function passes({ what, prove }: Check, { print, signal }: Run): Promise<boolean> {
  signal.throwIfAborted();
  const start = performance.now();
  const duration = () => `${Math.round(performance.now() - start)} ms`;
  try {
    print(`✓ ${what}: ${await prove()} (${duration()})`);
    return true;
  } catch (error) {
    signal.throwIfAborted();
    print(`✗ ${what} (${duration()})\n    ${explain(error)}`);
    return false;
  }
}
