import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

/**
 * Writes a copy of the contract for Prism, which is deleted when the process exits, and returns its path. In the copy, no enum of a nullable
 * schema contains null, as OpenAPI requires it: Prism adds another null, which makes the schema invalid, and then it validates no body with
 * this schema (https://github.com/stoplightio/prism/issues/1931).
 */
export function writeMockContract(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mock-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit());
  const file = join(folder, 'openapi.json');
  writeFileSync(file, JSON.stringify(parse(readFileSync('openapi.yaml', 'utf8')), withoutNull));
  return file;
}

const withoutNull = (name: string, value: unknown): unknown =>
  name === 'enum' && Array.isArray(value) ? value.filter((each) => each !== null) : value;
