import { banner } from '../banner';
import { docComment, wrapped } from '../comment';
import { literal, propertyName } from '../literal';
import type { Contract, NamedShape, Operation, Pagination, Shape } from '../../model';
import { conversionsOf, recordOf, successName } from '../conversions';
import { operationComment } from './operations';
import { checkMade, type Input, inputOf } from './input';
import { namesIn, typeOf, type Types, typesOf } from './schemas';

const width = 130;

/** clients/typescript/src/generated/client.ts: the methods and what they take. */
export function emitClient(contract: Contract): string {
  checkMade(contract);
  const types = typesOf(contract);
  const inputs = contract.operations.map((operation) => inputOf(operation, types));
  const methods = contract.operations.map((operation, index) => method(operation, inputs[index], types));
  const items = contract.operations.flatMap((operation) => namesIn(itemShape(operation, types), types));
  const names = [...new Set([...inputs.flatMap(({ uses }) => uses), ...items])].toSorted();
  const only = inputs.some(({ text }) => text.includes('Only<')) ? "import type { Only } from '../only.js';\n" : '';
  return `${banner}${only}import type { CallOptions } from '../options.js';
import type { Answers } from './operations.js';
${names.length > 0 ? `import type { ${names.join(', ')} } from './schemas.js';\n` : ''}
${inputs.map(({ text }) => text).join('\n')}
${docComment([contract.summary])}export interface Client {
${methods.join('\n')}}
`;
}

/** clients/typescript/src/generated/construct.ts: the methods over what sends requests. */
export function emitConstruct({ operations }: Contract): string {
  const walked = operations.filter(({ pagination }) => pagination);
  const walks = operations.flatMap(({ id, pagination }) => (pagination ? [walk(id, pagination)] : []));
  const lines = operations.flatMap(({ id, pagination }) => [
    pagination ? `    ${id},\n` : `    ${id}: send(${literal(id)}),\n`,
    ...(pagination ? [`    ${id}Pages,\n`, itemsLine(id, pagination)] : []),
  ]);
  return `${banner}${walked.length > 0 ? "import { items, pages } from '../pages.js';\n" : ''}import type { Send } from '../send.js';
import type { Client } from './client.js';

/** The client whose requests \`send\` sends. */
export function clientOver(send: Send): Client {
${walks.join('')}  return {
${lines.join('')}  };
}
`;
}

/** clients/typescript/src/generated/conversions.ts: requests made of what was read. */
export function emitConversions(contract: Contract): string {
  const conversions = conversionsOf(contract);
  if (conversions.length === 0) return `${banner}export {};\n`;
  const names = [...new Set(conversions.flatMap(({ request, answer }) => [request.name, answer.name]))].toSorted();
  const functions = conversions.map(({ request, answer }) => conversion(request, answer));
  return `${banner}import { pick } from '../pick.js';
import type { ${names.join(', ')} } from './schemas.js';

${functions.join('\n')}`;
}

function method(operation: Operation, input: Input | undefined, types: Types): string {
  const { id, pagination } = operation;
  const parameters = `(input${input?.isOptional ? '?' : ''}: ${input?.name}, options?: CallOptions)`;
  const answer = `Answers[${literal(id)}]`;
  const text = `${operationComment(operation, '  ', (words) => wrapped(words, width))}  ${id}${parameters}: Promise<${answer}>;\n`;
  if (!pagination) return text;
  const pages = docComment([`The answers of {@link Client.${id}}, page by page, from \`${pagination.cursor}\` on.`], '  ');
  const items = docComment(
    [`The \`${pagination.items}\` of all pages of {@link Client.${id}}, one by one, from \`${pagination.cursor}\` on.`],
    '  ',
  );
  const item = typeOf(itemShape(operation, types), types);
  return `${text}
${pages}  ${id}Pages${parameters}: AsyncIterableIterator<${answer}>;

${items}  ${id}Items${parameters}: AsyncIterableIterator<${item}>;
`;
}

const text: Shape = { kind: 'text' };

/** What the pages of an operation hold. */
function itemShape(operation: Operation, types: Types): Shape {
  const { pagination } = operation;
  const page = types.get(successName(operation) ?? '');
  const shape = page && pagination ? recordOf(page).find(({ name }) => name === pagination.items)?.shape : undefined;
  return shape?.kind === 'list' ? shape.items : text;
}

function walk(id: string, { cursor, next }: Pagination): string {
  return `  const ${id} = send(${literal(id)});
  const ${id}Pages: Client[${literal(`${id}Pages`)}] = (input, options) =>
    pages((${cursorName}) => ${id}({ ...input, ${member(cursor)} }, options), (page) => page.data${access(next)}, input?${access(cursor, '.')});
`;
}

const cursorName = 'cursor';

const member = (name: string): string => (name === cursorName ? name : `${propertyName(name)}: ${cursorName}`);

/** `.name`, or `['a name']`; `dot` is what optional access puts before it. */
function access(name: string, dot = ''): string {
  const written = propertyName(name);
  return written === name ? `.${name}` : `${dot}[${written}]`;
}

const itemsLine = (id: string, { items }: Pagination): string =>
  `    ${id}Items: (input, options) => items(${id}Pages(input, options), (page) => page.data${access(items)}),\n`;

function conversion(request: NamedShape, answer: NamedShape): string {
  const from = parameterName(answer.name);
  const names = recordOf(request).map(({ name }) => `    ${literal(name)},\n`);
  return `${docComment([`What of a ${answer.name} a ${request.name} holds: the beginning of a change of what was read.`])}export function ${functionName(request.name)}(${from}: ${answer.name}): ${request.name} {
  return pick(${from}, [
${names.join('')}  ]);
}
`;
}

/** The last word of a type's name: `profile` of `UserProfile`. */
const parameterName = (name: string): string => (/[A-Z][a-z]*$/.exec(name)?.[0] ?? 'value').toLowerCase();

const functionName = (type: string): string => `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
