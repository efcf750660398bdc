import { docComment, propertyName } from '../code';
import type { Operation, Parameter } from '../../model';
import { recordOf, successName } from '../conversions';
import { namesIn, typeOf, type Types } from './schemas';

/** The input of a method: one object with all parameters and the body. */
export interface Input {
  name: string;
  text: string;
  /** Whether a call may omit the input. */
  isOptional: boolean;
  /** The names that the input imports from schemas.ts. */
  uses: string[];
}

/** Returns the member of the input for a parameter: its name, or the name of a header in camelCase. */
export function memberName({ in: location, name }: Parameter): string {
  if (location !== 'header') return name;
  return name.toLowerCase().replaceAll(/[^a-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** @throws ContractError for a parameter that cannot be a member of the input */
export function inputOf(operation: Operation, types: Types): Input {
  const parameters = settableParameters(operation);
  checkNames(parameters);
  const body = bodyMember(operation, types);
  const name = inputName(operation);
  const members = parameters.map((parameter) => parameterMember(parameter, types, operation.body !== undefined));
  return {
    name,
    text: `/** Input of {@link Client.${operation.id}}. */\nexport interface ${name} {\n${members.join('')}${body.text}}\n`,
    isOptional: operation.body?.required !== true && !parameters.some(({ required }) => required),
    uses: [...parameters.flatMap(({ schemaType }) => namesIn(schemaType, types)), ...body.uses],
  };
}

export const inputName = ({ id }: Operation): string => `${id.charAt(0).toUpperCase()}${id.slice(1)}Input`;

/** Returns the parameters that an app can set, path first. The client itself sends `If-None-Match`. */
export function settableParameters({ parameters }: Operation): Parameter[] {
  const cookie = parameters.find((parameter) => parameter.in === 'cookie');
  if (cookie) throw cookie.location.error(`the cookie ${cookie.name}`, 'The SDK sends no cookies: use a header');
  const settable = parameters.filter((parameter) => parameter.in !== 'header' || parameter.name !== 'If-None-Match');
  return ['path', 'query', 'header'].flatMap((location) => settable.filter((parameter) => parameter.in === location));
}

function checkNames(parameters: readonly Parameter[]): void {
  const seen = new Set(['body']);
  for (const parameter of parameters) {
    const name = memberName(parameter);
    if (seen.has(name)) throw parameter.location.error(`a second member ${name} of the input`, 'Rename the parameter');
    seen.add(name);
  }
}

function parameterMember(parameter: Parameter, types: Types, hasBody: boolean): string {
  const { text, type } = described(parameter, types, hasBody);
  return `${docComment([text], '  ')}  ${propertyName(memberName(parameter))}${parameter.required ? `: ${type}` : `?: ${type} | undefined`};\n`;
}

function described(
  { in: location, name, description, schemaType }: Parameter,
  types: Types,
  hasBody: boolean,
): { text: string; type: string } {
  if (location === 'header' && name === 'If-Match') {
    const standard = hasBody ? 'Default: `body.etag`. Null sends no `If-Match`.' : 'Default: no `If-Match`.';
    return { text: `${description} ${standard}`.trim(), type: 'string | null' };
  }
  if (location === 'header' && name === 'Idempotency-Key') {
    return { text: `${description} Default: a random key.`.trim(), type: 'string' };
  }
  return { text: description, type: typeOf(schemaType, types) };
}

function bodyMember(operation: Operation, types: Types): { text: string; uses: string[] } {
  const { body } = operation;
  if (!body) return { text: '', uses: [] };
  const mark = body.required ? '' : '?';
  const orAbsent = body.required ? '' : ' | undefined';
  const response = types.get(successName(operation) ?? '');
  if (!response || recordOf(response).length === 0) return { text: `  body${mark}: ${body.name}${orAbsent};\n`, uses: [body.name] };
  return { text: `  body${mark}: RequestBody<${body.name}, ${response.name}>${orAbsent};\n`, uses: [body.name, response.name] };
}
