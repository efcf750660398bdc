import { randomUUID } from 'node:crypto';
import { newUser } from '../new-user';
import { creation, lifeOf, personSteps, type Step } from './steps';
import type { Tokens } from './tokens';

/** Where the API is, and who signs its callers in. */
interface Served {
  url: string;
  tokens: Tokens;
}

/**
 * Walks through the API once.
 * @param asksForCallers whether the API asks who is calling; where not, everyone is an administrator
 * @returns what did not go as it should, each with the step and the answer
 */
export async function walk(api: Served, asksForCallers: boolean): Promise<string[]> {
  const { email } = newUser();
  const first = creation(email, randomUUID());
  const created = await take(api, first);
  const { userId = randomUUID() }: { userId?: string } = created.status === first.status ? JSON.parse(created.text) : {};
  const wrong = [verdict(first, created)];
  const steps = [...lifeOf(userId, first, email), ...(asksForCallers ? personSteps() : [])];
  for (const step of steps) wrong.push(verdict(step, await take(api, step)));
  return wrong.filter((text) => text !== undefined);
}

interface Taken {
  status: number;
  text: string;
}

async function take({ url, tokens }: Served, { as, by, method, path, body, headers }: Step): Promise<Taken> {
  const token = as ? { Authorization: `Bearer ${await tokens.sign(as, by)}` } : {};
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${url}${path}`, { method, headers: { 'Content-Type': 'application/json', ...token, ...headers }, ...json });
  return { status: response.status, text: await response.text() };
}

const verdict = ({ what, status, method, path }: Step, taken: Taken): string | undefined =>
  taken.status === status ? undefined : `${what}: ${method} ${path} gave ${taken.status}, not ${status}: ${taken.text}`;
