import { banner, docComment, literal, wrapped } from '../code';
import type { Contract, Operation, SchemaType } from '../../model';
import { recordOf, successName } from '../conversions';
import { type Input, inputName, inputOf } from './input';
import { checkGeneratedNames, type OwnMethod, ownMethods } from './names';
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
  const own = ownMembers(contract);
  const helpers = ['OwnInput', 'RequestBody'].filter((name) =>
    [own, ...inputs.map(({ text }) => text)].some((text) => text.includes(`${name}<`)),
  );
  const helperImport = helpers.length > 0 ? `import type { ${helpers.join(', ')} } from '../operation.js';\n` : '';
  return `${banner}${helperImport}import type { CallOptions } from '../options.js';
import type { Responses } from './operations.js';
${names.length > 0 ? `import type { ${names.join(', ')} } from './schemas.js';\n` : ''}
${inputs.map(({ text }) => text).join('\n')}
${docComment([contract.summary])}export interface Client {
${methods.join('\n')}${own}
  /** Forgets the token and all cached responses, for example when the user signs out. Calls in progress reject with the kind \`cancelled\`. */
  reset(): void;
}
`;
}

/** Returns the member with the operations on the caller's own data. Empty if the contract has none. */
function ownMembers({ operations }: Contract): string {
  const methods = ownMethods(operations).map(ownMethod);
  return methods.length === 0 ? '' : `\n  /** The operations on the user of the token. */\n  readonly me: {\n${methods.join('\n')}  };\n`;
}

function ownMethod({ name, operation, owner }: OwnMethod): string {
  const { id, body, parameters } = operation;
  const isOptional = body?.required !== true && !parameters.some((parameter) => parameter.required && parameter !== owner);
  const input = `input${isOptional ? '?' : ''}: OwnInput<${inputName(operation)}, ${literal(owner.name)}>`;
  const comment = docComment([`Calls {@link Client.${id}} for the user of the token.`], '    ');
  return `${comment}    ${name}(${input}, options?: CallOptions): Promise<Responses[${literal(id)}]>;\n`;
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
