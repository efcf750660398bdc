import { type Attempt, type Call, callIdIn, type History } from './history';
import { kinds } from './kinds';
import type { Subject } from './environment/program';
import type { RoundResult } from './round';
import { type Violation, violationKinds } from './check/violation';

const columns = [
  'kind',
  'rounds',
  'requests',
  'acknowledged writes',
  ...violationKinds.map((kind) => kind.replace('answer', 'answers')),
  'not tested',
];

/** Returns the table of all rounds in Markdown. */
export function tableFor(results: readonly RoundResult[]): string {
  const rows = kinds.map((kind) => [kind, ...figures(results.filter((one) => one.kind === kind))]);
  const total = ['all', ...figures(results)];
  const cells = [columns, columns.map(() => '---'), ...rows.filter(([, rounds]) => rounds !== '0'), total];
  return cells.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function figures(results: readonly RoundResult[]): string[] {
  const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
  const found = violationKinds.map((kind) => sum(results.map(({ violations }) => violations.filter((one) => one.kind === kind).length)));
  const requests = sum(results.map((one) => one.requests));
  const acknowledged = sum(results.map((one) => one.acknowledged));
  const untested = results.filter(({ notTested }) => notTested !== undefined).length;
  return [results.length, requests, acknowledged, ...found, untested].map(String);
}

/** Returns the result of a round in one line. */
export function lineFor({ kind, seed, requests, acknowledged, violations, faultCounts, notTested }: RoundResult, seconds: number): string {
  const faults = Object.entries(faultCounts).map(([name, count]) => `${count} ${name}`);
  const store = faults.length > 0 ? `, faults: ${faults.join(', ')}` : '';
  const found = `${violations.length} violations (seed ${seed}, ${seconds.toFixed(0)} s)`;
  return `${kind}: ${notTested === undefined ? '' : `NOT TESTED, ${notTested}; `}${requests} requests, ${acknowledged} acknowledged writes${store}; ${found}`;
}

/** Maximum number of lines of a user's history that are printed. */
const maxLines = 80;

/** Returns a violation with the command that repeats its round and the history of its user. */
export function accountOf({ kind, text, userId }: Violation, { kind: round, seed, history }: RoundResult, subject: Subject): string {
  const against = subject === 'naive' ? ' --against naive' : '';
  const lines = userId === undefined ? [] : historyOf(history, userId);
  return [
    `${kind.toUpperCase()}${userId === undefined ? '' : ` (user ${userId})`}: ${text}`,
    `  npm run test:faults -- --seed ${seed} --only ${round} --rounds 1${against}`,
    ...lines.slice(-maxLines).map((line) => `    ${line}`),
  ].join('\n');
}

function historyOf({ calls, iterations, followed }: History, userId: string): string[] {
  const asked = calls
    .filter((call) => call.userId === userId)
    .flatMap((call) => call.attempts.map((attempt) => ({ at: attempt.begin, line: `${titleOf(call)}, ${describeAttempt(attempt)}` })));
  const shown = [...iterations, ...followed]
    .flatMap((iterate) => iterate.shown)
    .filter(({ profile }) => profile.userId === userId)
    .map(({ begin, end, profile }) => ({
      at: begin,
      line: `page, ${describeAttempt({ begin, end, status: 200, profile })}, state of call ${callIdIn(profile.displayName)}`,
    }));
  return [...asked, ...shown].toSorted((a, b) => a.at - b.at).map(({ line }) => line);
}

function titleOf({ id, method, content, key, ifMatch }: Call): string {
  const parts = [`call ${id}: ${method}`, content?.email, key !== undefined && 'with a key', ifMatch && `If-Match ${ifMatch.etag}`];
  return parts.filter(Boolean).join(' ');
}

const describeAttempt = ({ begin, end, status, code, profile }: Attempt): string => {
  const state = profile && `version ${profile.version} of ${profile.createdAt}, updated ${profile.updatedAt}`;
  return [`${begin.toFixed(0)}–${end.toFixed(0)} ms: ${status}`, code, state].filter(Boolean).join(' ');
};
