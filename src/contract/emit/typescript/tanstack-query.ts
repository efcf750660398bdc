import { banner, docComment, literal, propertyName } from '../code';
import type { Contract, NamedType, Operation, Pagination } from '../../model';
import { recordOf, successName } from '../conversions';
import { caller, ownerOf, ownName } from '../owner';
import { inputName, inputOf, settableParameters } from './input';
import { type Types, typesOf } from './schemas';

/** A kind of record: a GET operation reads it by the id at the end of its path. */
interface RecordKind {
  read: Operation;
  /** The path parameter and the response member with the id. */
  id: string;
  type: NamedType;
}

/** Emits clients/typescript/src/generated/tanstack-query.ts: options of TanStack Query for each operation. */
export function emitTanStackQuery(contract: Contract): string {
  const types = typesOf(contract);
  const { operations } = contract;
  const kinds = operations.flatMap((operation) => kindReadBy(operation, types));
  const hasOther = operations.some((operation) => isChange(operation) && !kindOf(operation, kinds));
  const caches = [...(hasOther ? ['anyCache'] : []), ...(kinds.length > 0 ? ['recordCache'] : [])];
  const own = operations.flatMap((operation) => ownMethodOf(operation, types));
  const inputs = operations.map((operation) => inputName(operation)).toSorted();
  return `${banner}import type { QueryClient, QueryFilters } from '@tanstack/react-query';
import { infiniteQueryOptions, type InfiniteQueryOptions, mutationOptions, type MutationOptions, queryOptions, type QueryOptions } from '../tanstack-query/options.js';
import { ${caches.join(', ')} } from '../tanstack-query/record-cache.js';
import type { Client, ${inputs.join(', ')} } from './client.js';
import type { OperationId, Responses } from './operations.js';

type Data<Id extends OperationId> = Responses[Id]['data'];

/** Options of TanStack Query for each operation: of a query for an operation that reads, and of a mutation for an operation that changes. */
export interface Queries {
${operations.map((operation) => signatures(methodOf(operation, types), '  ')).join('')}${ownSignatures(own)}${kinds.map(filterSignature).join('')}}

/**
 * Creates the options for a client.
 * @param queryClient the cache that the mutations update
 */
export function createQueries(client: Client, queryClient: QueryClient): Queries {
${kinds.map((kind) => cacheOf(kind, contract)).join('')}${hasOther ? '  const other = anyCache(queryClient);\n' : ''}  return {
${operations.map((operation) => methods(methodOf(operation, types), kinds, '    ')).join('')}${ownMethods(own, kinds)}${kinds.map(filterMethod).join('')}  };
}
`;
}

const isChange = ({ method }: Operation): boolean => method !== 'GET' && method !== 'HEAD';

/** Returns the kind of record that an operation reads, if it does. */
function kindReadBy(operation: Operation, types: Types): RecordKind[] {
  const id = /\/\{([^{}/]+)\}$/.exec(operation.path)?.[1];
  const type = types.get(successName(operation) ?? '');
  if (operation.method !== 'GET' || operation.pagination || id === undefined || !type) return [];
  return recordOf(type).some(({ name, required }) => name === id && required) ? [{ read: operation, id, type }] : [];
}

/** Returns the kind of record that an operation changes or creates. */
function kindOf(operation: Operation, kinds: readonly RecordKind[]): RecordKind | undefined {
  const success = successName(operation);
  return kinds.find(
    ({ read, type }) =>
      (operation.path === read.path && (success === undefined || success === type.name)) ||
      (operation.path === collectionOf(read) && success === type.name),
  );
}

/** Returns the path without its last segment. */
const collectionOf = ({ path }: Operation): string => path.replace(/\/[^/]*$/, '');

/** A method of the options: of an operation, or of an operation on the caller's own record. */
interface Method {
  name: string;
  operation: Operation;
  /** The type of its input. */
  input: string;
  /** How many members the input can have: none, only optional ones, or at least one required. */
  members: 'none' | 'optional' | 'required';
  /** The parameter that has the caller's id. */
  owner: string | undefined;
}

function methodOf(operation: Operation, types: Types): Method {
  const { name, isOptional } = inputOf(operation, types);
  return { name: operation.id, operation, input: name, members: isOptional ? 'optional' : 'required', owner: undefined };
}

function ownMethodOf(operation: Operation, types: Types): Method[] {
  const owner = ownerOf(operation);
  if (!owner) return [];
  const others = settableParameters(operation).filter((parameter) => parameter !== owner);
  const isRequired = operation.body?.required === true || others.some(({ required }) => required);
  const optional = others.length > 0 || operation.body ? 'optional' : 'none';
  const input = `Omit<${inputOf(operation, types).name}, ${literal(owner.name)}>`;
  return [{ name: ownName(operation, owner), operation, input, members: isRequired ? 'required' : optional, owner: owner.name }];
}

function signatures({ name, operation, input, members }: Method, indent: string): string {
  const data = `Data<${literal(operation.id)}>`;
  const link = `{@link Client.${operation.id}}`;
  const signature = (comment: string, text: string): string => `${docComment([comment], indent)}${indent}${text};\n\n`;
  if (isChange(operation)) {
    const variables = { none: 'void', optional: `${input} | void`, required: input }[members];
    return signature(`Returns the options of a mutation that calls ${link}.`, `${name}(): MutationOptions<${data}, ${variables}>`);
  }
  const parameters = { none: '', optional: `input?: ${input}`, required: `input: ${input}` }[members];
  const query = signature(`Returns the options of a query that calls ${link}.`, `${name}(${parameters}): QueryOptions<${data}>`);
  const pages = `Returns the options of a query that loads page after page with ${link}.`;
  return operation.pagination ? query + signature(pages, `${name}Pages(${parameters}): InfiniteQueryOptions<${data}>`) : query;
}

function ownSignatures(own: readonly Method[]): string {
  if (own.length === 0) return '';
  const comment = docComment(["The same for the caller's own data."], '  ');
  return `${comment}  readonly me: {\n${own
    .map((method) => signatures(method, '    '))
    .join('')
    .replace(/\n$/, '')}  };\n\n`;
}

function methods(method: Method, kinds: readonly RecordKind[], indent: string): string {
  const { name, operation, members, owner } = method;
  const { id, pagination } = operation;
  if (isChange(operation)) return `${indent}${name}: () => ${mutation(method, kinds)},\n`;
  const whole = wholeInput(method);
  const parameters = { none: '()', optional: '(input = {})', required: '(input)' }[members];
  const query = `${indent}${name}: ${parameters} => queryOptions(${literal(id)}, ${whole}, client.${id}),\n`;
  const input = owner === undefined ? 'input' : whole;
  return pagination ? `${query}${indent}${name}Pages: ${parameters} =>\n${pagesOptions(id, pagination, input, indent)}` : query;
}

function mutation({ operation, input, members, owner }: Method, kinds: readonly RecordKind[]): string {
  const { id } = operation;
  const kind = kindOf(operation, kinds);
  const cache = kind ? cacheName(kind) : 'other';
  if (owner === undefined) return `mutationOptions(${literal(id)}, client.${id}, ${cache})`;
  const own = `${propertyName(owner)}: ${literal(caller)}`;
  const call = {
    none: `() => client.${id}({ ${own} })`,
    optional: `(input: ${input} | void) => client.${id}({ ...(input ?? {}), ${own} })`,
    required: `(input: ${input}) => client.${id}({ ...input, ${own} })`,
  }[members];
  return `mutationOptions(${literal(id)}, ${call}, ${cache}, { ${own} })`;
}

function wholeInput({ members, owner }: Method): string {
  if (owner === undefined) return 'input';
  return `{ ${members === 'none' ? '' : '...input, '}${propertyName(owner)}: ${literal(caller)} }`;
}

function ownMethods(own: readonly Method[], kinds: readonly RecordKind[]): string {
  return own.length === 0 ? '' : `    me: {\n${own.map((method) => methods(method, kinds, '      ')).join('')}    },\n`;
}

function pagesOptions(id: string, { cursor, next }: Pagination, input: string, indent: string): string {
  const access = (name: string): string => (propertyName(name) === name ? `.${name}` : `[${literal(name)}]`);
  const at = cursor === 'cursor' ? 'cursor' : `${propertyName(cursor)}: cursor`;
  const paging = `{ first: input${access(cursor)}, at: (cursor) => ({ ...${input}, ${at} }), next: (page) => page${access(next)} }`;
  return `${indent}  infiniteQueryOptions(${literal(id)}, ${input}, ${paging}, client.${id}),\n`;
}

const filterSignature = (kind: RecordKind): string =>
  `${docComment([`Selects all queries of {@link Client.${kind.read.id}} for one ${kind.id}, for \`invalidateQueries\` and others.`], '  ')}  ${filterName(kind)}(${kind.id}: string): QueryFilters;\n`;

/** Returns `ofUser` for the parameter `userId`. */
function filterName({ id }: RecordKind): string {
  const noun = id.replace(/Id$/, '') || id;
  return `of${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
}

const filterMethod = (kind: RecordKind): string => `    ${filterName(kind)}: ${cacheName(kind)}.filterOf,\n`;

const cacheName = ({ type: { name } }: RecordKind): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

function cacheOf(kind: RecordKind, { operations, namedTypes }: Contract): string {
  const bodies = operations.filter(({ path }) => path === kind.read.path).map(({ body }) => body?.name);
  const settable = namedTypes.filter(({ name }) => bodies.includes(name)).flatMap((type) => recordOf(type).map(({ name }) => name));
  const owned = recordOf(kind.type).filter(({ name }) => !settable.includes(name));
  const lists = operations.filter(({ pagination, path }) => pagination && path === collectionOf(kind.read));
  return `  const ${cacheName(kind)} = recordCache(queryClient, {
    read: ${literal(kind.read.id)},
    id: ${literal(kind.id)},
    self: ${ownerOf(kind.read) ? literal(caller) : 'undefined'},
    owned: ${literal(owned.map(({ name }) => name))},
    lists: ${literal(lists.map(({ id }) => id))},
  });
`;
}
