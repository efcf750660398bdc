import { openContract, type SourceNode } from '../../../src/contract/read/source';

const methods = ['get', 'put', 'post', 'patch', 'delete'];

/** Returns the operations of a contract with their operationIds. It reads no more than that, because older contracts break newer rules. */
export function operationsOf(text: string): { id: string; node: SourceNode }[] {
  const paths = openContract(text).find('paths')?.entries() ?? [];
  const operations = paths.flatMap(([, path]) => path.entries().filter(([method]) => methods.includes(method)));
  return operations.map(([, node]) => ({ id: node.find('operationId')?.string() ?? node.pointer, node }));
}

/**
 * Returns the names by which clients know the parts of a contract: JSON pointer of an operation → its operationId, and JSON pointer of a
 * parameter in components → the name that clients send.
 */
export function namesIn(text: string): Map<string, string> {
  const parameters = openContract(text).find('components')?.find('parameters')?.entries() ?? [];
  return new Map([
    ...operationsOf(text).map(({ id, node }) => [node.pointer, id] as const),
    ...parameters.map(([name, node]) => [node.pointer, node.find('name')?.string() ?? name] as const),
  ]);
}
