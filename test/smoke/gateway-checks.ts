import { type Check, equal } from './check';
import type { Target } from './target';

/** A request that reads nothing, as a browser or a stranger sends it. */
const send = (target: Target, signal: AbortSignal, init: RequestInit = {}): Promise<Response> =>
  fetch(`${target.url.replace(/\/$/, '')}/users`, { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(30_000)]) });

/** Returns the checks of what API Gateway responds without a function. */
export function gatewayChecks(target: Target, signal: AbortSignal): Check[] {
  const { origin } = target;
  const headers = (more: Record<string, string> = {}) => ({ ...(origin !== undefined && { Origin: origin }), ...more });
  const rejectsToken = async (more: Record<string, string>) => {
    const response = await send(target, signal, { headers: headers(more) });
    const text = await response.text();
    equal('The status', response.status, 401);
    if (!text.includes('"unauthenticated"'))
      throw new Error(`The body is no problem document with the code unauthenticated: ${text.slice(0, 200)}`);
    if (origin !== undefined) allows(response, origin);
    return '401 unauthenticated';
  };
  return [
    { what: 'rejects a request without a token', prove: () => rejectsToken({}) },
    { what: 'rejects a request with a wrong token', prove: () => rejectsToken({ Authorization: `Bearer ${wrongToken}` }) },
    ...(origin === undefined ? [] : [{ what: 'answers a preflight request', prove: () => preflight(target, origin, signal) }]),
  ];
}

/** A JSON Web Token whose signature no key has made. */
const wrongToken = ['{"alg":"RS256","kid":"smoke"}', '{"sub":"smoke"}', 'signature']
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.');

async function preflight(target: Target, origin: string, signal: AbortSignal): Promise<string> {
  const headers = {
    Origin: origin,
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'authorization,content-type',
    // After a 204 that announces a body, Node.js keeps the process alive until the server closes the connection.
    Connection: 'close',
  };
  const response = await send(target, signal, { method: 'OPTIONS', headers });
  equal('The status', response.status, 204);
  allows(response, origin);
  const methods = response.headers.get('access-control-allow-methods') ?? '';
  if (!methods.includes('POST'))
    throw new Error(`The header Access-Control-Allow-Methods is ${JSON.stringify(methods)}; POST must be one of them.`);
  const names = (response.headers.get('access-control-allow-headers') ?? '').toLowerCase();
  if (!names.includes('authorization'))
    throw new Error(`The header Access-Control-Allow-Headers is ${JSON.stringify(names)}; Authorization must be one of them.`);
  return `204 for ${origin}`;
}

function allows(response: Response, origin: string): void {
  const allowed = response.headers.get('access-control-allow-origin');
  if (allowed !== '*' && allowed !== origin)
    throw new Error(
      `The header Access-Control-Allow-Origin is ${JSON.stringify(allowed)}; expected * or ${origin}. A web app of this origin cannot read the response.`,
    );
}
