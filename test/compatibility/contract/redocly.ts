import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../structure/files';
import type { Break } from '../break';
import { namesIn } from './operations';
import { subjectOf } from './subject';

interface Location {
  file: string;
  pointer: string;
  line: number;
}

interface Change {
  typeName: string;
  property?: string;
  verdicts: { ruleId: string; impact: string; message: string }[];
  base?: Location & { value?: unknown };
  revision?: Location;
}

/**
 * Returns the changes of a contract that break clients, according to `redocly diff`. The rules are those that redocly.yaml turns on:
 * https://redocly.com/docs/cli/rules/diff-rules
 * @param base the path of the contract that clients were written for.
 * @param revision the path of the new contract.
 * @throws Error if Redocly cannot read both contracts.
 */
export async function redoclyBreaks(base: string, revision: string): Promise<Break[]> {
  const { changes }: { changes: Change[] } = JSON.parse(await report(base, revision));
  const names = namesIn(readFileSync(base, 'utf8'));
  return changes.flatMap((change) => sentencesOf(change).map((what) => breakOf(what, change, names)));
}

function report(base: string, revision: string): Promise<string> {
  const cli = join(root, 'node_modules/@redocly/cli/bin/cli.js');
  const options = ['--config', join(root, 'redocly.yaml'), '--lint-config', 'error', '--format', 'json', '--fail-on', 'none'];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [cli, 'diff', base, revision, ...options], { env, cwd: root, maxBuffer: 1e8 }, (cause, stdout, stderr) => {
      if (cause) reject(new Error(`redocly diff cannot compare ${base} with ${revision}:\n${stderr}`, { cause }));
      else resolve(stdout);
    });
  });
}

/** Redocly rates a response header that is no longer required as harmless. */
function sentencesOf({ verdicts, typeName, property, base }: Change): string[] {
  const isOptionalNow = typeName === 'Header' && property === 'required' && base?.value === true;
  const major = verdicts.filter(({ impact }) => impact === 'major');
  return [
    ...major.map(({ ruleId, message }) => `${message} (${ruleId})`),
    ...(isOptionalNow ? ['The response header is no longer required. (response-header-became-optional)'] : []),
  ];
}

function breakOf(what: string, { base, revision }: Change, names: ReadonlyMap<string, string>): Break {
  const location = revision ?? base;
  if (location === undefined) throw new Error(`redocly diff reports no location for this change: ${what}`);
  return {
    what,
    where: `${location.file}:${location.line} ${location.pointer}`,
    subject: subjectOf((base ?? location).pointer, names),
  };
}
