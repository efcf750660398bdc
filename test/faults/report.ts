import { describeAttempt } from './check/view';
import { type History, type Intent, intentIn } from './history';
import { kinds } from './kinds';
import type { Subject } from './environment/program';
import type { Outcome } from './round';
import { type Violation, violationKinds } from './check/violation';

const columns = [
  'kind',
  'rounds',
  'requests',
  'acknowledged writes',
  ...violationKinds.map((kind) => kind.replace('answer', 'answers')),
  'not tested',
];

/** The table of all rounds, in Markdown. */
export function tableFor(outcomes: readonly Outcome[]): string {
  const rows = kinds.map((kind) => [kind, ...figures(outcomes.filter((one) => one.kind === kind))]);
  const total = ['all', ...figures(outcomes)];
  const cells = [columns, columns.map(() => '---'), ...rows.filter(([, rounds]) => rounds !== '0'), total];
  return cells.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function figures(outcomes: readonly Outcome[]): string[] {
  const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
  const found = violationKinds.map((kind) => sum(outcomes.map(({ violations }) => violations.filter((one) => one.kind === kind).length)));
  const requests = sum(outcomes.map((one) => one.requests));
  const acknowledged = sum(outcomes.map((one) => one.acknowledged));
  const untested = outcomes.filter(({ notTested }) => notTested !== undefined).length;
  return [outcomes.length, requests, acknowledged, ...found, untested].map(String);
}

/** What a round has found, in one line. */
export function lineFor({ kind, seed, requests, acknowledged, violations, met, notTested }: Outcome, seconds: number): string {
  const faults = Object.entries(met).map(([name, count]) => `${count} ${name}`);
  const store = faults.length > 0 ? `, tries: ${faults.join(', ')}` : '';
  const found = `${violations.length} violations (seed ${seed}, ${seconds.toFixed(0)} s)`;
  return `${kind}: ${notTested === undefined ? '' : `NOT TESTED, ${notTested}; `}${requests} requests, ${acknowledged} acknowledged writes${store}; ${found}`;
}

const mostLines = 80;

/** A violation with the command that repeats its round and the history of its user. */
export function accountOf({ kind, text, userId }: Violation, { kind: round, seed, history }: Outcome, subject: Subject): string {
  const against = subject === 'naive' ? ' --against naive' : '';
  const lines = userId === undefined ? [] : historyOf(history, userId);
  return [
    `${kind.toUpperCase()}${userId === undefined ? '' : ` (user ${userId})`}: ${text}`,
    `  npm run test:faults -- --seed ${seed} --only ${round} --rounds 1${against}`,
    ...lines.slice(-mostLines).map((line) => `    ${line}`),
  ].join('\n');
}

function historyOf({ intents, walks, followed }: History, userId: string): string[] {
  const asked = intents
    .filter((intent) => intent.userId === userId)
    .flatMap((intent) =>
      intent.attempts.map((attempt) => ({ at: attempt.begin, line: `${titleOf(intent)}, ${describeAttempt(attempt)}` })),
    );
  const shown = [...walks, ...followed]
    .flatMap((walk) => walk.shown)
    .filter(({ profile }) => profile.userId === userId)
    .map(({ begin, end, profile }) => ({
      at: begin,
      line: `page, ${describeAttempt({ begin, end, status: 200, profile })}, state of write ${intentIn(profile.displayName)}`,
    }));
  return [...asked, ...shown].toSorted((a, b) => a.at - b.at).map(({ line }) => line);
}

function titleOf({ id, method, content, key, ifMatch }: Intent): string {
  const parts = [`write ${id}: ${method}`, content?.email, key !== undefined && 'with a key', ifMatch && `If-Match ${ifMatch.etag}`];
  return parts.filter(Boolean).join(' ');
}
