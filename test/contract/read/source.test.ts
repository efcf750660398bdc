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

/** Each schema in a text of its own, because a mapping reads all its references. */
function schema(name: string) {
  const wanted = text.split('\n').filter((line) => !/(Loop|Elsewhere|Nothing|Both):/.test(line) || line.includes(`${name}:`));
  return openContract(wanted.join('\n')).need('components', '').need('schemas', '').find(name);
}

describe('a place in the contract', () => {
  it('is named by line, column and JSON Pointer, with what to do', () => {
    const spot = openContract(text).need('paths', '').need('/users/{id}', '').need('get', '');
    expect(spot.error('a problem', 'Repair it').message).toBe('openapi.yaml:3:5 (#/paths/~1users~1{id}/get): a problem. Repair it.');
  });

  it('is the place of the mapping when a key is missing in it', () => {
    const get = openContract(text).need('paths', '').need('/users/{id}', '').need('get', '');
    expect(() => get.need('operationId', 'Name it')).toThrow(
      'openapi.yaml:3:5 (#/paths/~1users~1{id}/get): "operationId" is missing. Name it.',
    );
  });

  it('is read through a YAML alias', () => {
    expect(openContract(text).need('paths', '').need('/users/{id}', '').need('put', '').need('status', '').value()).toBe(200);
  });
});

describe('a reference', () => {
  it.each([
    ['Alias', '#/components/schemas/Id', 'Id'],
    ['Escaped', '#/components/schemas/A~1B', 'A/B'],
    ['Encoded', '#/components/schemas/A~1B', 'A/B'],
  ])('of %s is followed to the definition', (name, pointer, target) => {
    const spot = schema(name);
    expect([spot?.pointer, spot?.name, spot?.referred]).toEqual([pointer, target, true]);
  });

  it('that is none is said to be none', () => {
    expect(schema('Id')?.referred).toBe(false);
  });

  it.each([
    ['Loop', '$ref leads back to itself: #/components/schemas/Loop. Let it name a definition.'],
    ['Elsewhere', '$ref leaves the file: other.yaml#/Id. Put the thing under components.'],
    ['Nothing', '$ref names nothing: #/components/schemas/Missing. Name something that exists.'],
    ['Both', 'what stands next to $ref is ignored. Leave only the $ref.'],
  ])('like %s is refused', (name, message) => {
    expect(() => schema(name)).toThrow(message);
  });
});

describe('a text that is not YAML', () => {
  it.each([
    ['a key that repeats', 'a: 1\na: 2\n', 'openapi.yaml:2:1: Map keys must be unique. Make the file valid YAML.'],
    ['an unknown alias', 'a: *nobody\n', 'openapi.yaml:1:1 (#): the alias *nobody names nothing. Define &nobody before it.'],
    ['an open bracket', 'a: [1\n', 'openapi.yaml:2:1: Flow sequence in block collection must be'],
  ])('is refused at %s', (_circumstance, broken, message) => {
    expect(() => openContract(broken).entries()).toThrow(message);
    expect(() => openContract(broken).entries()).toThrow(ContractError);
  });
});

describe('a value of another kind', () => {
  it.each([
    ['a mapping', 'a mapping is expected here', (spot: ReturnType<typeof openContract>) => spot.entries()],
    ['a list', 'a list is expected here', (spot: ReturnType<typeof openContract>) => spot.items()],
    ['text', 'text is expected here', (spot: ReturnType<typeof openContract>) => spot.string()],
  ])('than %s is refused', (_kind, message, read) => {
    expect(() => read(openContract('a: 5\n').need('a', ''))).toThrow(`openapi.yaml:1:1 (#/a): ${message}`);
  });
});
