import { banner, docComment, literal, propertyName, wrapped } from '../code';
import type { Contract, NamedType, Operation, Pagination, SchemaType } from '../../model';
import { conversionsOf, recordOf, successName } from '../conversions';
import { checkGeneratedNames, type Input, inputOf } from './input';
import { isProblem } from './operations';
import { namesIn, typeOf, type Types, typesOf } from './schemas';

/** The maximum length of a generated comment line. */
const width = 130;

/** Emits clients/typescript/src/generated/client.ts: the interface of the client and the inputs of its methods. */
export function emitClient(contract: Contract): string {
  checkGeneratedNames(contract);
  const types = typesOf(contract);
  const inputs = contract.operations.map((operation) => inputOf(operation, types));
  const methods = contract.operations.map((operation, index) => method(operation, inputs[index], types));
  const items = contract.operations.flatMap((operation) => namesIn(itemType(operation, types), types));
  const names = [...new Set([...inputs.flatMap(({ uses }) => uses), ...items])].toSorted();
  const bodyImport = inputs.some(({ text }) => text.includes('RequestBody<'))
    ? "import type { RequestBody } from '../operation.js';\n"
    : '';
  return `${banner}${bodyImport}import type { CallOptions } from '../options.js';
import type { Responses } from './operations.js';
${names.length > 0 ? `import type { ${names.join(', ')} } from './schemas.js';\n` : ''}
${inputs.map(({ text }) => text).join('\n')}
${docComment([contract.summary])}export interface Client {
${methods.join('\n')}}
`;
}

/** Emits clients/typescript/src/generated/construct.ts: creates the methods from the function that sends requests. */
export function emitConstruct({ operations }: Contract): string {
  const paginated = operations.flatMap(({ id, pagination }) => (pagination ? [{ id, pagination }] : []));
  const methods = operations.flatMap(({ id, pagination }) => [
    pagination ? `    ${id},\n` : `    ${id}: send(${literal(id)}),\n`,
    ...(pagination ? [`    ${id}Pages,\n`, itemsMethod(id, pagination)] : []),
  ]);
  return `${banner}${paginated.length > 0 ? "import { items, pages } from '../pages.js';\n" : ''}import type { Send } from '../call.js';
import type { Client } from './client.js';

/** Creates a client whose methods send their requests with \`send\`. */
export function clientOver(send: Send): Client {
${paginated.map(({ id, pagination }) => pagesMethod(id, pagination)).join('')}  return {
${methods.join('')}  };
}
`;
}

/** Emits clients/typescript/src/generated/conversions.ts: functions that convert a response to a request body. */
export function emitConversions(contract: Contract): string {
  const conversions = conversionsOf(contract);
  if (conversions.length === 0) return `${banner}export {};\n`;
  const names = [...new Set(conversions.flatMap(({ request, response }) => [request.name, response.name]))].toSorted();
  const functions = conversions.map(({ request, response }) => conversion(request, response));
  return `${banner}import { pick } from '../json.js';
import type { ${names.join(', ')} } from './schemas.js';

${functions.join('\n')}`;
}

function method(operation: Operation, input: Input | undefined, types: Types): string {
  const { id, pagination } = operation;
  const parameters = `(input${input?.isOptional ? '?' : ''}: ${input?.name}, options?: CallOptions)`;
  const response = `Responses[${literal(id)}]`;
  const text = `${methodComment(operation)}  ${id}${parameters}: Promise<${response}>;\n`;
  if (!pagination) return text;
  const start = `starting at \`${pagination.cursor}\`.`;
  const pages = docComment([`Iterates over the pages of {@link Client.${id}}, ${start}`], '  ');
  const items = docComment([`Iterates over the \`${pagination.items}\` of all pages of {@link Client.${id}}, ${start}`], '  ');
  const item = typeOf(itemType(operation, types), types);
  return `${text}
${pages}  ${id}Pages${parameters}: AsyncIterableIterator<${response}>;

${items}  ${id}Items${parameters}: AsyncIterableIterator<${item}>;
`;
}

/** The doc comment of a method: the description of the operation, and its problems by status. */
function methodComment({ summary, description, responses }: Operation): string {
  const problems = responses
    .filter(isProblem)
    .flatMap(({ status, codes }) => codes.map((code, index) => (index > 0 ? code : `${status} ${code}`)));
  const words = problems.map((problem, index) => (index < problems.length - 1 ? `${problem},` : problem));
  const thrown = problems.length > 0 ? wrapped(['@throws ClientError. Problems:', ...words], width) : '';
  return docComment([summary, description, thrown], '  ');
}

const text: SchemaType = { kind: 'text' };

/** The type of the items of a paginated operation. */
function itemType(operation: Operation, types: Types): SchemaType {
  const { pagination } = operation;
  const page = types.get(successName(operation) ?? '');
  const list = page && pagination ? recordOf(page).find(({ name }) => name === pagination.items)?.schemaType : undefined;
  return list?.kind === 'list' ? list.items : text;
}

function pagesMethod(id: string, { cursor, next }: Pagination): string {
  return `  const ${id} = send(${literal(id)});
  const ${id}Pages: Client[${literal(`${id}Pages`)}] = (input, options) =>
    pages((${cursorName}) => ${id}({ ...input, ${cursorMember(cursor)} }, options), (page) => page.data${access(next)}, input?${access(cursor, '.')});
`;
}

const cursorName = 'cursor';

const cursorMember = (name: string): string => (name === cursorName ? name : `${propertyName(name)}: ${cursorName}`);

/** Returns the access to a property: `.name`, or `['a name']` with `dot` before it for optional access. */
function access(name: string, dot = ''): string {
  const written = propertyName(name);
  return written === name ? `.${name}` : `${dot}[${written}]`;
}

const itemsMethod = (id: string, { items }: Pagination): string =>
  `    ${id}Items: (input, options) => items(${id}Pages(input, options), (page) => page.data${access(items)}),\n`;

function conversion(request: NamedType, response: NamedType): string {
  const from = parameterName(response.name);
  const names = recordOf(request).map(({ name }) => `    ${literal(name)},\n`);
  const comment = `Converts a ${response.name} to a ${request.name}, so that you can change what you have read.`;
  return `${docComment([comment])}export function ${functionName(request.name)}(${from}: ${response.name}): ${request.name} {
  return pick(${from}, [
${names.join('')}  ]);
}
`;
}

/** Returns the last word of a type name in lower case: `profile` for `UserProfile`. */
const parameterName = (name: string): string => (/[A-Z][a-z]*$/.exec(name)?.[0] ?? 'value').toLowerCase();

const functionName = (type: string): string => `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
