import { readFileSync } from 'node:fs';
import type { Caller } from './accepted';

/** A request whose response violates a check of Schemathesis. */
export interface Finding {
  /** `check METHOD path status`, followed by `code` and `pointer error` of the problem document, if there is one. */
  readonly name: string;
  /** A request with this finding. */
  readonly example: string;
}

/** The report of a run of Schemathesis. */
export interface Report {
  readonly caller: Caller;
  /** The number of requests. */
  readonly requests: number;
  /** The number of responses by operation and status, such as `GET /users 200`. */
  readonly answers: ReadonlyMap<string, number>;
  /** Without duplicates. */
  readonly findings: ReadonlyMap<string, Finding>;
}

/** The members of an event that this file reads. The report contains one JSON document per line. */
interface Event {
  readonly ScenarioFinished?: { readonly recorder: Recorder };
}

interface Recorder {
  readonly cases?: Readonly<Record<string, { readonly value: { readonly method: string; readonly path: string } }>>;
  readonly checks?: Readonly<Record<string, readonly { readonly name: string; readonly status: string }[]>>;
  readonly interactions?: Readonly<Record<string, Interaction>>;
}

interface Interaction {
  readonly request: {
    readonly method: string;
    readonly uri: string;
    readonly headers: Readonly<Record<string, readonly string[]>>;
    readonly body?: Bytes | null;
  };
  readonly response?: { readonly status_code: number; readonly content?: Bytes | null } | null;
}

interface Bytes {
  readonly $base64: string;
}

interface Problem {
  readonly code?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
}

/**
 * Reads the report of a run.
 * @param file the NDJSON report
 * @param output the output of the program
 */
export function readReport(caller: Caller, file: string, output: string): Report {
  const report = { caller, requests: 0, answers: new Map<string, number>(), findings: unsupportedPatterns(output) };
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { ScenarioFinished }: Event = JSON.parse(line);
    if (ScenarioFinished) addScenario(report, ScenarioFinished.recorder);
  }
  return report;
}

/** Patterns that Python cannot compile. Schemathesis ignores them with a warning and generates texts that do not match them. */
function unsupportedPatterns(output: string): Map<string, Finding> {
  const patterns = [...output.matchAll(/^ +Dropped `(.*)` - generated/gm)].map(([, pattern = '']) => `unsupported_pattern ${pattern}`);
  return new Map(patterns.map((name) => [name, { name, example: 'The contract has this pattern.' }]));
}

function addScenario(report: { requests: number; answers: Map<string, number>; findings: Map<string, Finding> }, recorder: Recorder): void {
  const { cases = {}, checks = {}, interactions = {} } = recorder;
  for (const [id, interaction] of Object.entries(interactions)) {
    const operation = `${interaction.request.method} ${cases[id]?.value.path ?? '?'}`;
    const answer = `${operation} ${interaction.response?.status_code ?? 'none'}`;
    report.requests += 1;
    report.answers.set(answer, (report.answers.get(answer) ?? 0) + 1);
    for (const { name, status } of checks[id] ?? []) {
      if (status !== 'success') addFindings(report.findings, `${name} ${answer}`, interaction);
    }
  }
}

function addFindings(findings: Map<string, Finding>, start: string, interaction: Interaction): void {
  const { code, errors } = problemOf(textOf(interaction.response?.content));
  const answered = code === undefined ? start : `${start} ${code}`;
  const names = errors === undefined ? [answered] : errors.map((error) => `${answered} ${placeOf(error.pointer)} ${error.code}`);
  for (const name of names) {
    if (!findings.has(name)) findings.set(name, { name, example: exampleOf(interaction) });
  }
}

/** Clients choose the keys of `metadata`. */
const placeOf = (pointer: string): string => pointer.replace(/^\/body\/metadata\/.*$/s, '/body/metadata/<key>');

const textOf = (bytes: Bytes | null | undefined): string => Buffer.from(bytes?.$base64 ?? '', 'base64').toString();

function problemOf(text: string): Problem {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

const longest = 600;

function exampleOf({ request: { method, uri, headers, body } }: Interaction): string {
  const sent = Object.entries(headers).map(([name, values]) => `${name}: ${JSON.stringify(values.join(', '))}`);
  return [`${method} ${uri}`, ...sent, textOf(body)].join(' | ').slice(0, longest);
}
