import { banner } from '../code';
import type { Contract, Operation } from '../../model';
import { successOf } from './operations';
import { type Paging, pagingOf } from './pagination';
import { type Argument, argumentsOf, declared, element, forwarded } from './parameters';
import { docs, escaped, lines, listed, oneLine } from './syntax';
import { inNamespace, problemType, type SwiftTypes } from './types';

/**
 * Returns the content of Client+Operations.swift: one method per operation, and two more per operation with pages.
 * @throws ContractError for parameters or responses that a method cannot express.
 */
export function emitMethods({ operations }: Contract, types: SwiftTypes): string {
  const methods = operations.flatMap((operation) => emitOperation(operation, types));
  return `${banner}import Foundation\n\nextension UserProfilesClient {\n${methods.join('\n')}}\n`;
}

function emitOperation(operation: Operation, types: SwiftTypes): string[] {
  const parameters = argumentsOf(operation, types);
  const paging = pagingOf(operation, parameters, types);
  const method = emitMethod(operation, parameters, types);
  return paging ? [method, emitPages(operation.id, parameters, paging), emitItems(operation.id, parameters, paging)] : [method];
}

function emitMethod(operation: Operation, parameters: Argument[], types: SwiftTypes): string {
  const { id, method, summary, description } = operation;
  const paragraphs = [sentence(oneLine(summary)), description, notesOf(operation, parameters)].filter((text) => text !== '');
  return `${docs(paragraphs.join('\n\n'), '  ')}${
    ['GET', 'HEAD'].includes(method) ? '' : '  @discardableResult\n'
  }  public func ${escaped(id)}(${parameterList(parameters)}) ${result(operation, types)} {
${sending(id, parameters)}  }
`;
}

/** Returns the error and the result of an operation's method. */
export function result(operation: Operation, types: SwiftTypes): string {
  const { schemaType } = successOf(operation);
  return `async throws(ClientError<${inNamespace(problemType(operation.id))}>) -> Response<${schemaType ? types.of(schemaType) : 'Void'}>`;
}

/** Returns the documentation of the parameters, the result and the error of an operation's method. */
export function notesOf(operation: Operation, parameters: Argument[]): string {
  const problem = inNamespace(problemType(operation.id)).replace('.', '/');
  return [
    ...parameterNotes(parameters),
    `- Returns: ${oneLine(successOf(operation).description)}`,
    `- Throws: \`\`ClientError\`\` with \`\`${problem}\`\` for every other response.`,
  ].join('\n');
}

/** Returns a text with a full stop. */
export function sentence(text: string): string {
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`;
}

// `self.` finds the method of the client also where a parameter has the same name.
function sending(id: string, parameters: Argument[]): string {
  const elements = parameters.filter(({ passed }) => passed === 'listed').map(element);
  const row = `Operations.${escaped(id)}`;
  const labelled = parameters.filter(({ passed }) => passed === 'labelled').map(({ name }) => `, ${name}: ${name}`);
  if (elements.length <= 1) return `    try await self.send(${row}, [${elements.join(', ')}]${labelled.join('')})\n`;
  const list = lines(
    elements.map((one) => `${one},`),
    '        ',
  );
  return `    try await self.send(\n      ${row}, [\n${list}      ]${labelled.join('')}\n    )\n`;
}

function emitPages(id: string, parameters: Argument[], paging: Paging): string {
  const { next, page } = paging;
  const cursor = escaped(paging.cursor);
  const about = `Returns the pages of \`${id}\` as a sequence. Each page is requested when the loop reaches it.`;
  return `${docs(pagingNotesOf(id, about, parameters, paging), '  ')}  public func ${id}Pages(${parameterList(parameters)}) -> PageSequence<${page}> {
    PageSequence(from: ${cursor}, next: { $0.${next} }) { ${cursor} in
      try await self.${escaped(id)}(${parameters.map(forwarded).join(', ')})
    }
  }
`;
}

function emitItems(id: string, parameters: Argument[], paging: Paging): string {
  const { item, items, page } = paging;
  const about = `Returns the items of all pages of \`${id}\` as a sequence. The next page is requested when the loop has used up the last one.`;
  return `${docs(pagingNotesOf(id, about, parameters, paging), '  ')}  public func ${id}Items(${parameterList(parameters)}) -> ItemSequence<${page}, ${item}> {
    ItemSequence(self.${id}Pages(${parameters.map(forwarded).join(', ')})) { $0.${items} }
  }
`;
}

/**
 * Returns the documentation of a method that returns a sequence.
 * @param about what it returns
 */
export function pagingNotesOf(id: string, about: string, parameters: Argument[], { cursor }: Paging): string {
  const first = parameters.map((one) => (one.name === cursor ? { ...one, docs: 'Where to start; the first page when omitted.' } : one));
  const thrown = `The sequence throws \`\`ClientError\`\` with \`\`${inNamespace(problemType(id)).replace('.', '/')}\`\`.`;
  return [about, thrown, parameterNotes(first).join('\n')].join('\n\n');
}

function parameterNotes(parameters: Argument[]): string[] {
  const notes = parameters.filter((one) => one.docs !== '').map(({ name, docs: text }) => `  - ${name}: ${text}`);
  return notes.length === 0 ? [] : ['- Parameters:', ...notes];
}

/**
 * Returns the parameters of a method, one per line.
 * @param indent the indent of the method
 */
export function parameterList(parameters: Argument[], indent = '  '): string {
  return parameters.length === 0 ? '' : `\n${listed(parameters.map(declared), `${indent}  `)}${indent}`;
}
