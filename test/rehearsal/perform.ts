import type { Json } from '../../infra/import-check/json';
import { asksForCallers } from './api';
import { serveRehearsal } from './behind-gateway';
import { startRehearsal } from './rehearsal';
import type { Synthesized } from './template';
import { walk } from './walk';

/**
 * Walks once through the API of a template, whose functions have their own environment and nothing else.
 * @param endpoint URL of a DynamoDB without the template's table
 * @returns what went wrong, and what the API imports
 * @throws TemplateError when the template holds what cannot be
 */
export async function walkThrough(synthesized: Synthesized, endpoint: string): Promise<{ wrong: string[]; body: Json }> {
  const rehearsal = await startRehearsal(synthesized, { endpoint });
  const failures: string[] = [];
  try {
    const server = await serveRehearsal(rehearsal, (message, cause) => failures.push(`${message}: ${String(cause)}`));
    const wrong = await walk({ url: server.url, tokens: rehearsal.tokens }, asksForCallers(rehearsal.body));
    await server.stop(0);
    const unset = rehearsal.withoutSettings().map((name) => `${name} has not read its settings`);
    return { wrong: [...wrong, ...rehearsal.faults(), ...failures, ...unset], body: rehearsal.body };
  } finally {
    await rehearsal.stop();
  }
}
