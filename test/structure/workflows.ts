import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { isObject, type Json, objectIn } from '../../infra/import-check/json';

const folder = '.github/workflows';

/** A workflow of GitHub Actions. */
export interface Workflow {
  readonly name: string;
  readonly text: string;
  readonly jobs: ReadonlyMap<string, Json>;
}

/** Reads the workflows of the repository. */
export const readWorkflows = (): Workflow[] =>
  readdirSync(folder).map((file) => workflowOf(basename(file, '.yml'), readFileSync(join(folder, file), 'utf8')));

/** Reads the text of a workflow. */
export function workflowOf(name: string, text: string): Workflow {
  const content: unknown = parse(text);
  const jobs = Object.entries(isObject(content) ? objectIn(content, 'jobs') : {}).flatMap(([id, job]) =>
    isObject(job) ? [[id, job] as const] : [],
  );
  return { name, text, jobs: new Map(jobs) };
}

/**
 * Returns the lines that use an action without a commit and its version. A tag can be moved to other code.
 * Workflows of this repository belong to the same commit.
 */
export const unpinned = ({ text }: Workflow): string[] =>
  text
    .split('\n')
    .filter((line) => /^\s*-?\s*["']?uses["']?:/.test(line))
    .filter((line) => !/uses: (\.\/|[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/.test(line))
    .map((line) => line.trim());

/** Returns the commands of a job. */
export const commandsOf = (job: Json | undefined): string[] => {
  const steps: unknown = job?.['steps'];
  return Array.isArray(steps)
    ? steps.flatMap((step: unknown) => (isObject(step) && typeof step['run'] === 'string' ? [step['run']] : []))
    : [];
};
