import { randomUUID } from 'node:crypto';
import { environment } from '../../src/config';
import { objectAt, resourcesOf, type Template, TemplateError } from './template';
import type { Tokens } from './tokens';

interface Served {
  url: string;
  tokens: Tokens;
}

/** Returns the origins that the functions of a template allow. @throws TemplateError unless all functions allow the same */
export function allowedOriginsIn(template: Template): string[] {
  const texts = resourcesOf(template, 'AWS::Lambda::Function').map(({ id, properties }) => {
    const { Variables } = objectAt(properties['Environment'], `${id}.Environment`);
    return String(objectAt(Variables, `${id}.Environment.Variables`)[environment.allowedOrigins]);
  });
  const [first = '', ...others] = new Set(texts);
  if (others.length > 0) throw new TemplateError('Resources', `the functions allow different origins: ${[first, ...others].join('; ')}`);
  return first.split(',');
}

/**
 * Sends requests of each allowed origin and of another one, as browsers do. The functions and the gateway must allow the same origins.
 * @param authenticates whether the gateway rejects a request without a token
 * @returns the wrong responses
 */
export async function wrongOrigins(api: Served, origins: readonly string[], authenticates: boolean): Promise<string[]> {
  const token = await api.tokens.sign({ sub: randomUUID(), administrator: true });
  const asked = [...origins.filter((origin) => origin !== '*'), 'https://forbidden.example'];
  const verdicts = asked.flatMap((origin) =>
    casesOf(allowedBy(origins, origin), token)
      .filter(({ status }) => authenticates || status !== 401)
      .map((one) => verdict(api.url, origin, one)),
  );
  return (await Promise.all(verdicts)).filter((text) => text !== undefined);
}

/** The values of Access-Control-Allow-Origin. API Gateway cannot compare origins in its own errors. */
interface Allowed {
  normally: string | null;
  inErrorsOfTheGateway: string;
}

function allowedBy(origins: readonly string[], origin: string): Allowed {
  const [first = '', ...others] = origins;
  if (others.length === 0) return { normally: first, inErrorsOfTheGateway: first };
  return { normally: origins.includes(origin) ? origin : null, inErrorsOfTheGateway: '*' };
}

interface Case {
  what: string;
  method: string;
  path: string;
  headers?: Record<string, string>;
  status: number;
  allowed: string | null;
}

function casesOf({ normally, inErrorsOfTheGateway }: Allowed, token: string): Case[] {
  const path = `/users/${randomUUID()}`;
  return [
    { what: 'preflight', method: 'OPTIONS', path, status: 204, allowed: normally },
    { what: 'response of a function', method: 'GET', path, headers: { Authorization: `Bearer ${token}` }, status: 404, allowed: normally },
    { what: 'rejection of API Gateway', method: 'GET', path, status: 401, allowed: inErrorsOfTheGateway },
    { what: 'error of API Gateway', method: 'GET', path: '/nothing', status: 404, allowed: inErrorsOfTheGateway },
  ];
}

async function verdict(url: string, origin: string, { what, method, path, headers, status, allowed }: Case): Promise<string | undefined> {
  const response = await fetch(`${url}${path}`, { method, headers: { ...headers, Origin: origin } });
  await response.arrayBuffer();
  const seen = `${response.status} ${response.headers.get('Access-Control-Allow-Origin')}`;
  const expected = `${status} ${allowed}`;
  if (seen === expected) return undefined;
  return `${what} for the origin ${origin}: status and Access-Control-Allow-Origin are ${seen}, not ${expected}`;
}
