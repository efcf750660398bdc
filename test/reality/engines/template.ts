import { readFileSync } from 'node:fs';
import { isObject, type Json, objectIn } from '../../../infra/import-check/json';

/** Reads a JSON file with an object. @throws Error when it contains something else */
export function readJson(file: string): Json {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isObject(value)) throw new Error(`${file} contains no object.`);
  return value;
}

/** Returns the OpenAPI definition in a template. */
export function definitionIn(template: Json): Json {
  const apis = Object.values(objectIn(template, 'Resources')).filter(isObject);
  const api = apis.find((resource) => resource['Type'] === 'AWS::ApiGateway::RestApi');
  if (api === undefined) throw new Error('The template has no API.');
  return objectIn(objectIn(api, 'Properties'), 'Body');
}

/** Returns JSON in which the text `x` replaces each intrinsic function of CloudFormation. */
export const literal = (object: Json): Json => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, literalValue(value)]));

function literalValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(literalValue);
  if (!isObject(value)) return value;
  const [name = '', ...others] = Object.keys(value);
  return others.length === 0 && (name === 'Ref' || name.startsWith('Fn::')) ? 'x' : literal(value);
}
