import type { Json } from '../../infra/import-check/json';
import { requiresAuthentication } from './api';
import { serveRehearsal } from './behind-gateway';
import { allowedOriginsIn, wrongOrigins } from './origins';
import { startRehearsal } from './rehearsal';
import type { Synthesized } from './template';
import { walk } from './walk';

/**
 * Sends each kind of request once to the API of a template. Its functions have only their own environment variables.
 * @param endpoint URL of a DynamoDB without the template's table
 * @returns the failures, and the definition that the API imports
 * @throws TemplateError for an invalid template
 */
export async function walkThrough(synthesized: Synthesized, endpoint: string): Promise<{ wrong: string[]; body: Json }> {
  const origins = allowedOriginsIn(synthesized.template);
  const rehearsal = await startRehearsal(synthesized, { endpoint });
  const failures: string[] = [];
  try {
    const server = await serveRehearsal(rehearsal, (message, cause) => failures.push(`${message}: ${String(cause)}`));
    const api = { url: server.url, tokens: rehearsal.tokens };
    const authenticates = requiresAuthentication(rehearsal.body);
    const wrong = await walk(api, authenticates);
    wrong.push(...(await wrongOrigins(api, origins, authenticates)));
    await server.stop(0);
    const unset = rehearsal.withoutSettings().map((name) => `${name} has not read its settings`);
    return { wrong: [...wrong, ...rehearsal.faults(), ...rehearsal.auditFaults(), ...failures, ...unset], body: rehearsal.body };
  } finally {
    await rehearsal.stop();
  }
}
