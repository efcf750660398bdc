import { Fn } from 'aws-cdk-lib';
import { additionalAllowedHeaders } from '../../src/config';
import type { Trusted } from '../environments/environment';

const authorizer = 'x-amazon-apigateway-authorizer';

/** As much of the contract compiler's definition as is looked into here. */
export interface Definition {
  info: { title: string; version: string };
  paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  components: { schemas?: object; securitySchemes?: Readonly<Record<string, { [authorizer]: object }>> };
}

export interface Values {
  /** The name of the API: what is imported may not say another. */
  title: string;
  allowedOrigin: string;
  /** Names of headers that preflights allow besides those of the definition. */
  allowedHeaders: readonly string[];
  /** Absent: nobody is asked for a token. */
  trusted: Trusted | undefined;
}

/**
 * The definition as the stack imports it. Its placeholders are those of Fn::Sub: logical ids and parameters of the template.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function importBody(definition: Definition, { title, allowedOrigin, allowedHeaders, trusted }: Values): object {
  const { info, ...rest } = trusted ? forApps(definition, '${Audience}') : open(definition);
  // Tokens of CDK: each stays a text of its own, for within another Fn::Sub would take it for a placeholder.
  const known: Readonly<Record<string, string>> = trusted ? { '${UserPoolArn}': trusted.arn, '${Audience}': audienceOf(trusted) } : {};
  const headers = additionalAllowedHeaders(allowedHeaders);
  const chosen = (text: string): string =>
    text.replaceAll('${AllowedOrigin}', allowedOrigin).replaceAll('${AdditionalAllowedHeaders}', headers);
  const filled = mapTexts(rest, (text) => known[text] ?? substituted(chosen(text)));
  return { ...filled, info: { ...info, title } };
}

const audienceOf = ({ clientIds }: Trusted): string => `^(${clientIds.join('|')})$`;

const substituted = (text: string): string => (text.includes('${') ? Fn.sub(text) : text);

/**
 * The definition with an authorizer that looks at the audience: by itself it takes a token for whichever app of the user pool. An access
 * token has none and is refused.
 * @param expression that the whole audience of an ID token, the id of an app, is to match
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html identityValidationExpression
 */
export function forApps(definition: Definition, expression: string): Definition {
  const schemes = mapValues(definition.components.securitySchemes ?? {}, (scheme) => ({
    ...scheme,
    [authorizer]: { ...scheme[authorizer], identityValidationExpression: expression },
  }));
  return { ...definition, components: { ...definition.components, securitySchemes: schemes } };
}

/** The definition without its authorizer: API Gateway then lets everybody through. */
function open(definition: Definition): Definition {
  const paths = mapValues(definition.paths, (methods) => mapValues(methods, (method) => without(method, 'security')));
  return { ...definition, paths, components: without(definition.components, 'securitySchemes') };
}

const without = (part: object, name: string): object => Object.fromEntries(Object.entries(part).filter(([key]) => key !== name));

const mapValues = <A, B>(part: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(part).map(([name, value]) => [name, change(value)]));

const mapTexts = (part: object, change: (text: string) => string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(part).map(([name, value]): [string, unknown] => [name, mapText(value, change)]));

function mapText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((entry) => mapText(entry, change));
  return typeof value === 'object' && value !== null ? mapTexts(value, change) : value;
}
