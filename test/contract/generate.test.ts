import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { generateIn } from './generate-in';

describe('the generated files', () => {
  it('match openapi.yaml (if not, run npm run generate)', () => {
    expect(generateIn('.', '--check')).toEqual({ status: 0, output: 'The generated files match openapi.yaml.\n' });
  });

  it('begin with a banner, except JSON, which has no comments', () => {
    const files = readdirSync('generated', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const unmarked = files.filter(({ parentPath, name }) => {
      return !readFileSync(join(parentPath, name), 'utf8').startsWith('// Generated from openapi.yaml by `npm run generate`');
    });
    expect(unmarked.map(({ name }) => name)).toEqual(['api-gateway.json']);
  });
});
