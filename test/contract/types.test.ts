import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { parseDocument } from 'yaml';
import { generateIn } from './generate-in';

it('a property with a default stays optional in the generated types, because a request may omit it', () => {
  const root = mkdtempSync(join(tmpdir(), 'types-'));
  const contract = parseDocument(readFileSync('openapi.yaml', 'utf8'));
  contract.setIn(['components', 'schemas', 'Added'], { type: 'object', properties: { withDefault: { type: 'string', default: 'a' } } });
  writeFileSync(join(root, 'openapi.yaml'), String(contract));
  expect(generateIn(root).output).toContain('wrote    generated/types.ts');
  expect(readFileSync(join(root, 'generated', 'types.ts'), 'utf8')).toMatch(/^ *withDefault\?: string;$/m);
  rmSync(root, { recursive: true });
});
