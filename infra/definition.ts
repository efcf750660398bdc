import { Fn } from 'aws-cdk-lib';
import type { Environment } from './environment';

/** As much of the contract compiler's definition as is looked into here. */
export interface Definition {
  info: { title: string; version: string };
  paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  components: object;
}

export interface Values {
  /** The name of the API: what is imported may not say another. */
  title: string;
  allowedOrigin: string;
  authorizer: Environment['authorizer'];
  /** Bytes from which answers are compressed. */
  compressedFrom: number;
}

/**
 * The definition as the stack imports it. Its placeholders are those of Fn::Sub: logical ids and parameters of the template.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function importBody(definition: Definition, { title, allowedOrigin, authorizer, compressedFrom }: Values): object {
  const { info, ...rest } = authorizer.kind === 'none' ? open(definition) : definition;
  const known = { AllowedOrigin: allowedOrigin, ...(authorizer.kind === 'user-pool' && authorizer.arn && { UserPoolArn: authorizer.arn }) };
  const filled = mapTexts(rest, (text) => substituted(Object.entries(known).reduce(fill, text)));
  return { ...filled, info: { ...info, title }, 'x-amazon-apigateway-minimum-compression-size': compressedFrom };
}

const fill = (text: string, [name, value]: [string, string]): string => text.replaceAll(`\${${name}}`, value);

const substituted = (text: string): string => (text.includes('${') ? Fn.sub(text) : text);

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
