import { randomUUID } from 'node:crypto';
import { mediaTypeOf } from '../media-type';
import { newUser } from '../new-user';
import { createStep, profileSteps, type Step, userSteps } from './steps';
import type { Tokens } from './tokens';

/** The URL of the API and the issuer of its tokens. */
interface Served {
  url: string;
  tokens: Tokens;
}

/**
 * Sends the requests of every step once.
 * @param authenticates whether the API authenticates its callers; if not, every caller is an administrator
 * @returns the failed steps, each with its response
 */
export async function walk(api: Served, authenticates: boolean): Promise<string[]> {
  const { email } = newUser();
  const first = createStep(email, randomUUID());
  const created = await take(api, first);
  const { userId = randomUUID() }: { userId?: string } = created.status === first.status ? JSON.parse(created.text) : {};
  const wrong = [verdict(first, created), locationOf(api, created, userId)];
  const steps = [...profileSteps(userId, first, email), ...(authenticates ? userSteps() : [])];
  for (const step of steps) wrong.push(verdict(step, await take(api, step)));
  return wrong.filter((text) => text !== undefined);
}

interface Taken {
  status: number;
  location: string | null;
  text: string;
}

async function take({ url, tokens }: Served, { as, by, method, path, body, headers }: Step): Promise<Taken> {
  const token = as ? { Authorization: `Bearer ${await tokens.sign(as, by)}` } : {};
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = { 'Content-Type': mediaTypeOf(method) };
  const response = await fetch(`${url}${path}`, { method, headers: { ...type, ...token, ...headers }, ...json });
  return { status: response.status, location: response.headers.get('Location'), text: await response.text() };
}

/** A client resolves Location against the URL of its request (RFC 9110 §10.2.2). */
function locationOf({ url }: Served, { location }: Taken, userId: string): string | undefined {
  const found = location === null ? null : new URL(location, `${url}/users`).href;
  return found === `${url}/users/${userId}` ? undefined : `creates a user: Location is ${location}, which is not ${url}/users/${userId}`;
}

const verdict = ({ what, status, method, path }: Step, taken: Taken): string | undefined =>
  taken.status === status ? undefined : `${what}: ${method} ${path} returned ${taken.status}, not ${status}: ${taken.text}`;
