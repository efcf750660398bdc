import { banner, literal, propertyName } from '../code';
import type { Contract, Operation, Pagination } from '../../model';
import { caller } from '../owner';
import { inputName } from './input';
import { type OwnMethod, ownMethods } from './names';

/** Emits clients/typescript/src/generated/construct.ts: creates the methods of a client. */
export function emitConstruct({ operations }: Contract): string {
  const paginated = operations.filter(({ pagination }) => pagination);
  const [first, ...others] = ownMethods(operations);
  const own = first ? [first, ...others].map(({ name, operation }) => `${name}: me(${literal(operation.id)})`) : [];
  return `${banner}${imports(paginated, first !== undefined)}
/** Creates the client of a connection. */
export const clientOver = (connection: Connection): Client => {
  const send = sender(connection);
${paginated.map(pageIterator).join('')}${first ? ownSender(first) : ''}  return {
${operations.flatMap(members).join('')}${first ? `    me: { ${own.join(', ')} },\n` : ''}    reset: connection.reset,
  };
};
`;
}

function imports(paginated: readonly Operation[], hasOwn: boolean): string {
  const lines = [
    `import { ${hasOwn ? 'type Method, ' : ''}sender } from '../call.js';`,
    `import type { ${paginated.length > 0 ? 'CallOptions, ' : ''}Connection } from '../options.js';`,
    ...(paginated.length > 0 ? ["import { iterate } from '../pages.js';"] : []),
    `import type { ${['Client', ...paginated.map(inputName)].join(', ')} } from './client.js';`,
  ];
  const types = [...(hasOwn ? ['OperationId'] : []), ...(paginated.length > 0 ? ['Responses'] : [])];
  return `${[...lines, ...(types.length > 0 ? [`import type { ${types.join(', ')} } from './operations.js';`] : [])].join('\n')}\n`;
}

const members = ({ id, pagination }: Operation): string[] =>
  pagination
    ? [
        `    ${id},\n`,
        `    ${id}Pages: ${id}Each((page) => [page]),\n`,
        `    ${id}Items: ${id}Each((page) => page.data${access(pagination.items)}),\n`,
      ]
    : [`    ${id}: send(${literal(id)}),\n`];

/** Returns the function from which both iterator methods of an operation are made. */
function pageIterator(operation: Operation): string {
  const { id, pagination } = operation;
  if (!pagination) return '';
  return `  const ${id} = send(${literal(id)});
  const ${id}Each =
    <Value>(of: (page: Responses[${literal(id)}]) => readonly Value[]) =>
    (input?: ${inputName(operation)}, options?: CallOptions) =>
      iterate(${getPage(id, pagination)}, (page) => page.data${access(pagination.next)}, input?${access(pagination.cursor, '.')}, of);
`;
}

const cursorName = 'cursor';

function getPage(id: string, { cursor }: Pagination): string {
  const member = cursor === cursorName ? cursor : `${propertyName(cursor)}: ${cursorName}`;
  return `(${cursorName}) => ${id}({ ...input, ${member} }, options)`;
}

/** Returns the access to a property: `.name`, or `['a name']` with `dot` before it for optional access. */
function access(name: string, dot = ''): string {
  const written = propertyName(name);
  return written === name ? `.${name}` : `${dot}[${written}]`;
}

/** Returns the function from which the methods of `client.me` are made. */
const ownSender = ({ owner }: OwnMethod): string => `  const me =
    <Id extends OperationId>(id: Id): Method<Id> =>
    (input, options) =>
      send(id)({ ...input, ${propertyName(owner.name)}: ${literal(caller)} }, options);
`;
