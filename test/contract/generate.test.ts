import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { generateIn } from './generate-in';

describe('what openapi.yaml compiles to', () => {
  it('is what generated/ holds; if not, npm run generate repairs it', () => {
    expect(generateIn('.', '--check')).toEqual({ status: 0, output: 'The generated files are what openapi.yaml compiles to\n' });
  });

  it('is said to come from it in every file that can hold a comment', () => {
    const files = readdirSync('generated', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const silent = files.filter(({ parentPath, name }) => {
      return !readFileSync(join(parentPath, name), 'utf8').startsWith('// Compiled from openapi.yaml by `npm run generate`');
    });
    expect(silent.map(({ name }) => name)).toEqual(['api-gateway.json']);
  });
});
