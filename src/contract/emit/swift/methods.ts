import { banner } from '../banner';
import type { Contract, Operation } from '../../model';
import { argumentsOf, declared, element, forwarded, type Argument } from './parameters';
import { escaped } from './syntax';
import { walkOf, type Walk } from './pagination';
import { successOf } from './success';
import { docs, lines, listed, oneLine } from './text';
import { problemType } from './type-names';
import type { SwiftTypes } from './types';

/**
 * Client+Operations.swift: a method for each operation, and two more for each that answers in pages.
 * @throws ContractError for what a method cannot ask or answer.
 */
export function emitMethods({ operations }: Contract, types: SwiftTypes): string {
  const methods = operations.flatMap((operation) => emitOperation(operation, types));
  return `${banner}import Foundation\n\nextension UserProfilesClient {\n${methods.join('\n')}}\n`;
}

function emitOperation(operation: Operation, types: SwiftTypes): string[] {
  const given = argumentsOf(operation, types);
  const walk = walkOf(operation, given, types);
  const method = emitMethod(operation, given, types);
  return walk ? [method, emitPages(operation.id, given, walk), emitItems(operation.id, given, walk)] : [method];
}

function emitMethod(operation: Operation, given: Argument[], types: SwiftTypes): string {
  const { id, method, summary, description } = operation;
  const { shape, description: returns } = successOf(operation);
  const problem = problemType(id);
  const paragraphs = [sentence(oneLine(summary)), description].filter((text) => text !== '');
  const notes = [
    ...parameterNotes(given),
    `- Returns: ${oneLine(returns)}`,
    `- Throws: \`\`ClientError\`\` with \`\`${problem}\`\` when the API answers otherwise.`,
  ];
  return `${docs([...paragraphs, notes.join('\n')].join('\n\n'), '  ')}${
    ['GET', 'HEAD'].includes(method) ? '' : '  @discardableResult\n'
  }  public func ${escaped(id)}(${parameterList(given)}) async throws(ClientError<${problem}>) -> Answer<${shape ? types.of(shape) : 'Void'}> {
${sending(id, given)}  }
`;
}

function sentence(text: string): string {
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`;
}

function sending(id: string, given: Argument[]): string {
  const elements = given.filter(({ passed }) => passed === 'listed').map(element);
  const row = `Operations.${escaped(id)}`;
  const labelled = given.filter(({ passed }) => passed === 'labelled').map(({ name }) => `, ${name}: ${name}`);
  if (elements.length <= 1) return `    try await send(${row}, [${elements.join(', ')}]${labelled.join('')})\n`;
  const list = lines(
    elements.map((one) => `${one},`),
    '        ',
  );
  return `    try await send(\n      ${row}, [\n${list}      ]${labelled.join('')}\n    )\n`;
}

function emitPages(id: string, given: Argument[], walk: Walk): string {
  const { next, page } = walk;
  const cursor = escaped(walk.cursor);
  const about = `The pages of \`${id}\`, one request for each, made when it is asked for.`;
  return `${walkDocs(id, about, given, walk)}  public func ${id}Pages(${parameterList(given)}) -> PageSequence<${page}> {
    PageSequence(from: ${cursor}, next: { $0.${next} }) { ${cursor} in
      try await ${escaped(id)}(${given.map(forwarded).join(', ')})
    }
  }
`;
}

function emitItems(id: string, given: Argument[], walk: Walk): string {
  const { item, items, page } = walk;
  const about = `The items of all pages of \`${id}\`, a page being asked for when the one before is used up.`;
  return `${walkDocs(id, about, given, walk)}  public func ${id}Items(${parameterList(given)}) -> ItemSequence<${page}, ${item}> {
    ItemSequence(${id}Pages(${given.map(forwarded).join(', ')})) { $0.${items} }
  }
`;
}

function walkDocs(id: string, about: string, given: Argument[], { cursor }: Walk): string {
  const begun = given.map((one) => (one.name === cursor ? { ...one, docs: 'Where to begin; at the first page when absent.' } : one));
  const thrown = `The sequence throws \`\`ClientError\`\` with \`\`${problemType(id)}\`\`.`;
  return docs([about, thrown, parameterNotes(begun).join('\n')].join('\n\n'), '  ');
}

function parameterNotes(given: Argument[]): string[] {
  const notes = given.filter((one) => one.docs !== '').map(({ name, docs: said }) => `  - ${name}: ${said}`);
  return notes.length === 0 ? [] : ['- Parameters:', ...notes];
}

function parameterList(given: Argument[]): string {
  return given.length === 0 ? '' : `\n${listed(given.map(declared), '    ')}  `;
}
