import { describe, expect, it } from '@jest/globals';
import { createSourceFile, forEachChild, isPropertySignature, type Node, ScriptTarget } from 'typescript';
import { filesIn, textOf } from '../../structure/files';

/** The files that define the type of an environment. `environments.ts` defines the options of a synthesis. */
const definitions = filesIn('infra/environments').filter((file) => /^infra\/environments\/(?!environments)[a-z]+\.ts$/.test(file));
const documentation = textOf('docs/deployment.md');

/** Returns the names of the optional members in a file. */
function optionalIn(file: string): string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (isPropertySignature(node) && node.questionToken) found.push(node.name.getText());
    forEachChild(node, visit);
  };
  visit(createSourceFile(file, textOf(file), ScriptTarget.Latest, true));
  return found;
}

/** Whether the text names a setting, in prose (`functions.memoryMB`) or in an example (`read: {`). */
const names = (text: string, name: string): boolean => new RegExp(`\`([A-Za-z]+\\.)*${name}\`|\\b${name}: `).test(text);

describe('docs/deployment.md', () => {
  const settings = definitions.flatMap(optionalIn);

  it('names every optional setting of an environment', () => {
    expect(settings).toEqual(expect.arrayContaining(['region', 'capacity', 'maxReadUnits', 'memoryMB']));
    expect(settings.filter((name) => !names(documentation, name))).toEqual([]);
  });

  it('would be found to lack a setting', () => {
    expect(names('`functions.memoryMB`, `read: {}`', 'memoryMB')).toBe(true);
    expect(names('memoryMB', 'memoryMB')).toBe(false);
  });
});
