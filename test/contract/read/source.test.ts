import { describe, expect, it } from '@jest/globals';
import { ContractError, openContract } from '../../../src/contract/read/source';

const text = `paths:
  /users/{id}:
    get: &shared { status: 200 }
    put: *shared
components:
  schemas:
    Id: { type: string }
    Alias: { $ref: '#/components/schemas/Id' }
    Loop: { $ref: '#/components/schemas/Loop' }
    Elsewhere: { $ref: 'other.yaml#/Id' }
    Nothing: { $ref: '#/components/schemas/Missing' }
    Both: { $ref: '#/components/schemas/Id', minLength: 3 }
    A/B: { type: integer }
    Escaped: { $ref: '#/components/schemas/A~1B' }
    Encoded: { $ref: '#/components/schemas/A%7E1B' }
`;

/** Opens the contract with one of the four invalid schemas at most, because a mapping resolves all its references. */
function schema(name: string) {
  const lines = text.split('\n').filter((line) => !/(Loop|Elsewhere|Nothing|Both):/.test(line) || line.includes(`${name}:`));
  return openContract(lines.join('\n')).need('components', '').need('schemas', '').find(name);
}

describe('the location of a node', () => {
  it('is in its errors as line, column and JSON pointer', () => {
    const node = openContract(text).need('paths', '').need('/users/{id}', '').need('get', '');
    expect(node.error('a problem', 'Repair it').message).toBe('openapi.yaml:3:5 (#/paths/~1users~1{id}/get): a problem. Repair it.');
  });

  it('is the location of the mapping if a key is missing in it', () => {
    const get = openContract(text).need('paths', '').need('/users/{id}', '').need('get', '');
    expect(() => get.need('operationId', 'Name it')).toThrow(
      'openapi.yaml:3:5 (#/paths/~1users~1{id}/get): the key "operationId" is missing. Name it.',
    );
  });
});

describe('a YAML alias', () => {
  it('is followed to its anchor', () => {
    expect(openContract(text).need('paths', '').need('/users/{id}', '').need('put', '').need('status', '').value()).toBe(200);
  });
});

describe('a reference', () => {
  it.each([
    ['Alias', '#/components/schemas/Id', 'Id'],
    ['Escaped', '#/components/schemas/A~1B', 'A/B'],
    ['Encoded', '#/components/schemas/A~1B', 'A/B'],
  ])('of %s is followed to its target', (name, pointer, target) => {
    const node = schema(name);
    expect([node?.pointer, node?.name, node?.referred]).toEqual([pointer, target, true]);
  });

  it('is not reported for a node that is defined in place', () => {
    expect(schema('Id')?.referred).toBe(false);
  });

  it.each([
    ['Loop', 'the $ref "#/components/schemas/Loop" points to itself. Refer to a definition.'],
    ['Elsewhere', 'the $ref "other.yaml#/Id" points outside this file. Move its target to components.'],
    ['Nothing', 'the target of the $ref "#/components/schemas/Missing" does not exist. Refer to an existing definition.'],
    ['Both', 'OpenAPI ignores the keys beside $ref. Leave only the $ref.'],
  ])('like %s is rejected', (name, message) => {
    expect(() => schema(name)).toThrow(message);
  });
});

describe('invalid YAML', () => {
  it.each([
    ['a key that repeats', 'a: 1\na: 2\n', 'openapi.yaml:2:1: the YAML is invalid (Map keys must be unique). Correct the syntax.'],
    ['an unknown alias', 'a: *nobody\n', 'openapi.yaml:1:1 (#): the YAML alias *nobody has no anchor. Define &nobody before it.'],
    ['an open bracket', 'a: [1\n', 'openapi.yaml:2:1: the YAML is invalid (Flow sequence in block collection must be'],
  ])('is rejected at %s', (_circumstance, broken, message) => {
    expect(() => openContract(broken).entries()).toThrow(message);
    expect(() => openContract(broken).entries()).toThrow(ContractError);
  });
});

describe('a node of another type', () => {
  it.each([
    ['a mapping', 'expected a mapping, found 5', (node: ReturnType<typeof openContract>) => node.entries()],
    ['a list', 'expected a list, found 5', (node: ReturnType<typeof openContract>) => node.items()],
    ['a string', 'expected a string, found 5', (node: ReturnType<typeof openContract>) => node.string()],
  ])('than %s is rejected', (_kind, message, read) => {
    expect(() => read(openContract('a: 5\n').need('a', ''))).toThrow(`openapi.yaml:1:1 (#/a): ${message}`);
  });
});
