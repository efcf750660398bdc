import { docComment } from '../comment';
import { propertyName } from '../literal';
import type { Contract, Operation, Parameter } from '../../model';
import { recordOf, successName } from '../conversions';
import { namesIn, typeOf, type Types } from './schemas';

/** What a method takes: one object with everything in it. */
export interface Input {
  name: string;
  text: string;
  /** Whether a call may do without it. */
  isOptional: boolean;
  /** The names of schemas.ts in it. */
  uses: string[];
}

/** The name of a parameter as a member of the input; that of a header in camelCase. */
export function memberName({ in: place, name }: Parameter): string {
  if (place !== 'header') return name;
  return name.toLowerCase().replaceAll(/[^a-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** @throws ContractError with the place of what has no member of its own */
export function inputOf(operation: Operation, types: Types): Input {
  const parameters = inOrder(operation);
  checkNames(parameters);
  const body = bodyMember(operation, types);
  const name = inputName(operation);
  const members = parameters.map((parameter) => parameterMember(parameter, types));
  return {
    name,
    text: `/** What {@link Client.${operation.id}} takes. */\nexport interface ${name} {\n${members.join('')}${body.text}}\n`,
    isOptional: operation.body?.required !== true && !parameters.some(({ required }) => required),
    uses: [...parameters.flatMap(({ shape }) => namesIn(shape, types)), ...body.uses],
  };
}

export const inputName = ({ id }: Operation): string => `${id.charAt(0).toUpperCase()}${id.slice(1)}Input`;

/** @throws ContractError when a type or method that is made of an operation's name has the name of another */
export function checkMade({ operations, shapes }: Contract): void {
  for (const operation of operations) {
    const twin = shapes.find(({ name }) => name === inputName(operation));
    if (twin) throw twin.place.error(`the schema ${twin.name}`, `The input of ${operation.id} is called so: rename the schema`);
    const made = operation.pagination ? [`${operation.id}Pages`, `${operation.id}Items`] : [];
    const other = operations.find(({ id }) => made.includes(id));
    if (other) throw other.place.error(`the operation ${other.id}`, `The walk over ${operation.id} is called so: rename the operation`);
  }
}

function inOrder({ parameters }: Operation): Parameter[] {
  const cookie = parameters.find((parameter) => parameter.in === 'cookie');
  if (cookie) throw cookie.place.error(`the cookie ${cookie.name}`, 'An app has no cookies: use a header');
  const kept = parameters.filter((parameter) => parameter.in !== 'header' || parameter.name !== 'If-None-Match');
  return ['path', 'query', 'header'].flatMap((place) => kept.filter((parameter) => parameter.in === place));
}

function checkNames(parameters: readonly Parameter[]): void {
  const seen = new Set(['body']);
  for (const parameter of parameters) {
    const name = memberName(parameter);
    if (seen.has(name)) throw parameter.place.error(`a second member ${name} of what the method takes`, 'Rename the parameter');
    seen.add(name);
  }
}

function parameterMember(parameter: Parameter, types: Types): string {
  const { text, type } = described(parameter, types);
  return `${docComment([text], '  ')}  ${propertyName(memberName(parameter))}${parameter.required ? `: ${type}` : `?: ${type} | undefined`};\n`;
}

function described({ in: place, name, description, shape }: Parameter, types: Types): { text: string; type: string } {
  if (place === 'header' && name === 'If-Match') {
    return { text: `${description} The one that the client keeps when it is left out; null sends none.`.trim(), type: 'string | null' };
  }
  if (place === 'header' && name === 'Idempotency-Key')
    return { text: `${description} One is made when it is left out.`.trim(), type: 'string' };
  return { text: description, type: typeOf(shape, types) };
}

function bodyMember(operation: Operation, types: Types): { text: string; uses: string[] } {
  const { body } = operation;
  if (!body) return { text: '', uses: [] };
  const mark = body.required ? '' : '?';
  const orAbsent = body.required ? '' : ' | undefined';
  const answer = successName(operation);
  const shape = answer === undefined ? undefined : types.get(answer);
  if (!shape || recordOf(shape).length === 0) return { text: `  body${mark}: ${body.name}${orAbsent};\n`, uses: [body.name] };
  return { text: `  body${mark}: Only<${body.name}, ${shape.name}>${orAbsent};\n`, uses: [body.name, shape.name] };
}
