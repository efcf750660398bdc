import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Suites } from './suites';

export interface Count {
  passed: number;
  failed: number;
  leftOut: number;
}

/** Runs the suites against a template with jest, which reports on stderr. @param file the template */
export async function runSuites({ files, without }: Suites, file: string): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  const results = join(folder, 'results.json');
  const names = without.length > 0 ? ['--testNamePattern', `^(?!.*(${without.map(literally).join('|')}))`] : [];
  const args = [require.resolve('jest/bin/jest'), '--json', '--outputFile', results, ...names, '--runTestsByPath', ...files];
  // Each suite starts its own embedded DynamoDB, because all of them create a table of the same name.
  const { DYNAMODB_ENDPOINT: _, ...env } = process.env;
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...env, REHEARSAL: file } });
  await new Promise((settle) => child.once('close', settle));
  try {
    return countIn(JSON.parse(readFileSync(results, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A suite that cannot be loaded has no tests and counts as one failed test. */
const countIn = (results: Record<string, number>): Count => ({
  passed: results['numPassedTests'] ?? 0,
  failed: (results['numFailedTests'] ?? 0) + (results['numRuntimeErrorTestSuites'] ?? 0),
  leftOut: results['numPendingTests'] ?? 0,
});

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
