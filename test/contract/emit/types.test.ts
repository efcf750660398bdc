import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseDocument } from 'yaml';
import { generateIn } from '../generate-in';

it('the generated types keep a property with a default optional, because a request may omit it', () => {
  const root = mkdtempSync(join(tmpdir(), 'types-'));
  const contract = parseDocument(readFileSync('openapi.yaml', 'utf8'));
  contract.setIn(['components', 'schemas', 'Added'], { type: 'object', properties: { withDefault: { type: 'string', default: 'a' } } });
  writeFileSync(join(root, 'openapi.yaml'), String(contract));
  expect(generateIn(root).output).toContain('wrote    generated/types.ts');
  expect(readFileSync(join(root, 'generated', 'types.ts'), 'utf8')).toMatch(/^ *withDefault\?: string;$/m);
  rmSync(root, { recursive: true });
});

describe('the values of x-extensible-enum', () => {
  const types = readFileSync('generated/types.ts', 'utf8');
  const contract = parseDocument(readFileSync('openapi.yaml', 'utf8'));

  it.each(['ProblemCode', 'InputErrorCode'])(
    'of %s are a union in the generated types, so that the code of the service is exhaustive',
    (name) => {
      const schema: unknown = contract.toJS().components.schemas[name];
      expect(schema).toEqual(expect.objectContaining({ type: 'string', pattern: expect.any(String) }));
      expect(schema).not.toHaveProperty('enum');
      const values: string[] = contract.toJS().components.schemas[name]['x-extensible-enum'];
      expect(types).toMatch(new RegExp(`${name}: ${values.map((value) => `"${value}"`).join(' \\| ')};`));
      for (const value of values) expect(value).toMatch(new RegExp(contract.toJS().components.schemas[name].pattern, 'u'));
    },
  );
});
