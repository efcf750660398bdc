import { Fn, type IResolvable } from 'aws-cdk-lib';
import { additionalAllowedHeaders } from '../../src/config';
import { allowedOriginText, withPreflightsFor } from '../../src/cors';
import type { TrustedTokens } from '../environments/environment';
import { aliasId } from './release/alias';

const authorizer = 'x-amazon-apigateway-authorizer';

/**
 * OpenAPI 3 has this extension in a server; at the root, API Gateway ignores it. The property of the RestApi has the same value, so it
 * does not matter which of the two prevails. A changed definition also makes a new deployment, without which neither takes effect.
 * @see https://github.com/aws/serverless-application-model/issues/2396
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html
 */
const endpointConfiguration = 'x-amazon-apigateway-endpoint-configuration';

/** The members of generated/api-gateway.json that this file reads or changes. */
export interface Definition {
  info: { title: string; version: string };
  paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  components: { schemas?: object; securitySchemes?: Readonly<Record<string, { [authorizer]: object }>> };
}

/** The values that an environment fills into the definition. */
export interface Values {
  /** The name of the REST API. The import overwrites the name with the title, so both must be equal. */
  title: string;
  /** The web origins that may call the API, or only `*`. */
  allowedOrigins: readonly string[];
  /** Request headers that preflight responses allow in addition to the headers of the definition. */
  allowedHeaders: readonly string[];
  /** Undefined when the API requires no token. */
  trusted: TrustedTokens | undefined;
  /** Whether the URL that API Gateway generates is switched off. Undefined: the definition does not say. */
  disableExecuteApiEndpoint?: IResolvable | undefined;
}

/**
 * Returns the definition as the stack imports it. Its remaining placeholders are those of Fn::Sub: logical ids and template parameters.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function importBody(definition: Definition, values: Values): object {
  const { title, allowedOrigins, allowedHeaders, trusted, disableExecuteApiEndpoint } = values;
  const allowing = withPreflightsFor(definition, allowedOrigins);
  const { info, ...rest } = trusted ? withAudience(allowing, '${Audience}') : withoutAuthorizer(allowing);
  // These values are tokens of CDK. Inside Fn::Sub, CloudFormation would read their text as a placeholder.
  const tokens: Readonly<Record<string, string>> = trusted ? { '${UserPoolArn}': trusted.arn, '${Audience}': audienceOf(trusted) } : {};
  const headers = additionalAllowedHeaders(allowedHeaders);
  const filled = (text: string): string =>
    invokingAlias(text)
      .replaceAll('${AllowedOrigin}', allowedOriginText(allowedOrigins))
      .replaceAll('${AdditionalAllowedHeaders}', headers);
  const servers = disableExecuteApiEndpoint && [{ url: '/', [endpointConfiguration]: { disableExecuteApiEndpoint } }];
  return { ...mapTexts(rest, (text) => tokens[text] ?? substituted(filled(text))), info: { ...info, title }, ...(servers && { servers }) };
}

/**
 * Returns the text with the alias of each function in place of the function. Ref returns the ARN of an alias. Because the definition refers
 * to the aliases, CloudFormation updates the API after all traffic has shifted.
 */
export const invokingAlias = (text: string): string =>
  text.replaceAll(/\$\{(\w+Function)\.Arn\}/g, (_, functionName: string) => `\${${aliasId(functionName)}}`);

const audienceOf = ({ clientIds }: TrustedTokens): string => `^(${clientIds.join('|')})$`;

const substituted = (text: string): string => (text.includes('${') ? Fn.sub(text) : text);

/**
 * Returns the definition with an authorizer that checks the audience of a token. Without this check, the authorizer accepts an ID token of
 * every app client of the user pool. An access token has no audience, so the authorizer rejects it.
 * @param expression the regular expression that the audience of an ID token (the id of its app client) must match
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html identityValidationExpression
 */
export function withAudience(definition: Definition, expression: string): Definition {
  const schemes = mapValues(definition.components.securitySchemes ?? {}, (scheme) => ({
    ...scheme,
    [authorizer]: { ...scheme[authorizer], identityValidationExpression: expression },
  }));
  return { ...definition, components: { ...definition.components, securitySchemes: schemes } };
}

/** Returns the definition without its authorizer, so that API Gateway accepts every request. */
function withoutAuthorizer(definition: Definition): Definition {
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
