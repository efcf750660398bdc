import { openContract, type SourceNode } from '../../../src/contract/read/source';
import type { Break } from '../break';
import { operationsOf } from './operations';

/** A list of values that clients rely on. Redocly does not compare it: it is an extension, or it is made of examples. */
interface List {
  /** The same in both contracts. */
  id: string;
  values: string[];
  where: string;
  subject: string;
  /** Says that a value is gone. */
  without: (value: string) => string;
}

/** Returns the values that a contract no longer lists: allowed callers, codes of problems, and values of `x-extensible-enum`. */
export function listBreaks(base: string, revision: string): Break[] {
  const now = new Map(listsOf(revision).map((list) => [list.id, list]));
  return listsOf(base).flatMap(({ id, values, subject, without }) => {
    const list = now.get(id);
    const gone = list === undefined ? [] : values.filter((value) => !list.values.includes(value));
    return gone.map((value) => ({ what: without(value), where: `openapi.yaml ${list?.where}`, subject: subject || value }));
  });
}

const listsOf = (text: string): List[] => [
  ...operationsOf(text).flatMap(({ id, node }) => [...callersOf(id, node), ...codesOf(id, node)]),
  ...extensibleEnums(openContract(text)),
];

function callersOf(operation: string, node: SourceNode): List[] {
  const list = node.find('x-access');
  if (list === undefined) return [];
  return [
    {
      id: list.pointer,
      values: list.items().map((item) => item.string()),
      where: list.pointer,
      subject: operation,
      without: (caller) => `\`${operation}\` no longer allows the caller \`${caller}\`. (access-narrowed)`,
    },
  ];
}

/** The codes are in the examples of the problem documents. The linter makes sure that each code has an example. */
function codesOf(operation: string, node: SourceNode): List[] {
  const responses = node.find('responses')?.entries() ?? [];
  return responses.map(([status, response]) => ({
    id: `${node.pointer} ${status}`,
    values: examplesOf(response).flatMap((example) => example.find('code')?.string() ?? []),
    where: response.pointer,
    subject: '',
    without: (code) => `A response ${status} of \`${operation}\` no longer has the code \`${code}\`. (problem-code-removed)`,
  }));
}

function examplesOf(response: SourceNode): SourceNode[] {
  const problem = response.find('content')?.find('application/problem+json')?.find('examples')?.entries() ?? [];
  return problem.flatMap(([, example]) => example.find('value') ?? []);
}

function extensibleEnums(contract: SourceNode): List[] {
  const schemas = contract.find('components')?.find('schemas')?.entries() ?? [];
  return schemas.flatMap(([name, schema]) => {
    const list = schema.find('x-extensible-enum');
    if (list === undefined) return [];
    const without = (value: string) => `\`${name}\` no longer has the value \`${value}\`. (extensible-enum-value-removed)`;
    return [{ id: list.pointer, values: list.items().map((item) => item.string()), where: list.pointer, subject: '', without }];
  });
}
